"use client";

import { Button, Progress, ScrollArea, SegmentedControl, Stack, Text } from "@mantine/core";
import { useQueryClient, useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useLive } from "@/components/shell/live";
import { PageHeader } from "@/components/shell/page-header";
import { useTRPC } from "@/components/shell/trpc";
import { usePath } from "@/components/shell/workspace";
import { Area } from "@/components/ui/area";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TableSkeleton } from "@/components/ui/skeletons";
import { TimeText } from "@/components/ui/time-text";
import { campaignStatuses } from "@/server/campaigns/schemas";
import { CampaignStatusBadge } from "./campaign-status";
import { type CampaignRow, progressOf } from "./campaign-view";
import { FirstCampaign, NewCampaign } from "./new-campaign";

export function CampaignList() {
  const t = useTranslations("campaigns");
  return (
    <>
      <PageHeader title={t("title")} actions={<NewCampaign />} />
      <Area skeleton={<TableSkeleton />}>
        <Campaigns />
      </Area>
    </>
  );
}

function Campaigns() {
  const t = useTranslations("campaigns");
  const trpc = useTRPC();
  const path = usePath();
  const queryClient = useQueryClient();
  const columns = useColumns();
  const [status, setStatus] = useQueryState("status", parseAsStringLiteral(campaignStatuses));
  const query = useSuspenseInfiniteQuery(
    trpc.campaigns.list.infiniteQueryOptions(
      { status: status ?? undefined },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  useLive(["campaigns/", "messaging/"], () => void queryClient.invalidateQueries(trpc.campaigns.list.pathFilter()));
  const rows = query.data.pages.flatMap((page) => page.data);
  if (rows.length === 0 && status === null) return <FirstCampaign />;
  return (
    <Stack gap="sm">
      <ScrollArea type="auto" offsetScrollbars="x">
        <SegmentedControl
          aria-label={t("columns.status")}
          value={status ?? "all"}
          onChange={(next) => void setStatus(next === "all" ? null : (next as CampaignRow["status"]))}
          data={["all" as const, ...campaignStatuses].map((one) => ({ value: one, label: t(`statuses.${one}`) }))}
        />
      </ScrollArea>
      <DataTable
        label={t("title")}
        columns={columns}
        rows={rows}
        rowId={(campaign) => campaign.id}
        rowHref={(campaign) =>
          path(campaign.status === "draft" ? `/campaigns/${campaign.id}/edit/audience` : `/campaigns/${campaign.id}`)
        }
        more={{
          hasMore: query.hasNextPage,
          isLoading: query.isFetchingNextPage,
          onLoad: () => void query.fetchNextPage(),
        }}
        empty={
          <EmptyState
            title={t("empty.none")}
            action={<Button onClick={() => void setStatus(null)}>{t("empty.clear")}</Button>}
          />
        }
      />
    </Stack>
  );
}

function useColumns(): DataColumn<CampaignRow>[] {
  const t = useTranslations("campaigns.columns");
  const format = useFormatter();
  return [
    { id: "name", header: t("name"), primary: true, cell: (campaign) => campaign.name },
    {
      id: "status",
      header: t("status"),
      width: 150,
      phone: "bare",
      cell: ({ status }) => <CampaignStatusBadge status={status} />,
    },
    { id: "progress", header: t("progress"), width: 180, cell: (campaign) => <CampaignProgress campaign={campaign} /> },
    { id: "sent", header: t("sent"), width: 90, align: "end", cell: ({ ledger }) => format.number(ledger.sent) },
    {
      id: "intended",
      header: t("intended"),
      width: 100,
      align: "end",
      phone: "hide",
      cell: ({ ledger }) => format.number(ledger.intended),
    },
    {
      id: "launched",
      header: t("launched"),
      width: 150,
      cell: ({ launchedAt }) => <TimeText value={launchedAt} relative />,
    },
  ];
}

/** How far a campaign is: a bar with its words. */
export function CampaignProgress({ campaign }: { campaign: Pick<CampaignRow, "ledger" | "name"> }) {
  const t = useTranslations("campaigns");
  const { settled, percent } = progressOf(campaign);
  if (campaign.ledger.intended === 0) return <Text size="sm">–</Text>;
  return (
    <Stack gap={2} miw={120}>
      <Progress value={percent} aria-label={t("progressOf", { name: campaign.name })} />
      <Text size="xs" className="tabular">
        {t("settled", { settled, intended: campaign.ledger.intended, percent })}
      </Text>
    </Stack>
  );
}
