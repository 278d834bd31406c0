"use client";

import { Button, List } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone, toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { ConfirmAction } from "@/components/ui/confirm-action";

/** Shows the pairs above 99 % before it merges exactly those. */
export function BulkMerge() {
  const t = useTranslations("duplicates");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data } = useQuery(trpc.duplicates.preview.queryOptions({ from: 0.99 }));
  const pairs = data?.pairs ?? [];
  const merge = useMutation(
    trpc.duplicates.mergeMany.mutationOptions({
      onSuccess: ({ merged, skipped }) => {
        toastDone(t("bulk.done", { merged, skipped }));
        void queryClient.invalidateQueries(trpc.duplicates.pathFilter());
        void queryClient.invalidateQueries(trpc.leads.pathFilter());
      },
      onError: (error) => toastFailure(error.message),
    }),
  );
  if (pairs.length === 0) return null;
  return (
    <ConfirmAction
      trigger={(open) => (
        <Button variant="default" onClick={open}>
          {t("bulk.open")}
        </Button>
      )}
      title={t("bulk.title")}
      confirm={t("bulk.submit", { count: pairs.length })}
      color="blue"
      onConfirm={() => merge.mutateAsync({ pairIds: pairs.map(({ id }) => id) })}
    >
      {t("bulk.text", { count: pairs.length })}
      <List size="sm" mt="sm" mah={240} style={{ overflow: "auto" }}>
        {pairs.map(({ id, leads: [one, other] }) => (
          <List.Item key={id}>
            {one.name || one.email || one.phone} · {other.name || other.email || other.phone}
          </List.Item>
        ))}
      </List>
    </ConfirmAction>
  );
}
