import type { ReactNode } from "react";
import { Builder } from "@/components/campaigns/builder";
import { Hydrated, prefetch, trpc } from "@/server/trpc/prefetch";

type EditLayoutProps = { children: ReactNode; params: Promise<{ campaignId: string }> };

export default async function EditLayout({ children, params }: EditLayoutProps) {
  const { campaignId } = await params;
  prefetch(trpc.campaigns.get.queryOptions({ campaignId }));
  prefetch(trpc.campaigns.reach.queryOptions({ campaignId }));
  prefetch(trpc.campaigns.review.queryOptions({ campaignId }));
  return (
    <Hydrated>
      <Builder campaignId={campaignId} />
      {children}
    </Hydrated>
  );
}
