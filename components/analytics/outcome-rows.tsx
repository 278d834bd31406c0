"use client";

import { Select, Stack, Text } from "@mantine/core";
import { useSuspenseInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { StateBadge } from "@/components/leads/lead-badges";
import { useTRPC } from "@/components/shell/trpc";
import { usePath } from "@/components/shell/workspace";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TimeText } from "@/components/ui/time-text";
import { outcomes } from "@/server/campaigns/schemas";
import type { ConversationState } from "@/server/leads/schemas";

/** The people behind one figure of a report; which figure stands in the address. */
export function OutcomeRows({ campaignId }: { campaignId: string }) {
  const t = useTranslations("analytics");
  const trpc = useTRPC();
  const path = usePath();
  const [outcome, setOutcome] = useQueryState("outcome", parseAsStringLiteral(outcomes).withDefault("sent"));
  const { data: results } = useSuspenseQuery(trpc.analytics.results.queryOptions({ campaignId }));
  const query = useSuspenseInfiniteQuery(
    trpc.analytics.rows.infiniteQueryOptions(
      { campaignId, outcome },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  const rows = query.data.pages.flatMap((page) => page.data);
  const nameOf = (row: (typeof rows)[number]) => [row.first_name, row.last_name].filter(Boolean).join(" ");
  return (
    <Stack gap="sm">
      <Select
        label={t("figure")}
        data={outcomes.map((one) => ({ value: one, label: t(`outcomes.${one}`) }))}
        value={outcome}
        onChange={(next) => void setOutcome(outcomes.find((one) => one === next) ?? null)}
        allowDeselect={false}
        maw={260}
      />
      <Text size="sm" role="status">
        {t("found", { count: results.counts[outcome] })}
      </Text>
      <DataTable
        label={t(`outcomes.${outcome}`)}
        rows={rows}
        rowId={(row) => row.lead_id}
        rowHref={(row) => path(`/leads/${row.lead_id}`)}
        total={results.counts[outcome]}
        columns={[
          { id: "name", header: t("columns.name"), primary: true, cell: (row) => nameOf(row) || t("unnamed") },
          { id: "company", header: t("columns.company"), cell: (row) => row.company ?? "–" },
          {
            id: "state",
            header: t("columns.state"),
            width: 170,
            phone: "bare",
            cell: (row) => <StateBadge state={row.conversation_state as ConversationState} />,
          },
          {
            id: "first",
            header: t("columns.first"),
            width: 200,
            cell: (row) => <TimeText value={row.first_at} />,
          },
        ]}
        more={{
          hasMore: query.hasNextPage,
          isLoading: query.isFetchingNextPage,
          onLoad: () => void query.fetchNextPage(),
        }}
        empty={<EmptyState title={t("noRows")} />}
      />
    </Stack>
  );
}
