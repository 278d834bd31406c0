"use client";

import { Alert, Button, Group, Select, Stack, Text } from "@mantine/core";
import { IconDownload, IconFileImport } from "@tabler/icons-react";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { useTRPC } from "@/components/shell/trpc";
import { useMay, usePath } from "@/components/shell/workspace";
import { Area } from "@/components/ui/area";
import { DataTable, type Sort } from "@/components/ui/data-table";
import { SearchField } from "@/components/ui/search-field";
import { TableSkeleton } from "@/components/ui/skeletons";
import { type LeadSort, leadSorts } from "@/server/leads/schemas";
import { AddLead } from "../add-lead";
import { BulkBar } from "../bulk/bulk-bar";
import { nobodySelected, type Selection } from "../bulk/selection";
import { FilterChips } from "../filter/filter-chips";
import { FilterEditor } from "../filter/filter-editor";
import { ColumnChooser } from "./column-chooser";
import { useLeadColumns } from "./lead-columns";
import { LeadCount } from "./lead-count";
import { leadQuery } from "./lead-query";
import { useFilterFaults, useLeadSearch } from "./lead-search";
import { useListKeys } from "./list-keys";
import { NoLeads } from "./no-leads";
import { Peek } from "./peek";
import { SaveSegment, SegmentPicker } from "./segment-picker";
import { UpdateNotice } from "./update-notice";
import { useLiveLeads } from "./use-live-leads";
import { columnsFrom, densityFrom } from "./view-state";
import { ViewTabs } from "./view-tabs";

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
        <Area skeleton={<Loading />}>
          <LeadTable />
        </Area>
      </Stack>
    </>
  );
}

function Loading() {
  return (
    <>
      <LeadCount />
      <TableSkeleton />
    </>
  );
}

function ExportButton() {
  const t = useTranslations("leads");
  const slug = usePath()("").split("/")[2] ?? "";
  const { q, filter, sort, segment, cols } = useLeadSearch();
  if (!useMay("leads:export")) return null;
  const asked = new URLSearchParams({
    tenant: slug,
    search: q,
    filter: JSON.stringify(filter),
    sort,
    segment,
    columns: columnsFrom(cols)
      .map(({ id }) => id)
      .join(","),
  });
  const link = (format: "csv" | "xlsx") => (
    <Button
      component="a"
      href={`/api/leads/export?${asked}&format=${format}`}
      download={`leads.${format}`}
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
    >
      {t(format === "csv" ? "export" : "exportXlsx")}
    </Button>
  );
  return (
    <>
      {link("csv")}
      {link("xlsx")}
    </>
  );
}

function Toolbar() {
  const t = useTranslations("leads");
  const { q, filter, sort, setSearch, isNarrowed } = useLeadSearch();
  return (
    <Stack gap="xs">
      <ViewTabs />
      <Group gap="sm" align="flex-end">
        <SearchField
          label={t("search")}
          description={t("searchHint")}
          initial={q}
          onSearch={(text) => setSearch({ q: text || null }, { history: "replace" })}
          flex="1 1 260px"
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
        <FilterEditor filter={filter} onChange={(next) => setSearch({ filter: next })} />
        <ColumnChooser />
        {isNarrowed && <SaveSegment />}
      </Group>
      <FilterChips filter={filter} onChange={(next) => setSearch({ filter: next })} />
      <Faults />
    </Stack>
  );
}

/** Clauses of the address that cannot be asked, each by its fault; the rest is asked. */
function Faults() {
  const t = useTranslations("leads.filter");
  const faults = useFilterFaults();
  if (faults.length === 0) return null;
  return (
    <Alert color="yellow" title={t("leftOut")}>
      {faults.map((fault) => (
        <Text key={fault} size="sm">
          {fault}
        </Text>
      ))}
    </Alert>
  );
}

/** The orders that a column's heading switches between. */
const sortsOf: Record<string, { asc: LeadSort; desc: LeadSort; first: "asc" | "desc" }> = {
  name: { asc: "name", desc: "name_desc", first: "asc" },
  last_contacted: { asc: "longest_ago", desc: "last_contacted", first: "desc" },
  score: { asc: "score_asc", desc: "score", first: "desc" },
  conversation_state: { asc: "conversation_state", desc: "conversation_state_desc", first: "asc" },
  created_at: { asc: "oldest", desc: "newest", first: "desc" },
};

function shownSort(sort: LeadSort): Sort | undefined {
  for (const [column, { asc, desc }] of Object.entries(sortsOf)) {
    if (sort === asc) return { column, direction: "asc" };
    if (sort === desc) return { column, direction: "desc" };
  }
}

/** The order that a click on a heading asks for: its own first direction, then the other. */
function nextSort(column: string, now: Sort | undefined): LeadSort {
  const sorts = sortsOf[column];
  if (!sorts) return "newest";
  if (now?.column !== column) return sorts[sorts.first];
  return now.direction === "asc" ? sorts.desc : sorts.asc;
}

/** The rows on screen with what changes them live. */
function useLeadRows() {
  const trpc = useTRPC();
  const query = useSuspenseInfiniteQuery(
    trpc.segments.leads.infiniteQueryOptions(leadQuery(useLeadSearch()), {
      getNextPageParam: (page) => page.nextCursor,
      // What changed meanwhile is gathered: rows do not jump because somebody comes back to the tab.
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    }),
  );
  const live = useLiveLeads(query.data, query.refetch);
  return { query, live, rows: query.data.pages.flatMap((page) => page.leads) };
}

function LeadTable() {
  const t = useTranslations("leads");
  const path = usePath();
  const asked = useLeadSearch();
  useListKeys();
  const [selection, setSelection] = useState<Selection>(nobodySelected);
  const columns = useLeadColumns(columnsFrom(asked.cols));
  const { query, rows, live } = useLeadRows();
  const sort = shownSort(asked.sort);
  const look = (leadId: string | null) => asked.setSearch({ peek: leadId }, { history: "replace" });
  return (
    <>
      <LeadCount>
        <UpdateNotice count={live.waiting} onRefresh={() => void live.refresh()} />
      </LeadCount>
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
        onSort={(next) => asked.setSearch({ sort: nextSort(next.column, sort) })}
        density={densityFrom(asked.density)}
        more={{
          hasMore: query.hasNextPage,
          isLoading: query.isFetchingNextPage,
          onLoad: () => void query.fetchNextPage(),
        }}
        fresh={live.fresh}
        onScrolled={live.onScrolled}
        onPeek={(lead) => void look(lead.id)}
        empty={<NoLeads isNarrowed={asked.isNarrowed} onClear={() => void asked.clear()} />}
      />
      <Peek
        leadId={asked.peek || null}
        ids={rows.map((lead) => lead.id)}
        onLook={(leadId) => void look(leadId)}
        onEnd={() => query.hasNextPage && !query.isFetchingNextPage && void query.fetchNextPage()}
      />
    </>
  );
}
