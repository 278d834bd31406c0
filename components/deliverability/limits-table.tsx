"use client";

import { Stack, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { DataTable } from "@/components/ui/data-table";
import { StatusBadge } from "@/components/ui/status-badge";
import { TimeText } from "@/components/ui/time-text";
import type { Limit } from "@/server/messaging/schemas";

/** Every limit over senders, brand and running campaigns: how much is used, which one binds, and when it frees. */
export function LimitsTable() {
  const t = useTranslations("messaging.limits");
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.messaging.limits.queryOptions({}));
  return (
    <Stack component="section" gap="xs" aria-label={t("title")}>
      <Title order={2} fz="lg">
        {t("title")}
      </Title>
      <Text size="sm">{data.sentence ?? t("nothingWaits")}</Text>
      {data.limits.length > 0 && (
        <DataTable
          label={t("title")}
          rows={data.limits}
          rowId={({ kind, subject }) => `${kind}:${subject}`}
          columns={[
            { id: "limit", header: t("columns.limit"), primary: true, cell: ({ sentence }) => sentence },
            { id: "used", header: t("columns.used"), width: 220, cell: (limit) => <Used limit={limit} /> },
            { id: "state", header: t("columns.state"), width: 220, cell: (limit) => <State limit={limit} /> },
          ]}
        />
      )}
    </Stack>
  );
}

function Used({ limit: { used, of, unit } }: { limit: Limit }) {
  const t = useTranslations("messaging.limits");
  const format = useFormatter();
  if (of === null) return <Text size="sm">{t("none")}</Text>;
  return <Text size="sm">{t(`units.${unit}`, { used: format.number(used), of: format.number(of) })}</Text>;
}

function State({ limit: { binds, freesAt } }: { limit: Limit }) {
  const t = useTranslations("messaging.limits");
  if (!binds) return <StatusBadge tone="success">{t("room")}</StatusBadge>;
  return (
    <Stack gap={2} align="flex-start">
      <StatusBadge tone="warning">{t("binds")}</StatusBadge>
      {freesAt && (
        <Text size="sm">
          {t("frees")} <TimeText value={freesAt} />
        </Text>
      )}
    </Stack>
  );
}
