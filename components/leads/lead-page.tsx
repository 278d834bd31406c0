"use client";

import { Alert, Button, Grid, Group, Stack, Text } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { BookCall } from "@/components/bookings/book-call";
import { RecentMerges } from "@/components/duplicates/recent-merges";
import { PageHeader } from "@/components/shell/page-header";
import { toastDone, toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { useMay, usePath } from "@/components/shell/workspace";
import { NewTask } from "@/components/tasks/new-task";
import { Area } from "@/components/ui/area";
import { CardsSkeleton } from "@/components/ui/skeletons";
import { StatusBadge } from "@/components/ui/status-badge";
import type { LeadView } from "@/server/leads";
import { channels, type StandingChannel, standingChannels } from "@/server/leads/schemas";
import { AddressesCard } from "./addresses-card";
import { ConsentBadge, StateBadge } from "./lead-badges";
import { leadTitle } from "./list/lead-columns";
import { OnSite } from "./on-site";
import { OptOut } from "./opt-out";
import { LeadTabs } from "./page/lead-tabs";
import { NextStepCard } from "./page/next-step-card";
import { ScoreCard } from "./page/score-card";

export function LeadPage({ leadId }: { leadId: string }) {
  return (
    <Area skeleton={<CardsSkeleton cards={2} height={240} />}>
      <Loaded leadId={leadId} />
    </Area>
  );
}

function Loaded({ leadId }: { leadId: string }) {
  const t = useTranslations("leads");
  const trpc = useTRPC();
  const { data: lead } = useSuspenseQuery(trpc.leads.get.queryOptions({ leadId }));
  const name = leadTitle(lead, t("page.unnamed"));
  return (
    <>
      <PageHeader
        title={name}
        section={t("page.section")}
        back={{ path: "/leads", label: t("title") }}
        badges={
          <>
            <StateBadge state={lead.conversationState} />
            {standingChannels.map((channel) => (
              <ChannelChip key={channel} lead={lead} channel={channel} />
            ))}
            {lead.outreachPausedAt && <StatusBadge tone="warning">{t("page.pausedBadge")}</StatusBadge>}
          </>
        }
        actions={<LeadActions lead={lead} />}
      />
      <Stack gap="md">
        {lead.outreachPausedAt && <Alert color="yellow">{t("page.pausedNow")}</Alert>}
        <Grid>
          <Grid.Col span={{ base: 12, md: 8 }} order={{ base: 2, md: 1 }}>
            <LeadTabs lead={lead} name={name} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 4 }} order={{ base: 1, md: 2 }}>
            <Stack>
              <NextStepCard leadId={lead.id} />
              <ScoreCard leadId={lead.id} />
              <Area skeleton={<CardsSkeleton cards={1} height={120} />}>
                <AddressesCard leadId={lead.id} />
                <OnSite leadId={lead.id} />
              </Area>
              <Area skeleton={null}>
                <RecentMerges leadId={lead.id} />
              </Area>
            </Stack>
          </Grid.Col>
        </Grid>
      </Stack>
    </>
  );
}

/** What stands of consent on a channel that the lead has an address for. */
function ChannelChip({ lead, channel }: { lead: LeadView; channel: StandingChannel }) {
  const t = useTranslations("leads.consentCard");
  if ((channel === "sms" ? lead.phone : lead.email) === null) return null;
  return (
    <Group gap={4}>
      <Text size="sm">{t(channel)}:</Text>
      <ConsentBadge status={lead.consent[channel]} isSuppressed={lead.suppressed.includes(channel)} />
    </Group>
  );
}

function LeadActions({ lead }: { lead: LeadView }) {
  const t = useTranslations("leads.page");
  const trpc = useTRPC();
  const path = usePath();
  const queryClient = useQueryClient();
  const [mayRead, mayReply] = [useMay("conversations:read"), useMay("conversations:reply")];
  const [mayWrite, mayGuard] = [useMay("leads:write"), useMay("consent:write")];
  const mayOptOut = mayWrite || mayGuard;
  const isPaused = lead.outreachPausedAt !== null;
  const pause = useMutation(
    trpc.leads.pauseOutreach.mutationOptions({
      onSuccess: () => {
        toastDone(t(isPaused ? "resumedNow" : "pausedNow"));
        void queryClient.invalidateQueries(trpc.leads.get.queryFilter({ leadId: lead.id }));
        void queryClient.invalidateQueries(trpc.campaigns.ofLead.queryFilter({ leadId: lead.id }));
      },
      onError: (error) => toastFailure(error.message),
    }),
  );
  return (
    <>
      {mayRead && lead.conversationState !== "new" && (
        <Button component={Link} href={path(`/inbox/all/${lead.id}`)} variant="default">
          {t("conversation")}
        </Button>
      )}
      {lead.conversationState !== "booked" && <BookCall leadId={lead.id} />}
      {mayReply && lead.conversationState !== "opted_out" && <NewTask leadId={lead.id} />}
      {mayOptOut && lead.suppressed.length < channels.length && <OptOut leadId={lead.id} />}
      {mayWrite && (
        <Button
          variant="default"
          leftSection={isPaused ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />}
          loading={pause.isPending}
          onClick={() => pause.mutate({ leadIds: [lead.id], paused: !isPaused })}
        >
          {t(isPaused ? "resume" : "pause")}
        </Button>
      )}
    </>
  );
}
