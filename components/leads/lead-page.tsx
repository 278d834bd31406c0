"use client";

import { Alert, Button, Grid, Stack } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { BookCall } from "@/components/bookings/book-call";
import { PageHeader } from "@/components/shell/page-header";
import { toastDone, toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { useMay, usePath } from "@/components/shell/workspace";
import { Area } from "@/components/ui/area";
import { CardsSkeleton, TableSkeleton } from "@/components/ui/skeletons";
import { StatusBadge } from "@/components/ui/status-badge";
import type { LeadView } from "@/server/leads";
import { channels } from "@/server/leads/schemas";
import { ConsentCard } from "./consent-card";
import { FieldsCard } from "./fields-card";
import { StateBadge } from "./lead-badges";
import { LeadTimeline } from "./lead-timeline";
import { leadTitle } from "./list/lead-columns";
import { OptOut } from "./opt-out";

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
            {lead.outreachPausedAt && <StatusBadge tone="warning">{t("page.pausedBadge")}</StatusBadge>}
          </>
        }
        actions={<LeadActions lead={lead} />}
      />
      <Stack gap="md">
        {lead.outreachPausedAt && <Alert color="yellow">{t("page.pausedNow")}</Alert>}
        <Grid>
          <Grid.Col span={{ base: 12, md: 7 }} order={{ base: 2, md: 1 }}>
            <Area skeleton={<TableSkeleton rows={6} />}>
              <LeadTimeline leadId={leadId} name={name} />
            </Area>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }} order={{ base: 1, md: 2 }}>
            <Stack>
              <ConsentCard lead={lead} />
              <FieldsCard lead={lead} />
            </Stack>
          </Grid.Col>
        </Grid>
      </Stack>
    </>
  );
}

function LeadActions({ lead }: { lead: LeadView }) {
  const t = useTranslations("leads.page");
  const trpc = useTRPC();
  const path = usePath();
  const queryClient = useQueryClient();
  const mayRead = useMay("conversations:read");
  const [mayWrite, mayGuard] = [useMay("leads:write"), useMay("consent:write")];
  const mayOptOut = mayWrite || mayGuard;
  const isPaused = lead.outreachPausedAt !== null;
  const pause = useMutation(
    trpc.leads.pauseOutreach.mutationOptions({
      onSuccess: () => {
        toastDone(t(isPaused ? "resumedNow" : "pausedNow"));
        void queryClient.invalidateQueries(trpc.leads.get.queryFilter({ leadId: lead.id }));
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
