import { Outbox } from "@/components/tenancy/outbox";
import { SettingsHeader } from "@/components/tenancy/settings-header";
import { Area } from "@/components/ui/area";
import { CardsSkeleton } from "@/components/ui/skeletons";

export default function OutboxPage() {
  return (
    <>
      <SettingsHeader page="outbox" />
      <Area skeleton={<CardsSkeleton cards={2} />}>
        <Outbox />
      </Area>
    </>
  );
}
