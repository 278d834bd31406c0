"use client";

import { Button } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { toastDone, toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { useMay } from "@/components/shell/workspace";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusBadge } from "@/components/ui/status-badge";
import { TimeText } from "@/components/ui/time-text";
import type { AppRouter } from "@/server/trpc/root";

type Key = inferRouterOutputs<AppRouter>["integrations"]["keys"][number];

/** The workspace's API keys, by the first characters of each. */
export function KeyList() {
  const t = useTranslations("integrations.keys");
  const trpc = useTRPC();
  const { data: keys } = useSuspenseQuery(trpc.integrations.keys.queryOptions());
  if (keys.length === 0) {
    return (
      <EmptyState icon={<IconKey />} title={t("none")}>
        {t("noneText")}
      </EmptyState>
    );
  }
  const columns: DataColumn<Key>[] = [
    { id: "name", header: t("name"), primary: true, cell: (key) => key.name },
    { id: "prefix", header: t("prefix"), width: 150, cell: (key) => `${key.prefix}…` },
    { id: "scopes", header: t("scopes"), width: 90, align: "end", cell: (key) => key.scopes.length },
    {
      id: "used",
      header: t("lastUsed"),
      width: 150,
      cell: (key) => (key.lastUsedAt ? <TimeText value={key.lastUsedAt} relative onRealClock /> : t("never")),
    },
    { id: "acts", header: t("state"), width: 120, phone: "bare", cell: (key) => <KeyState apiKey={key} /> },
  ];
  return <DataTable label={t("title")} columns={columns} rows={keys} rowId={(key) => key.id} />;
}

function KeyState({ apiKey }: { apiKey: Key }) {
  const t = useTranslations("integrations.keys");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const mayRevoke = useMay("keys:write");
  const revoke = useMutation(
    trpc.integrations.revokeKey.mutationOptions({
      onSuccess: () => toastDone(t("revokedToast", { name: apiKey.name })),
      onError: (error) => toastFailure(error.message),
      onSettled: () => queryClient.invalidateQueries(trpc.integrations.keys.queryFilter()),
    }),
  );
  if (apiKey.revokedAt) return <StatusBadge tone="neutral">{t("revoked")}</StatusBadge>;
  if (!mayRevoke) return <StatusBadge tone="success">{t("active")}</StatusBadge>;
  return (
    <Button
      variant="subtle"
      color="red"
      size="compact-sm"
      loading={revoke.isPending}
      aria-label={`${t("revoke")}: ${apiKey.name}`}
      onClick={() => revoke.mutate({ keyId: apiKey.id })}
    >
      {t("revoke")}
    </Button>
  );
}
