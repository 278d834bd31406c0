"use client";

import { Alert, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { useMay } from "@/components/shell/workspace";
import { TimeText } from "@/components/ui/time-text";
import type { LeadView } from "@/server/leads";
import { type Channel, channels, type StandingChannel, standingChannels } from "@/server/leads/schemas";
import { ConsentBadge } from "./lead-badges";
import { WhatsAppOptIn } from "./whatsapp-opt-in";

const hasStanding = (channel: Channel): channel is StandingChannel => standingChannels.some((one) => one === channel);

/** Whether this person may be contacted, and what stands behind the answer. */
export function ConsentCard({ lead }: { lead: LeadView }) {
  const t = useTranslations("leads.consentCard");
  const heading = useTranslations("leads.page")("consent");
  const trpc = useTRPC();
  const mayGuard = useMay("consent:write");
  const history = useQuery(trpc.consent.history.queryOptions({ leadId: lead.id }));
  return (
    <Paper withBorder p="md" component="section" aria-label={heading}>
      <Stack gap="sm">
        <Title order={2} fz="lg">
          {heading}
        </Title>
        {lead.suppressed.length > 0 && (
          <Alert color="red">
            {t("suppressedFor", { channels: lead.suppressed.map((channel) => t(channel)).join(", ") })}
          </Alert>
        )}
        {channels.map((channel) => {
          const newest = history.data?.find((one) => one.channel === channel);
          const status = hasStanding(channel) ? lead.consent[channel] : (newest?.event ?? "none");
          return (
            <Stack key={channel} gap={2}>
              <Group justify="space-between">
                <Text fw={500}>{t(channel)}</Text>
                <ConsentBadge status={status} isSuppressed={lead.suppressed.includes(channel)} />
              </Group>
              <Text size="sm" c="dimmed">
                {t(`${channel}Status.${status}`)}
              </Text>
              {newest?.source && (
                <Text size="sm">
                  {t("source")}: {newest.source}
                </Text>
              )}
              {newest?.obtainedAt && (
                <Text size="sm">
                  {t("obtained")}: <TimeText value={newest.obtainedAt} />
                </Text>
              )}
              {newest?.wording && (
                <Text size="sm" fs="italic">
                  “{newest.wording}”
                </Text>
              )}
            </Stack>
          );
        })}
        {mayGuard && lead.phone && <WhatsAppOptIn leadId={lead.id} />}
      </Stack>
    </Paper>
  );
}
