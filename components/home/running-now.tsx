"use client";

import { Anchor, Card, Group, Stack, Text, Title } from "@mantine/core";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { PauseButton } from "@/components/campaigns/campaign-controls";
import { CampaignProgress } from "@/components/campaigns/campaign-list";
import { CampaignStatusBadge } from "@/components/campaigns/campaign-status";
import type { CampaignRow } from "@/components/campaigns/campaign-view";
import { useLive } from "@/components/shell/live";
import { useTRPC } from "@/components/shell/trpc";
import { useMay, usePath } from "@/components/shell/workspace";
import type { CampaignStatus } from "@/server/campaigns/schemas";

const alive: readonly CampaignStatus[] = ["scheduled", "running", "paused", "halted"];
const shown = 8;

/** Campaigns in which something still happens, with the way to pause them. */
export function RunningNow() {
  const t = useTranslations("home.running");
  const trpc = useTRPC();
  const path = usePath();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(trpc.campaigns.list.queryOptions({ limit: 100 }));
  useLive(["campaigns/", "messaging/"], () => void queryClient.invalidateQueries(trpc.campaigns.list.pathFilter()));
  const running = data.data.filter(({ status }) => alive.includes(status));
  return (
    <Card h="100%">
      <Stack gap="sm">
        <Title order={2}>{t("title")}</Title>
        {running.length === 0 && (
          <Text size="sm" c="dimmed">
            {t("none")}
          </Text>
        )}
        {running.slice(0, shown).map((campaign) => (
          <Line key={campaign.id} campaign={campaign} />
        ))}
        <Anchor component={Link} href={path("/campaigns")} size="sm">
          {running.length > shown ? t("more", { count: running.length - shown }) : t("all")}
        </Anchor>
      </Stack>
    </Card>
  );
}

function Line({ campaign }: { campaign: CampaignRow }) {
  const path = usePath();
  const mayStop = useMay("campaigns:stop");
  return (
    <Group justify="space-between" gap="sm">
      <Stack gap={4} flex="1 1 200px" miw={0}>
        <Group gap="xs">
          <Anchor component={Link} href={path(`/campaigns/${campaign.id}`)} fw={500}>
            {campaign.name}
          </Anchor>
          <CampaignStatusBadge status={campaign.status} />
        </Group>
        <CampaignProgress campaign={campaign} />
      </Stack>
      {mayStop && campaign.status === "running" && <PauseButton campaignId={campaign.id} size="xs" />}
    </Group>
  );
}
