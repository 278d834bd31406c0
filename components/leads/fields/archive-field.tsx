"use client";

import { Button, Stack, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { ConfirmAction } from "@/components/ui/confirm-action";
import type { LeadField } from "@/server/leads/schemas";
import { useFieldsChange } from "./use-fields-change";

/** Says first who holds the field; the archiving is taken back by Undo or below. */
export function ArchiveField({ field }: { field: LeadField }) {
  const t = useTranslations("leads.settings");
  const trpc = useTRPC();
  const change = useFieldsChange();
  const restore = useMutation(trpc.leads.restoreField.mutationOptions(change));
  const archive = useMutation(
    trpc.leads.archiveField.mutationOptions({
      ...change,
      onSuccess: () =>
        toastDone(t("wasArchived", { field: field.label }), {
          label: t("undo"),
          run: () => restore.mutate({ fieldId: field.id }),
        }),
    }),
  );
  return (
    <ConfirmAction
      trigger={(open) => (
        <Button
          variant="subtle"
          size="compact-sm"
          color="red"
          onClick={open}
          aria-label={t("archiveOf", { field: field.label })}
        >
          {t("archive")}
        </Button>
      )}
      title={t("archiveOf", { field: field.label })}
      confirm={t("archiveConfirm")}
      onConfirm={() => archive.mutateAsync({ fieldId: field.id })}
    >
      <Use field={field} />
    </ConfirmAction>
  );
}

function Use({ field }: { field: LeadField }) {
  const t = useTranslations("leads.settings");
  const trpc = useTRPC();
  const { data: use } = useQuery(trpc.leads.fieldUse.queryOptions({ fieldId: field.id }));
  return (
    <Stack gap={4}>
      <Text size="sm">{t("archiveText")}</Text>
      {use && <Text size="sm">{t(use.isMore ? "heldByMore" : "heldBy", { count: use.leads })}</Text>}
      {use && use.segments.length > 0 && <Text size="sm">{t("segments", { names: use.segments.join(", ") })}</Text>}
      {use && use.campaigns.length > 0 && <Text size="sm">{t("campaigns", { names: use.campaigns.join(", ") })}</Text>}
    </Stack>
  );
}
