"use client";

import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace";
import { roles } from "@/server/tenancy/schemas";

/** The roles that the viewer may give: ownership only by an owner. */
export function useRoleOptions() {
  const t = useTranslations("tenancy.roles");
  const { role: ownRole } = useWorkspace();
  return roles
    .filter((role) => role !== "owner" || ownRole === "owner")
    .map((role) => ({ value: role, label: t(role) }));
}
