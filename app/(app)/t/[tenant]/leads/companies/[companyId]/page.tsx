import { CompanyPage } from "@/components/leads/companies/company-page";
import { Hydrated, prefetch, trpc } from "@/server/trpc/prefetch";

type CompanyPageProps = { params: Promise<{ companyId: string }> };

export default async function Page({ params }: CompanyPageProps) {
  const { companyId } = await params;
  prefetch(trpc.leads.company.queryOptions({ companyId }));
  return (
    <Hydrated>
      <CompanyPage companyId={companyId} />
    </Hydrated>
  );
}
