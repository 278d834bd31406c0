import { LeadPage } from "@/components/leads/lead-page";
import { Hydrated, prefetch, trpc } from "@/server/trpc/prefetch";

type LeadPageProps = { params: Promise<{ leadId: string }> };

export default async function Page({ params }: LeadPageProps) {
  const { leadId } = await params;
  prefetch(trpc.leads.get.queryOptions({ leadId }));
  return (
    <Hydrated>
      <LeadPage leadId={leadId} />
    </Hydrated>
  );
}
