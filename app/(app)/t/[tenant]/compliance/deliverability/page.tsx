import { SenderHealth, SenderHealthSkeleton } from "@/components/deliverability/sender-health";
import { Area } from "@/components/ui/area";
import { Hydrated, prefetch, trpc } from "@/server/trpc/prefetch";

export default function DeliverabilityRoute() {
  prefetch(trpc.messaging.senderHealth.queryOptions());
  prefetch(trpc.messaging.limits.queryOptions({}));
  return (
    <Hydrated>
      <Area skeleton={<SenderHealthSkeleton />}>
        <SenderHealth />
      </Area>
    </Hydrated>
  );
}
