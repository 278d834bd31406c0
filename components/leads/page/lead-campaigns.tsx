"use client";

import { Anchor, Paper, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { usePath } from "@/components/shell/workspace";
import { TimeText } from "@/components/ui/time-text";

/** The campaigns that a lead takes part in, the newest first, and how each ended for it. */
export function LeadCampaigns({ leadId }: { leadId: string }) {
  const t = useTranslations("leads.outlook");
  const trpc = useTRPC();
  const path = usePath();
  const { data } = useQuery(trpc.campaigns.ofLead.queryOptions({ leadId }));
  if (data?.campaigns.length === 0) return <Text c="dimmed">{t("noCampaigns")}</Text>;
  return (
    <Stack gap="xs">
      {data?.campaigns.map(({ campaignId, name, arm, enrolledAt, endedReason }) => (
        <Paper key={campaignId} withBorder p="sm">
          <Anchor component={Link} href={path(`/campaigns/${campaignId}`)} fw={500}>
            {name}
          </Anchor>
          <Text size="sm">
            {t(arm === "holdout" ? "heldOut" : "enrolled")} <TimeText value={enrolledAt} />
          </Text>
          <Text size="sm">{endedReason ? t("ended", { reason: endedReason }) : t("open")}</Text>
        </Paper>
      ))}
    </Stack>
  );
}
