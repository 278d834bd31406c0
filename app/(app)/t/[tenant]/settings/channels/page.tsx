import { SenderList, SenderListSkeleton } from "@/components/channels/sender-list";
import { Area } from "@/components/ui/area";
import { Hydrated, prefetch, trpc } from "@/server/trpc/prefetch";

export default function ChannelsPage() {
  prefetch(trpc.channels.settings.queryOptions());
  prefetch(trpc.channels.inboxes.queryOptions());
  prefetch(trpc.channels.site.queryOptions());
  return (
    <Hydrated>
      <Area skeleton={<SenderListSkeleton />}>
        <SenderList />
      </Area>
    </Hydrated>
  );
}
