import { CampaignReport } from "@/components/campaigns/report";
import { Hydrated, prefetch, trpc } from "@/server/trpc/prefetch";

type ReportPageProps = { params: Promise<{ campaignId: string }> };

export default async function ReportPage({ params }: ReportPageProps) {
  const { campaignId } = await params;
  prefetch(trpc.campaigns.get.queryOptions({ campaignId }));
  prefetch(trpc.analytics.results.queryOptions({ campaignId }));
  return (
    <Hydrated>
      <CampaignReport campaignId={campaignId} />
    </Hydrated>
  );
}
