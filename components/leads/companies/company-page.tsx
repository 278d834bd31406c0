"use client";

import { Anchor, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useQueryClient, useSuspenseInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useLive } from "@/components/shell/live";
import { PageHeader } from "@/components/shell/page-header";
import { useTRPC } from "@/components/shell/trpc";
import { useMay, usePath } from "@/components/shell/workspace";
import { Area } from "@/components/ui/area";
import { DataTable } from "@/components/ui/data-table";
import { CardsSkeleton, TableSkeleton } from "@/components/ui/skeletons";
import type { CompanyView } from "@/server/leads";
import { useLeadColumns } from "../list/lead-columns";
import { leadsPath } from "../list/lead-search";
import { ChangeCompany } from "./change-company";
import { filterOf } from "./company-query";
import { useCountWords } from "./count-words";
import { Website } from "./website";

const shownColumns = ["name", "company", "conversation_state", "last_contacted"].map((id) => ({ id }));

export function CompanyPage({ companyId }: { companyId: string }) {
  return (
    <Area skeleton={<CardsSkeleton cards={2} height={180} />}>
      <Loaded companyId={companyId} />
    </Area>
  );
}

function Loaded({ companyId }: { companyId: string }) {
  const t = useTranslations("leads.companies");
  const trpc = useTRPC();
  const path = usePath();
  const queryClient = useQueryClient();
  const mayWrite = useMay("leads:write");
  const words = useCountWords();
  const { data: company } = useSuspenseQuery(trpc.leads.company.queryOptions({ companyId }));
  useLive(["leads/"], () => {
    void queryClient.invalidateQueries(trpc.leads.company.queryFilter({ companyId }));
    void queryClient.invalidateQueries(trpc.leads.list.pathFilter());
  });
  return (
    <>
      <PageHeader
        title={company.name}
        section={t("title")}
        back={{ path: "/leads/companies", label: t("title") }}
        actions={mayWrite && <ChangeCompany company={company} />}
      />
      <Stack>
        <Paper withBorder p="md" component="section" aria-label={t("about")}>
          <Group gap="xl">
            <Fact label={t("columns.website")}>
              <Website address={company.website} />
            </Fact>
            <Fact label={t("columns.leads")}>
              <Anchor component={Link} href={path(leadsPath(filterOf(company)))} size="sm">
                {words(company.leads)}
              </Anchor>
            </Fact>
          </Group>
        </Paper>
        <Stack component="section" gap="xs" aria-label={t("columns.leads")}>
          <Group justify="space-between">
            <Title order={2} fz="lg">
              {t("columns.leads")}
            </Title>
            <Button component={Link} href={path(leadsPath(filterOf(company)))} variant="default" size="compact-sm">
              {t("toList")}
            </Button>
          </Group>
          <Area skeleton={<TableSkeleton />}>
            <ItsLeads company={company} />
          </Area>
        </Stack>
      </Stack>
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Stack gap={0}>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text size="sm" component="div" style={{ overflowWrap: "anywhere" }}>
        {children}
      </Text>
    </Stack>
  );
}

function ItsLeads({ company }: { company: CompanyView }) {
  const t = useTranslations("leads.companies");
  const trpc = useTRPC();
  const path = usePath();
  const words = useCountWords();
  const columns = useLeadColumns(shownColumns).map((column) => ({ ...column, isSortable: false }));
  const query = useSuspenseInfiniteQuery(
    trpc.leads.list.infiniteQueryOptions(
      { filter: filterOf(company), limit: 50 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  return (
    <DataTable
      label={t("leadsOf", { name: company.name, count: words(company.leads) })}
      columns={columns}
      rows={query.data.pages.flatMap((page) => page.leads)}
      rowId={(lead) => lead.id}
      rowHref={(lead) => path(`/leads/${lead.id}`)}
      more={{
        hasMore: query.hasNextPage,
        isLoading: query.isFetchingNextPage,
        onLoad: () => void query.fetchNextPage(),
      }}
    />
  );
}
