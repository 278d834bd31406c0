import { readFilter } from "@/components/leads/filter/read-filter";
import { LeadList } from "@/components/leads/list/lead-list";
import { leadQuery, sortFrom } from "@/components/leads/list/lead-query";
import { Hydrated, prefetch, trpc } from "@/server/trpc/prefetch";

type LeadsPageProps = { searchParams: Promise<Partial<Record<"q" | "filter" | "sort" | "segment", string>>> };

export default async function LeadsPage({ searchParams }: LeadsPageProps) {
  const { q = "", filter, sort, segment = "" } = await searchParams;
  const asked = leadQuery({ q, filter: readFilter(filter).filter, sort: sortFrom(sort), segment });
  prefetch(trpc.segments.leads.infiniteQueryOptions(asked, { getNextPageParam: (page) => page.nextCursor }));
  return (
    <Hydrated>
      <LeadList />
    </Hydrated>
  );
}
