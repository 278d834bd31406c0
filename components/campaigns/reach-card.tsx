"use client";

import { Anchor, Card, Group, Stack, Text, Title } from "@mantine/core";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useLive } from "@/components/shell/live";
import { useTRPC } from "@/components/shell/trpc";
import type { AudiencePart } from "@/server/campaigns/schemas";
import { useAudiencePart } from "./audience-rows";

/** Whom a launch would reach now, and how many are left out for which reason; every number opens its people. */
export function ReachCard({ campaignId }: { campaignId: string }) {
  const t = useTranslations("campaigns.audience");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data: reach, isFetching } = useSuspenseQuery(trpc.campaigns.reach.queryOptions({ campaignId }));
  useLive(
    ["leads/", "imports/", "consent/", "segments/"],
    () => void queryClient.invalidateQueries(trpc.campaigns.reach.queryFilter({ campaignId })),
  );
  const excluded = reach.excluded.reduce((sum, { count }) => sum + count, 0);
  return (
    <Card aria-busy={isFetching}>
      <Stack gap="xs">
        <Title order={2}>{t("reach")}</Title>
        <Text size="sm" c="dimmed" role="status">
          {isFetching ? t("counting") : t("sum", { audience: reach.audience, texted: reach.texted })}
        </Text>
        <Figure part="audience" label={t("parts.audience")} count={reach.audience} />
        <Figure part="texted" label={t("parts.texted")} count={reach.texted} isStrong />
        <Figure part="holdout" label={t("parts.holdout")} count={reach.holdout} />
        <Text size="sm" fw={600} mt="xs">
          {t("excluded", { count: excluded })}
        </Text>
        {reach.excluded.map(({ reason, sentence, count }) => (
          <Figure key={reason} part={reason} label={sentence} count={count} />
        ))}
      </Stack>
    </Card>
  );
}

function Figure(props: { part: AudiencePart; label: string; count: number; isStrong?: boolean }) {
  const format = useFormatter();
  const [, setPart] = useAudiencePart();
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Text size="sm" fw={props.isStrong ? 600 : undefined}>
        {props.label}
      </Text>
      <Anchor
        component="button"
        type="button"
        className="tabular"
        size="sm"
        fw={600}
        miw={32}
        mih={24}
        ta="end"
        aria-label={`${props.label} ${format.number(props.count)}`}
        onClick={() => void setPart(props.part)}
      >
        {format.number(props.count)}
      </Anchor>
    </Group>
  );
}
