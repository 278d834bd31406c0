"use client";

import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import type { LeadField } from "@/server/leads/schemas";
import { useFieldsChange } from "./use-fields-change";

export function RestoreField({ field }: { field: LeadField }) {
  const t = useTranslations("leads.settings");
  const trpc = useTRPC();
  const restore = useMutation(trpc.leads.restoreField.mutationOptions(useFieldsChange()));
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      loading={restore.isPending}
      onClick={() => restore.mutate({ fieldId: field.id })}
    >
      {t("restore", { field: field.label })}
    </Button>
  );
}
