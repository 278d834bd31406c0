import { SegmentList } from "@/components/segments/segment-list";
import { Hydrated, prefetch, trpc } from "@/server/trpc/prefetch";

export default function SegmentsPage() {
  prefetch(trpc.segments.list.queryOptions());
  return (
    <Hydrated>
      <SegmentList />
    </Hydrated>
  );
}
