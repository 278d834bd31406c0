"use client";

import { Button, Drawer, Skeleton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconFilterPlus } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type Filter, nodesOf } from "@/server/leads/schemas";

const FilterBuilder = dynamic(() => import("./filter-builder").then((file) => file.FilterBuilder), {
  loading: () => <Skeleton height={240} />,
});

/** The one editor of filters: of the list, of a segment and of a campaign's audience. */
export function FilterEditor({ filter, onChange }: { filter: Filter; onChange: (next: Filter) => void }) {
  const t = useTranslations("leads.filter");
  const [opened, { open, close }] = useDisclosure(false);
  const apply = (next: Filter) => {
    onChange(next);
    close();
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFilterPlus size={16} aria-hidden />}
        onClick={open}
        aria-haspopup="dialog"
      >
        {nodesOf(filter).length === 0 ? t("add") : t("edit")}
      </Button>
      <Drawer
        opened={opened}
        onClose={close}
        title={t("title")}
        position="right"
        size="xl"
        closeButtonProps={{ "aria-label": t("close") }}
      >
        {opened && <FilterBuilder filter={filter} onApply={apply} />}
      </Drawer>
    </>
  );
}
