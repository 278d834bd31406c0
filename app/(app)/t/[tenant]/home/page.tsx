import { Home } from "@/components/home/home";
import { Hydrated, prefetch, trpc } from "@/server/trpc/prefetch";

export default function HomePage() {
  prefetch(trpc.analytics.setup.queryOptions());
  prefetch(trpc.conversations.counts.queryOptions());
  prefetch(trpc.campaigns.list.queryOptions({ limit: 100 }));
  return (
    <Hydrated>
      <Home />
    </Hydrated>
  );
}
