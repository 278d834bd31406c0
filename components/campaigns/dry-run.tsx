"use client";

import { Card, Group, Stack, Text, Title } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { usePath } from "@/components/shell/workspace";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusBadge } from "@/components/ui/status-badge";
import { TimeText } from "@/components/ui/time-text";
import { type DryRunPage, nameOf } from "./campaign-view";

const tones = { would_send: "success", held: "warning", skipped: "neutral" } as const;

/** What a launch would do now, lead by lead, by the gate of real sends; nothing is sent. */
export function DryRunList({ campaignId }: { campaignId: string }) {
  const t = useTranslations("campaigns.dryRun");
  const trpc = useTRPC();
  const path = usePath();
  const query = useSuspenseInfiniteQuery(
    trpc.campaigns.dryRun.infiniteQueryOptions(
      { campaignId },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  const summary = query.data.pages[0]?.summary;
  const columns = useColumns();
  const rows = query.data.pages.flatMap((page) => page.data);
  return (
    <Card>
      <Stack gap="sm">
        <Title order={2} fz="md">
          {t("title")}
        </Title>
        {summary && <Sums {...summary} />}
        <DataTable
          label={t("title")}
          rows={rows}
          rowId={(row) => row.leadId}
          rowHref={(row) => path(`/leads/${row.leadId}`)}
          maxHeight="420px"
          columns={columns}
          more={{
            hasMore: query.hasNextPage,
            isLoading: query.isFetchingNextPage,
            onLoad: () => void query.fetchNextPage(),
          }}
          empty={<EmptyState title={t("nobody")} />}
        />
      </Stack>
    </Card>
  );
}

function Sums({ wouldSend, held, skipped, segments, costMinor }: DryRunPage["summary"]) {
  const t = useTranslations("campaigns.dryRun");
  const format = useFormatter();
  const cost = format.number(costMinor / 100, { style: "currency", currency: "USD" });
  return (
    <Group gap="lg" className="tabular">
      <Text size="sm">{t("wouldSend", { count: wouldSend })}</Text>
      <Text size="sm">{t("held", { count: held })}</Text>
      <Text size="sm">{t("skipped", { count: skipped })}</Text>
      <Text size="sm" fw={600}>
        {t("cost", { segments, cost })}
      </Text>
    </Group>
  );
}

function useColumns(): DataColumn<DryRunPage["data"][number]>[] {
  const t = useTranslations("campaigns.dryRun");
  return [
    { id: "name", header: t("lead"), primary: true, cell: (row) => nameOf(row) ?? t("unnamed") },
    {
      id: "outcome",
      header: t("outcome"),
      width: 150,
      phone: "bare",
      cell: (row) => <StatusBadge tone={tones[row.outcome]}>{t(`outcomes.${row.outcome}`)}</StatusBadge>,
    },
    {
      id: "when",
      header: t("when"),
      width: 300,
      cell: (row) =>
        row.outcome === "skipped" ? (
          "–"
        ) : (
          <span>
            <TimeText value={row.sendAt} fallback={t("now")} />
            {row.localTime && ` · ${t("theirs", { time: row.localTime })}`}
          </span>
        ),
    },
    { id: "channel", header: t("by"), width: 110, cell: (row) => (row.channel ? t(`channels.${row.channel}`) : "–") },
    { id: "reason", header: t("reason"), cell: (row) => [row.reason, row.because].filter(Boolean).join(" ") || "–" },
  ];
}
