"use client";

import { Anchor, Button, Stack } from "@mantine/core";
import { IconBuilding, IconSearch } from "@tabler/icons-react";
import { useQueryClient, useSuspenseInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useLive } from "@/components/shell/live";
import { PageHeader } from "@/components/shell/page-header";
import { useTRPC } from "@/components/shell/trpc";
import { usePath } from "@/components/shell/workspace";
import { Area } from "@/components/ui/area";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchField } from "@/components/ui/search-field";
import { TableSkeleton } from "@/components/ui/skeletons";
import type { CompanyView } from "@/server/leads";
import { companySorts } from "@/server/leads/schemas";
import { leadsPath } from "../list/lead-search";
import { companyQuery, filterOf } from "./company-query";
import { useCountWords } from "./count-words";
import { Website } from "./website";

const useCompanySearch = () =>
  useQueryStates({
    q: parseAsString.withDefault(""),
    sort: parseAsStringLiteral(companySorts).withDefault("name"),
  });

export function CompanyList() {
  const t = useTranslations("leads.companies");
  return (
    <>
      <PageHeader title={t("title")} section={t("section")} back={{ path: "/leads", label: t("section") }}>
        {t("text")}
      </PageHeader>
      <Stack gap="sm">
        <Search />
        <Area skeleton={<TableSkeleton />}>
          <Companies />
        </Area>
      </Stack>
    </>
  );
}

function Search() {
  const t = useTranslations("leads.companies");
  const [{ q }, setSearch] = useCompanySearch();
  return <SearchField label={t("search")} initial={q} onSearch={(text) => setSearch({ q: text || null })} />;
}

function useCompanyColumns(): DataColumn<CompanyView>[] {
  const t = useTranslations("leads.companies");
  const path = usePath();
  const words = useCountWords();
  return [
    { id: "name", header: t("columns.name"), primary: true, isSortable: true, cell: ({ name }) => name },
    {
      id: "website",
      header: t("columns.website"),
      phone: "hide",
      cell: ({ website }) => <Website address={website} />,
    },
    {
      id: "leads",
      header: t("columns.leads"),
      width: 120,
      align: "end",
      cell: (company) => (
        <Anchor
          component={Link}
          href={path(leadsPath(filterOf(company)))}
          aria-label={t("leadsOf", { name: company.name, count: words(company.leads) })}
          size="sm"
        >
          {words(company.leads)}
        </Anchor>
      ),
    },
  ];
}

function Companies() {
  const t = useTranslations("leads.companies");
  const trpc = useTRPC();
  const path = usePath();
  const queryClient = useQueryClient();
  const [{ q, sort }, setSearch] = useCompanySearch();
  const columns = useCompanyColumns();
  const query = useSuspenseInfiniteQuery(
    trpc.leads.companies.infiniteQueryOptions(companyQuery({ q, sort }), {
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  useLive(["leads/companies"], () => void queryClient.invalidateQueries(trpc.leads.companies.pathFilter()));
  return (
    <DataTable
      label={t("title")}
      rows={query.data.pages.flatMap((page) => page.companies)}
      rowId={(company) => company.id}
      rowHref={(company) => path(`/leads/companies/${company.id}`)}
      columns={columns}
      sort={{ column: "name", direction: sort === "name" ? "asc" : "desc" }}
      onSort={() => void setSearch({ sort: sort === "name" ? "name_desc" : null })}
      more={{
        hasMore: query.hasNextPage,
        isLoading: query.isFetchingNextPage,
        onLoad: () => void query.fetchNextPage(),
      }}
      empty={q ? <NothingFound onClear={() => void setSearch({ q: null })} /> : <NoCompanies />}
    />
  );
}

function NothingFound({ onClear }: { onClear: () => void }) {
  const t = useTranslations("leads.companies");
  return (
    <EmptyState
      icon={<IconSearch size={24} />}
      title={t("none")}
      action={<Button onClick={onClear}>{t("clear")}</Button>}
    >
      {t("noneText")}
    </EmptyState>
  );
}

function NoCompanies() {
  const t = useTranslations("leads.companies");
  const path = usePath();
  const toLeads = (
    <Button component={Link} href={path("/leads")}>
      {t("toLeads")}
    </Button>
  );
  return (
    <EmptyState icon={<IconBuilding size={24} />} title={t("empty")} action={toLeads}>
      {t("emptyText")}
    </EmptyState>
  );
}
