"use client";

import { Card, Grid, NumberInput, SegmentedControl, Select, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FilterChips } from "@/components/leads/filter/filter-chips";
import { FilterEditor } from "@/components/leads/filter/filter-editor";
import { useTRPC } from "@/components/shell/trpc";
import { Area } from "@/components/ui/area";
import { CardsSkeleton } from "@/components/ui/skeletons";
import { nodesOf } from "@/server/leads/schemas";
import { AudienceRows } from "./audience-rows";
import { ReachCard } from "./reach-card";
import type { Draft } from "./use-draft";

type Kind = "filter" | "segment";

export function AudienceStep({ draft }: { draft: Draft }) {
  const t = useTranslations("campaigns.audience");
  return (
    <Grid>
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Card>
          <Stack>
            <Title order={2}>{t("title")}</Title>
            <WhoField draft={draft} />
            <HoldoutField draft={draft} />
          </Stack>
        </Card>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Area skeleton={<CardsSkeleton cards={1} height={260} />}>
          <ReachCard campaignId={draft.campaign.id} />
        </Area>
      </Grid.Col>
      <AudienceRows campaignId={draft.campaign.id} />
    </Grid>
  );
}

function WhoField({ draft }: { draft: Draft }) {
  const t = useTranslations("campaigns.audience");
  const trpc = useTRPC();
  const segments = useQuery(trpc.segments.list.queryOptions());
  const filter = draft.values.filter ?? {};
  const kind: Kind = draft.values.segment_id ? "segment" : "filter";
  const first = segments.data?.[0]?.id;
  const data: { value: Kind; label: string; disabled?: boolean }[] = [
    { value: "filter", label: t("filter") },
    { value: "segment", label: t("segment"), disabled: !first && kind !== "segment" },
  ];
  const choose = (next: Kind) => {
    if (next === "filter") draft.change({ segment_id: null, filter: {} });
    if (next === "segment" && first) draft.change({ segment_id: first, filter: null });
  };
  return (
    <>
      <SegmentedControl aria-label={t("who")} value={kind} data={data} onChange={(next) => choose(next as Kind)} />
      {kind === "segment" && (
        <Select
          label={t("segment")}
          data={segments.data?.map((one) => ({ value: one.id, label: one.name })) ?? []}
          value={draft.values.segment_id}
          onChange={(next) => next && draft.change({ segment_id: next, filter: null })}
          allowDeselect={false}
          searchable
        />
      )}
      {kind === "filter" && (
        <Stack gap="xs" align="flex-start">
          <Text size="sm" c="dimmed">
            {t(nodesOf(filter).length === 0 ? "allText" : "filterText")}
          </Text>
          <FilterChips filter={filter} onChange={(next) => draft.change({ segment_id: null, filter: next })} />
          <FilterEditor filter={filter} onChange={(next) => draft.change({ segment_id: null, filter: next })} />
        </Stack>
      )}
    </>
  );
}

function HoldoutField({ draft }: { draft: Draft }) {
  const t = useTranslations("campaigns.audience");
  return (
    <NumberInput
      label={t("holdout")}
      description={t("holdoutText")}
      suffix=" %"
      min={0}
      max={50}
      allowDecimal={false}
      value={draft.values.holdout_percent}
      onChange={(next) => draft.change({ holdout_percent: Number(next) || 0 })}
      maw={320}
    />
  );
}
