"use client";

import { Button } from "@mantine/core";
import { IconMapSearch } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "./page-header";
import { usePath } from "./workspace";

/** A page that does not exist, and one of another workspace, look the same. */
export function PageMissing() {
  const t = useTranslations("shell.failure");
  const toPath = usePath();
  return (
    <>
      <PageHeader title={t("notFound")} />
      <EmptyState
        icon={<IconMapSearch />}
        title={t("notFoundTitle")}
        action={
          <Button component={Link} href={toPath("/home")}>
            {t("home")}
          </Button>
        }
      >
        {t("notFoundText")}
      </EmptyState>
    </>
  );
}
