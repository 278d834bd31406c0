import { BulkJobPage } from "@/components/leads/bulk/job-page";
import { Hydrated, prefetch, trpc } from "@/server/trpc/prefetch";

type JobPageProps = { params: Promise<{ jobId: string }> };

export default async function JobPage({ params }: JobPageProps) {
  const { jobId } = await params;
  prefetch(trpc.bulk.get.queryOptions({ jobId }));
  return (
    <Hydrated>
      <BulkJobPage jobId={jobId} />
    </Hydrated>
  );
}
