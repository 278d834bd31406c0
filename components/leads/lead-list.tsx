"use client";

import { Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconDownload, IconFileImport, IconSearch } from "@tabler/icons-react";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { useTRPC } from "@/components/shell/trpc";
import { useMay, usePath } from "@/components/shell/workspace";
import { Area } from "@/components/ui/area";
import { DataTable, type Sort } from "@/components/ui/data-table";
import { TableSkeleton } from "@/components/ui/skeletons";
import { type LeadSort, leadSorts } from "@/server/leads/schemas";
import { AddLead } from "./add-lead";
import { BulkBar } from "./bulk/bulk-bar";
import { nobodySelected, type Selection } from "./bulk/selection";
import { FilterChips, withClause } from "./filter-chips";
import { FilterEditor } from "./filter-editor";
import { exportedColumns, useLeadColumns } from "./lead-columns";
import { LeadCount } from "./lead-count";
import { leadQuery } from "./lead-query";
import { useLeadSearch } from "./lead-search";
import { NoLeads } from "./no-leads";
import { SaveSegment, SegmentPicker } from "./segment-picker";

export function LeadList() {
  const t = useTranslations("leads");
  const path = usePath();
  const [mayImport, mayAdd] = [useMay("leads:import"), useMay("leads:write")];
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <>
            <ExportButton />
            {mayAdd && <AddLead />}
            {mayImport && (
              <Button
                component={Link}
                href={path("/leads/import")}
                leftSection={<IconFileImport size={16} aria-hidden />}
              >
                {t("import")}
              </Button>
            )}
          </>
        }
      />
      <Stack gap="sm">
        <Toolbar />
        <Area skeleton={<TableSkeleton />}>
          <LeadTable />
        </Area>
      </Stack>
    </>
  );
}

function ExportButton() {
  const t = useTranslations("leads");
  const slug = usePath()("").split("/")[2] ?? "";
  const { q, filter, sort, segment } = useLeadSearch();
  if (!useMay("leads:export")) return null;
  const asked = new URLSearchParams({
    tenant: slug,
    search: q,
    filter: JSON.stringify(filter),
    sort,
    segment,
    columns: exportedColumns.join(","),
  });
  return (
    <Button
      component="a"
      href={`/api/leads/export?${asked}`}
      download="leads.csv"
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
    >
      {t("export")}
    </Button>
  );
}

function Toolbar() {
  const t = useTranslations("leads");
  const { q, filter, sort, setSearch, isNarrowed } = useLeadSearch();
  const [typed, setTyped] = useState(q);
  const search = useDebouncedCallback((text: string) => setSearch({ q: text || null }, { history: "replace" }), 250);
  return (
    <Stack gap="xs">
      <Group gap="sm" align="flex-end">
        <TextInput
          label={t("search")}
          description={t("searchHint")}
          type="search"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            search(event.currentTarget.value);
          }}
          flex="1 1 260px"
          maw={420}
        />
        <SegmentPicker />
        <Select
          label={t("sort.label")}
          data={leadSorts.map((one) => ({ value: one, label: t(`sort.${one}`) }))}
          value={sort}
          onChange={(next) => setSearch({ sort: next as LeadSort })}
          allowDeselect={false}
          w={180}
        />
        <FilterEditor onAdd={(clause) => setSearch({ filter: withClause(filter, clause) })} />
        {isNarrowed && <SaveSegment />}
      </Group>
      <FilterChips filter={filter} onChange={(next) => setSearch({ filter: next })} />
      <LeadCount />
    </Stack>
  );
}

const sortOf: Record<string, LeadSort> = { name: "name", last_contacted: "last_contacted" };

function LeadTable() {
  const t = useTranslations("leads");
  const trpc = useTRPC();
  const path = usePath();
  const asked = useLeadSearch();
  const [selection, setSelection] = useState<Selection>(nobodySelected);
  const columns = useLeadColumns();
  const query = useSuspenseInfiniteQuery(
    trpc.segments.leads.infiniteQueryOptions(leadQuery(asked), { getNextPageParam: (page) => page.nextCursor }),
  );
  const rows = query.data.pages.flatMap((page) => page.leads);
  const sort: Sort | undefined =
    asked.sort === "newest" ? undefined : { column: asked.sort, direction: asked.sort === "name" ? "asc" : "desc" };
  return (
    <>
      <BulkBar
        selection={selection}
        shown={rows.length}
        onChange={setSelection}
        onClear={() => setSelection(nobodySelected)}
      />
      <DataTable
        label={t("title")}
        columns={columns}
        rows={rows}
        rowId={(lead) => lead.id}
        rowHref={(lead) => path(`/leads/${lead.id}`)}
        selection={{
          selected: selection.everybody === null ? selection.ids : new Set(rows.map((lead) => lead.id)),
          onChange: (ids) => setSelection({ ids, everybody: null }),
        }}
        sort={sort}
        onSort={(next) => asked.setSearch({ sort: sortOf[next.column] ?? "newest" })}
        more={{
          hasMore: query.hasNextPage,
          isLoading: query.isFetchingNextPage,
          onLoad: () => void query.fetchNextPage(),
        }}
        empty={<NoLeads isNarrowed={asked.isNarrowed} onClear={() => void asked.clear()} />}
      />
    </>
  );
}
