"use client";

import { Button, Card, Group, List, Stack, Text } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useMutation, useQueryClient, useSuspenseInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page-header";
import { toastDone, toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { useMay, usePath } from "@/components/shell/workspace";
import { Area } from "@/components/ui/area";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadMore } from "@/components/ui/load-more";
import { CardsSkeleton } from "@/components/ui/skeletons";
import { StatusBadge } from "@/components/ui/status-badge";
import type { PairView } from "@/server/duplicates";
import type { LeadView } from "@/server/leads";
import { BulkMerge } from "./bulk-merge";
import { MergeDialog } from "./merge-dialog";
import { RecentMerges } from "./recent-merges";

export function DuplicateList() {
  const t = useTranslations("duplicates");
  const mayWrite = useMay("leads:write");
  return (
    <>
      <PageHeader
        title={t("title")}
        section={t("section")}
        back={{ path: "/leads", label: t("toLeads") }}
        actions={mayWrite && <BulkMerge />}
      >
        {t("text")}
      </PageHeader>
      <Stack>
        <Area skeleton={<CardsSkeleton cards={3} height={140} />}>
          <Pairs />
        </Area>
        <Area skeleton={<CardsSkeleton cards={1} height={80} />}>
          <RecentMerges />
        </Area>
      </Stack>
    </>
  );
}

function Pairs() {
  const t = useTranslations("duplicates");
  const trpc = useTRPC();
  const query = useSuspenseInfiniteQuery(
    trpc.duplicates.list.infiniteQueryOptions({ limit: 25 }, { getNextPageParam: (page) => page.nextCursor }),
  );
  const pairs = query.data.pages.flatMap((page) => page.data);
  if (pairs.length === 0 && !query.hasNextPage)
    return (
      <EmptyState icon={<IconUsers />} title={t("empty")}>
        {t("emptyText")}
      </EmptyState>
    );
  return (
    <Stack component="section" aria-label={t("pairs")} gap="sm">
      {pairs.map((pair) => (
        <PairCard key={pair.id} pair={pair} />
      ))}
      {query.hasNextPage && <LoadMore isLoading={query.isFetchingNextPage} onLoad={() => void query.fetchNextPage()} />}
    </Stack>
  );
}

function PairCard({ pair }: { pair: PairView }) {
  const t = useTranslations("duplicates");
  const format = useFormatter();
  const percent = format.number(pair.score, { style: "percent", maximumFractionDigits: 1 });
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Group justify="space-between">
          <Group gap="xs">
            <StatusBadge tone={pair.level === "likely" ? "warning" : "info"}>{t(`level.${pair.level}`)}</StatusBadge>
            <Text size="sm">{t("score", { percent })}</Text>
          </Group>
          <Decide pair={pair} />
        </Group>
        <Group grow align="flex-start" preventGrowOverflow={false}>
          {pair.leads.map((lead) => (
            <Person key={lead.id} lead={lead} />
          ))}
        </Group>
        <List size="sm" aria-label={t("reasons")} spacing={2}>
          {pair.reasons.map(({ field, level, points }) => (
            <List.Item key={field}>
              {t(`fields.${field}`)}: {t(`levels.${level as "same"}`)} ({t("points", { points })})
            </List.Item>
          ))}
        </List>
      </Stack>
    </Card>
  );
}

const nameOf = (lead: LeadView, unnamed: string) => lead.name || lead.email || lead.phone || unnamed;

function Person({ lead }: { lead: LeadView }) {
  const t = useTranslations("duplicates");
  const path = usePath();
  return (
    <Stack gap={0} miw={180}>
      <Link href={path(`/leads/${lead.id}`)}>{nameOf(lead, t("unnamed"))}</Link>
      {[lead.company, lead.email, lead.phone].filter(Boolean).map((line) => (
        <Text key={line} size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
          {line}
        </Text>
      ))}
    </Stack>
  );
}

function Decide({ pair }: { pair: PairView }) {
  const t = useTranslations("duplicates");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const mayWrite = useMay("leads:write");
  const [one, other] = pair.leads.map((lead) => nameOf(lead, t("unnamed")));
  const reload = () => void queryClient.invalidateQueries(trpc.duplicates.pathFilter());
  const onError = (error: { message: string }) => toastFailure(error.message);
  const reopen = useMutation(trpc.duplicates.dismiss.mutationOptions({ onSuccess: reload, onError }));
  const dismiss = useMutation(
    trpc.duplicates.dismiss.mutationOptions({
      onSuccess: () => {
        reload();
        const undo = { label: t("undo"), run: () => reopen.mutate({ pairId: pair.id, dismissed: false }) };
        toastDone(t("dismissed", { one: one ?? "", other: other ?? "" }), undo);
      },
      onError,
    }),
  );
  if (!mayWrite) return null;
  return (
    <Group gap="xs">
      <Button
        size="compact-sm"
        variant="default"
        loading={dismiss.isPending}
        onClick={() => dismiss.mutate({ pairId: pair.id })}
      >
        {t("dismiss")}
      </Button>
      <MergeDialog leadId={pair.leads[0].id} otherId={pair.leads[1].id} />
    </Group>
  );
}
