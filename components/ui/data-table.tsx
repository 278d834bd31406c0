// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and become cards on a phone, which table elements cannot.
"use client";

import { type RowData, useTable } from "@tanstack/react-table";
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useMemo, useRef, useState } from "react";
import classes from "./data-table.module.css";
import { type DataColumn, features, gridTemplate, toColumnDefs } from "./data-table-columns";
import { DataTableHead, type Sort } from "./data-table-head";
import { DataTableRow } from "./data-table-row";
import { moveInGrid } from "./grid-keys";
import { LoadMore } from "./load-more";

export type { DataColumn, Sort };

export interface DataTableProps<Row extends RowData> {
  /** What the rows are, for screen readers. */
  label: string;
  columns: DataColumn<Row>[];
  rows: Row[];
  rowId: (row: Row) => string;
  /** The page of a row: its primary column becomes a link, a click or Enter opens it. */
  rowHref?: (row: Row) => string;
  onOpen?: (row: Row) => void;
  /** Space: looks at a row beside the list. */
  onPeek?: (row: Row) => void;
  /** All rows that match, also those not loaded; -1 or absent = unknown. */
  total?: number;
  selection?: { selected: ReadonlySet<string>; onChange: (next: ReadonlySet<string>) => void };
  sort?: Sort;
  onSort?: (next: Sort) => void;
  more?: { hasMore: boolean; isLoading: boolean; onLoad: () => void };
  /** Shown in place of the rows when there is none. */
  empty?: ReactNode;
  density?: "comfortable" | "compact";
  maxHeight?: string;
}

/** A virtual grid: one tab stop, arrows move, Enter opens, X selects; on a phone each row becomes a card. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  if (props.rows.length === 0 && props.empty) return props.empty;
  return (
    <div className={classes.frame}>
      <Grid {...props} />
      {props.more?.hasMore && <LoadMore {...props.more} />}
    </div>
  );
}

function Grid<Row extends RowData>(props: DataTableProps<Row>) {
  const { selection } = props;
  const columns = useMemo(() => toColumnDefs(props.columns, props.rowHref), [props.columns, props.rowHref]);
  const table = useTable({ features, columns, data: props.rows, getRowId: props.rowId });
  const models = table.getRowModel().rows;
  const ids = models.map((row) => row.id);
  const rowHeight = props.density === "compact" ? 36 : 44;
  const { scroller, virtual, active, setActive, focusRow } = useVirtualRows(ids, rowHeight);
  const template = gridTemplate(props.columns, selection !== undefined);
  const moves = movesOf(props, models);
  const cellsOf = (row: (typeof models)[number]) =>
    row.getAllCells().map((cell, place) => ({
      id: cell.id,
      ...looksOf(props.columns[place]),
      content: <table.FlexRender cell={cell} />,
    }));

  return (
    <div ref={scroller} className={classes.scroller} style={{ maxHeight: props.maxHeight ?? "calc(100dvh - 17rem)" }}>
      <div
        role="grid"
        aria-label={props.label}
        aria-rowcount={rowCount(props)}
        aria-multiselectable={selection ? true : undefined}
        className={classes.grid}
        onKeyDown={(event) => moveInGrid(event, { ...moves, active, focusRow })}
      >
        <DataTableHead {...props} template={template} ids={ids} />
        <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().flatMap(({ index, start }) => {
            const row = models[index];
            if (!row) return [];
            return (
              <DataTableRow
                key={row.id}
                ref={virtual.measureElement}
                index={index}
                start={start}
                height={rowHeight}
                template={template}
                cells={cellsOf(row)}
                isActive={index === active}
                isOpenable={Boolean(props.rowHref || props.onOpen)}
                isSelected={selection?.selected.has(row.id)}
                onFocus={() => setActive(index)}
                onOpen={() => props.onOpen?.(row.original)}
                onToggle={() => moves.toggle(index)}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** What the grid's keys and checkboxes do to a row, by its place. */
function movesOf<Row extends RowData>(props: DataTableProps<Row>, models: readonly { id: string; original: Row }[]) {
  const { selection, onPeek } = props;
  const peek = (index: number) => {
    const row = models[index];
    if (row) onPeek?.(row.original);
  };
  return {
    count: models.length,
    toggle: (index: number) => selection?.onChange(toggled(selection.selected, models[index]?.id ?? "")),
    ...(onPeek ? { peek } : {}),
  };
}

function useVirtualRows(ids: string[], rowHeight: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    getItemKey: (index) => ids[index] ?? index,
    initialRect: { width: 1024, height: 640 },
    // The focused row stays mounted, however far the list is scrolled.
    rangeExtractor: (range: Range) => [
      ...new Set([...defaultRangeExtractor(range), Math.min(active, range.count - 1)]),
    ],
  });
  const focusRow = (index: number) => {
    const next = Math.max(0, Math.min(index, ids.length - 1));
    setActive(next);
    virtual.scrollToIndex(next);
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus({ preventScroll: true }),
    );
  };
  return { scroller, virtual, active, setActive, focusRow };
}

function looksOf<Row extends RowData>(column: DataColumn<Row> | undefined) {
  return { label: column?.header, align: column?.align, phone: column?.phone ?? (column?.primary ? "title" : "line") };
}

/** The heading counts as a row; -1 says that nobody knows how many there are. */
function rowCount<Row extends RowData>({ rows, total = rows.length }: DataTableProps<Row>): number {
  return total < 0 ? -1 : total + 1;
}

function toggled(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}
