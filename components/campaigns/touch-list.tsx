"use client";

import { Anchor, Group, Select, Stack, Text } from "@mantine/core";
import { useSuspenseInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TimeText } from "@/components/ui/time-text";
import { touchTabs } from "@/server/campaigns/schemas";
import { type CampaignView, nameOf, type Touch } from "./campaign-view";
import { useReportSearch } from "./report-search";
import { TouchDrawer } from "./touch-drawer";
import { TouchStatusBadge } from "./touch-status";

/** The campaign's ledger row by row; a row opens its verdicts. */
export function TouchList({ campaign }: { campaign: CampaignView }) {
  const t = useTranslations("campaigns.touches");
  const trpc = useTRPC();
  const columns = useColumns();
  const { status, step, reason, touch, setSearch } = useReportSearch();
  const query = useSuspenseInfiniteQuery(
    trpc.campaigns.touches.infiniteQueryOptions(
      { campaignId: campaign.id, status: status ?? undefined, step: step ?? undefined, reason: reason ?? undefined },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  const rows = query.data.pages.flatMap((page) => page.data);
  return (
    <Stack gap="sm">
      <Filters campaign={campaign} />
      <DataTable
        label={t("title")}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        onOpen={(row) => void setSearch({ touch: row.id })}
        more={{
          hasMore: query.hasNextPage,
          isLoading: query.isFetchingNextPage,
          onLoad: () => void query.fetchNextPage(),
        }}
        empty={<EmptyState title={t("none")} />}
      />
      <TouchDrawer
        touch={rows.find((row) => row.id === touch) ?? null}
        onClose={() => void setSearch({ touch: null })}
      />
    </Stack>
  );
}

function Filters({ campaign }: { campaign: CampaignView }) {
  const t = useTranslations("campaigns");
  const trpc = useTRPC();
  const { status, step, reason, setSearch } = useReportSearch();
  const { data: reasons } = useSuspenseQuery(trpc.campaigns.reasons.queryOptions({ campaignId: campaign.id }));
  const offered = [
    ...new Set(reasons.flatMap((one) => (one.reason && (!status || one.status === status) ? [one.reason] : []))),
  ];
  return (
    <Group align="flex-end" gap="sm">
      <Select
        label={t("touches.status")}
        placeholder={t("touches.all")}
        data={touchTabs.map((one) => ({ value: one, label: t(`ledger.${one}`) }))}
        value={status}
        onChange={(next) => void setSearch({ status: touchTabs.find((one) => one === next) ?? null, reason: null })}
        clearable
        clearButtonProps={{ "aria-label": t("touches.all") }}
        w={170}
      />
      <Select
        label={t("touches.step")}
        placeholder={t("touches.all")}
        data={campaign.steps.map((_, at) => String(at + 1))}
        value={step === null ? null : String(step)}
        onChange={(next) => void setSearch({ step: next === null ? null : Number(next) })}
        clearable
        clearButtonProps={{ "aria-label": t("touches.all") }}
        w={110}
      />
      <Select
        label={t("touches.reason")}
        placeholder={t("touches.all")}
        data={offered}
        value={reason}
        onChange={(next) => void setSearch({ reason: next })}
        clearable
        clearButtonProps={{ "aria-label": t("touches.all") }}
        w={{ base: "100%", sm: 340 }}
      />
    </Group>
  );
}

function useColumns(): DataColumn<Touch>[] {
  const t = useTranslations("campaigns.touches");
  const { setSearch } = useReportSearch();
  return [
    {
      id: "lead",
      header: t("lead"),
      primary: true,
      cell: (row) => (
        <Anchor
          component="button"
          type="button"
          tabIndex={-1}
          c="inherit"
          fw={500}
          ta="start"
          mih={24}
          onClick={() => void setSearch({ touch: row.id })}
        >
          {nameOf(row) ?? t("unnamed")}
        </Anchor>
      ),
    },
    { id: "step", header: t("step"), width: 70, align: "end", cell: (row) => row.step },
    {
      id: "status",
      header: t("status"),
      width: 150,
      phone: "bare",
      cell: (row) => <TouchStatusBadge status={row.status} delivery={row.delivery} />,
    },
    {
      id: "when",
      header: t("when"),
      width: 210,
      cell: (row) => <TimeText value={row.sentAt ?? row.dueAt} />,
    },
    {
      id: "reason",
      header: t("reason"),
      cell: (row) => (
        <Text size="sm" lineClamp={2}>
          {row.reason ?? "–"}
        </Text>
      ),
    },
  ];
}
