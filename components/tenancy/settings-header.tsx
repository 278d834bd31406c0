"use client";

import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page-header";

export function SettingsHeader({ page }: { page: "profile" | "general" | "outbox" }) {
  const t = useTranslations("tenancy");
  return (
    <PageHeader title={t(`${page}.title`)} section={t("settings.section")}>
      {t(`${page}.intro`)}
    </PageHeader>
  );
}
