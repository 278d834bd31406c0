import { RuleList } from "@/components/consent/rule-list";
import { Hydrated, prefetch, trpc } from "@/server/trpc/prefetch";

export default function RulesRoute() {
  prefetch(trpc.timing.profile.queryOptions());
  prefetch(trpc.timing.rules.queryOptions());
  return (
    <Hydrated>
      <RuleList />
    </Hydrated>
  );
}
