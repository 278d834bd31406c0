import { CompliancePage } from "@/components/consent/compliance-page";
import { Hydrated, prefetch, trpc } from "@/server/trpc/prefetch";

export default function ComplianceRoute() {
  prefetch(trpc.consent.overview.queryOptions());
  return (
    <Hydrated>
      <CompliancePage />
    </Hydrated>
  );
}
