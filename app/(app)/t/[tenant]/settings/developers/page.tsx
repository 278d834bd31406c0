import { Developers } from "@/components/integrations/developers";
import { Hydrated, prefetch, trpc } from "@/server/trpc/prefetch";

export default function DevelopersPage() {
  prefetch(trpc.integrations.keys.queryOptions());
  return (
    <Hydrated>
      <Developers />
    </Hydrated>
  );
}
