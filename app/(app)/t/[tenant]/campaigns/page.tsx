import { CampaignList } from "@/components/campaigns/campaign-list";
import { Hydrated, prefetch, trpc } from "@/server/trpc/prefetch";

export default function CampaignsPage() {
  prefetch(trpc.campaigns.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor ?? undefined }));
  return (
    <Hydrated>
      <CampaignList />
    </Hydrated>
  );
}
