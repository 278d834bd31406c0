import { CampaignReport } from "@/components/campaigns/report";
import { Hydrated, prefetch, renderContext, trpc } from "@/server/trpc/prefetch";

type ReportPageProps = { params: Promise<{ campaignId: string }> };

export default async function ReportPage({ params }: ReportPageProps) {
  const { campaignId } = await params;
  const viewer = await (await renderContext()).viewer();
  const timeZone = viewer?.timeZone ?? "UTC";
  prefetch(trpc.campaigns.get.queryOptions({ campaignId }));
  prefetch(trpc.analytics.results.queryOptions({ campaignId }));
  prefetch(trpc.analytics.campaignTimeline.queryOptions({ campaignId, timeZone }));
  return (
    <Hydrated>
      <CampaignReport campaignId={campaignId} />
    </Hydrated>
  );
}
