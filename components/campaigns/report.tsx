"use client";

import { Alert, Anchor, Button, Stack, Tabs } from "@mantine/core";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { OutcomeRows } from "@/components/analytics/outcome-rows";
import { Results } from "@/components/analytics/results";
import { LimitLine } from "@/components/messaging/limit-line";
import { useLive } from "@/components/shell/live";
import { PageHeader } from "@/components/shell/page-header";
import { useTRPC } from "@/components/shell/trpc";
import { useMay, usePath } from "@/components/shell/workspace";
import { Area } from "@/components/ui/area";
import { CardsSkeleton, TableSkeleton } from "@/components/ui/skeletons";
import { CampaignControls } from "./campaign-controls";
import { CampaignStatusBadge } from "./campaign-status";
import type { CampaignView } from "./campaign-view";
import { LaunchHold } from "./launch-hold";
import { LedgerLine } from "./ledger-line";
import { reportTabs, useReportSearch } from "./report-search";
import { TouchList } from "./touch-list";

const holdPollMs = 1_500;

export function CampaignReport({ campaignId }: { campaignId: string }) {
  return (
    <Area skeleton={<CardsSkeleton />}>
      <Loaded campaignId={campaignId} />
    </Area>
  );
}

/** Follows the campaign: by announcements, and while a launch is on hold or goes on also by asking. */
function useCampaign(campaignId: string): CampaignView {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery({
    ...trpc.campaigns.get.queryOptions({ campaignId }),
    refetchInterval: ({ state: { data } }) => (data?.status === "scheduled" || data?.isFreezing ? holdPollMs : false),
  });
  useLive(["campaigns/", "messaging/", "conversations/", "bookings/", "consent/"], () => {
    void queryClient.invalidateQueries(trpc.campaigns.pathFilter());
    void queryClient.invalidateQueries(trpc.analytics.pathFilter());
  });
  return data;
}

function Loaded({ campaignId }: { campaignId: string }) {
  const t = useTranslations("campaigns");
  const path = usePath();
  const campaign = useCampaign(campaignId);
  return (
    <>
      <PageHeader
        title={campaign.name}
        section={t("title")}
        back={{ path: "/campaigns", label: t("title") }}
        badges={<CampaignStatusBadge status={campaign.status} />}
        actions={<CampaignControls campaign={campaign} />}
      />
      <Stack>
        {campaign.status === "scheduled" && <LaunchHold campaign={campaign} />}
        {campaign.isFreezing && (
          <Alert color="blue" role="status">
            {t("report.freezing")}
          </Alert>
        )}
        {campaign.status === "halted" && (
          <Alert color="red" role="alert">
            {t.rich("report.halted", {
              compliance: (words) => (
                <Anchor component={Link} href={path("/compliance")} c="inherit" underline="always">
                  {words}
                </Anchor>
              ),
            })}
          </Alert>
        )}
        {campaign.status === "draft" && (
          <Alert color="blue" title={t("report.draft")}>
            <Button component={Link} href={path(`/campaigns/${campaignId}/edit/audience`)} size="xs">
              {t("report.edit")}
            </Button>
          </Alert>
        )}
        <LedgerLine campaign={campaign} />
        {campaign.status === "running" && <LimitLine campaignId={campaign.id} />}
        <ReportTabs campaign={campaign} />
      </Stack>
    </>
  );
}

function ReportTabs({ campaign }: { campaign: ReturnType<typeof useCampaign> }) {
  const t = useTranslations("campaigns");
  const { tab, setSearch } = useReportSearch();
  const maySee = useMay("analytics:read");
  return (
    <Tabs
      value={tab}
      keepMounted={false}
      onChange={(next) => void setSearch({ tab: reportTabs.find((one) => one === next) ?? null })}
    >
      <Tabs.List mb="md">
        {reportTabs.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {t(`report.tabs.${one}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="results">
        {maySee && (
          <Area skeleton={<CardsSkeleton />}>
            <Results campaignId={campaign.id} />
          </Area>
        )}
      </Tabs.Panel>
      <Tabs.Panel value="touches">
        <Area skeleton={<TableSkeleton />}>
          <TouchList campaign={campaign} />
        </Area>
      </Tabs.Panel>
      <Tabs.Panel value="people">
        {maySee && (
          <Area skeleton={<TableSkeleton />}>
            <OutcomeRows campaignId={campaign.id} />
          </Area>
        )}
      </Tabs.Panel>
    </Tabs>
  );
}
