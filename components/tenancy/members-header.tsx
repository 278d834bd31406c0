"use client";

import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page-header";
import { useMay } from "@/components/shell/workspace";
import { InviteMembers } from "./invite-members";

export function MembersHeader() {
  const t = useTranslations("tenancy");
  const mayInvite = useMay("members:write");
  return (
    <PageHeader
      title={t("members.title")}
      section={t("settings.section")}
      actions={mayInvite ? <InviteMembers /> : undefined}
    >
      {t("members.intro")}
    </PageHeader>
  );
}
