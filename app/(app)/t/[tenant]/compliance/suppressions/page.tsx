import { SuppressionList } from "@/components/consent/suppression-list";
import { Hydrated, prefetch, trpc } from "@/server/trpc/prefetch";

export default function SuppressionsRoute() {
  prefetch(trpc.consent.suppressions.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }));
  return (
    <Hydrated>
      <SuppressionList />
    </Hydrated>
  );
}
