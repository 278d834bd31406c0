import { SegmentPage } from "@/components/segments/segment-page";
import { Hydrated, prefetch, trpc } from "@/server/trpc/prefetch";

type SegmentPageProps = { params: Promise<{ segmentId: string }> };

export default async function Page({ params }: SegmentPageProps) {
  const { segmentId } = await params;
  prefetch(trpc.segments.get.queryOptions({ segmentId }));
  return (
    <Hydrated>
      <SegmentPage segmentId={segmentId} />
    </Hydrated>
  );
}
