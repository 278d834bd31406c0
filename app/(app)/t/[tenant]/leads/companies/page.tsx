import { CompanyList } from "@/components/leads/companies/company-list";
import { companyQuery, companySortFrom } from "@/components/leads/companies/company-query";
import { Hydrated, prefetch, trpc } from "@/server/trpc/prefetch";

type CompaniesPageProps = { searchParams: Promise<Partial<Record<"q" | "sort", string>>> };

export default async function CompaniesPage({ searchParams }: CompaniesPageProps) {
  const { q = "", sort } = await searchParams;
  const asked = companyQuery({ q, sort: companySortFrom(sort) });
  prefetch(trpc.leads.companies.infiniteQueryOptions(asked, { getNextPageParam: (page) => page.nextCursor }));
  return (
    <Hydrated>
      <CompanyList />
    </Hydrated>
  );
}
