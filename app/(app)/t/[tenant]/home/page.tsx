import { Home } from "@/components/home/home";
import { Hydrated, prefetch, renderContext, trpc } from "@/server/trpc/prefetch";

export default async function HomePage() {
  const viewer = await (await renderContext()).viewer();
  prefetch(trpc.analytics.setup.queryOptions());
  prefetch(trpc.conversations.counts.queryOptions());
  prefetch(trpc.campaigns.list.queryOptions({ limit: 100 }));
  prefetch(trpc.analytics.recentDays.queryOptions({ timeZone: viewer?.timeZone ?? "UTC" }));
  return (
    <Hydrated>
      <Home />
    </Hydrated>
  );
}
