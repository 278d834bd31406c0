"use client";

import { Button, Group } from "@mantine/core";
import { IconAddressBook, IconFilterOff } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { SampleButton } from "@/components/imports/sample-button";
import { useMay, usePath } from "@/components/shell/workspace";
import { EmptyState } from "@/components/ui/empty-state";

export function NoLeads({ isNarrowed, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  const t = useTranslations("leads");
  const path = usePath();
  const mayImport = useMay("leads:import");
  if (isNarrowed) {
    return (
      <EmptyState
        icon={<IconFilterOff size={24} />}
        title={t("empty.none")}
        action={<Button onClick={onClear}>{t("empty.clear")}</Button>}
      >
        {t("empty.noneText")}
      </EmptyState>
    );
  }
  const start = mayImport && (
    <Group>
      <Button component={Link} href={path("/leads/import")}>
        {t("import")}
      </Button>
      <SampleButton />
    </Group>
  );
  return (
    <EmptyState icon={<IconAddressBook size={24} />} title={t("empty.first")} action={start}>
      {t("empty.firstText")}
    </EmptyState>
  );
}
