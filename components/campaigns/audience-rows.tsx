"use client";

import { Drawer } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { StateBadge } from "@/components/leads/lead-badges";
import { useTRPC } from "@/components/shell/trpc";
import { usePath } from "@/components/shell/workspace";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorCard } from "@/components/ui/error-card";
import { TableSkeleton } from "@/components/ui/skeletons";
import { audienceParts } from "@/server/campaigns/schemas";
import { nameOf } from "./campaign-view";

/** Which figure of the reach is open; it stands in the address. */
export const useAudiencePart = () =>
  useQueryState("people", parseAsStringLiteral(audienceParts).withOptions({ history: "push" }));

/** The people behind a figure of the reach. */
export function AudienceRows({ campaignId }: { campaignId: string }) {
  const t = useTranslations("campaigns.audience");
  const [part, setPart] = useAudiencePart();
  return (
    <Drawer
      opened={part !== null}
      onClose={() => void setPart(null)}
      position="right"
      size="lg"
      title={part ? t(`parts.${part}`) : ""}
    >
      {part && <Rows campaignId={campaignId} part={part} />}
    </Drawer>
  );
}

function Rows({ campaignId, part }: { campaignId: string; part: (typeof audienceParts)[number] }) {
  const t = useTranslations("campaigns");
  const trpc = useTRPC();
  const path = usePath();
  const query = useInfiniteQuery(
    trpc.campaigns.audience.infiniteQueryOptions(
      { campaignId, which: part },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  if (query.error) return <ErrorCard error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <TableSkeleton />;
  return (
    <DataTable
      label={t(`audience.parts.${part}`)}
      rows={query.data.pages.flatMap((page) => page.data)}
      rowId={(row) => row.id}
      rowHref={(row) => path(`/leads/${row.id}`)}
      columns={[
        { id: "name", header: t("rows.name"), primary: true, cell: (row) => nameOf(row) ?? t("rows.unnamed") },
        {
          id: "state",
          header: t("rows.state"),
          width: 170,
          phone: "bare",
          cell: (row) => <StateBadge state={row.conversationState} />,
        },
      ]}
      more={{
        hasMore: query.hasNextPage,
        isLoading: query.isFetchingNextPage,
        onLoad: () => void query.fetchNextPage(),
      }}
      empty={<EmptyState title={t("rows.none")} />}
    />
  );
}
