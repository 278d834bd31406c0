// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and become cards on a phone, which table elements cannot.
"use client";

import { type RowData, useTable } from "@tanstack/react-table";
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { useCellEditing } from "./cell-editing";
import classes from "./data-table.module.css";
import { CellContent, type DataColumn, features, gridTemplate, toColumnDefs } from "./data-table-columns";
import { DataTableHead, type Sort } from "./data-table-head";
import { DataTableRow } from "./data-table-row";
import { moveInGrid } from "./grid-keys";
import { LoadMore } from "./load-more";
import { anchoredAt, type RowRange, stretchedTo, toggled } from "./row-range";

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
  /** Rows that changed a moment ago, by somebody else: they are marked where they stand. */
  fresh?: ReadonlySet<string>;
  /** Told the first row on screen while the list is scrolled. */
  onScrolled?: (first: number) => void;
}

/**
 * A virtual grid: one tab stop, arrows move, Enter edits or opens, X selects, Shift chooses a run; on a phone each row
 * becomes a card.
 */
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
  const columns = useMemo(() => toColumnDefs(props.columns), [props.columns]);
  const table = useTable({ features, columns, data: props.rows, getRowId: props.rowId });
  const models = table.getRowModel().rows;
  const ids = models.map((row) => row.id);
  const rowHeight = props.density === "compact" ? 36 : 44;
  const { scroller, virtual, active, setActive, focusRow } = useVirtualRows(ids, rowHeight, props.onScrolled);
  const editing = useCellEditing({ ids, columns: editableOf(props.columns), scroller, focusRow });
  const template = gridTemplate(props.columns, selection !== undefined);
  const moves = { ...useMoves(props, ids, active), edit: editing.start };

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
                cells={cellsOf(props, editing, { row: row.original, id: row.id, index })}
                isActive={index === active}
                isOpenable={Boolean(props.rowHref || props.onOpen)}
                isSelected={selection?.selected.has(row.id)}
                onFocus={() => setActive(index)}
                onOpen={() => props.onOpen?.(row.original)}
                onToggle={() => moves.toggle(index)}
                onStretch={() => {
                  moves.stretch(index, true);
                  focusRow(index);
                }}
                isFresh={props.fresh?.has(row.id) ?? false}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

type Placed<Row> = { row: Row; id: string; index: number };

/** A row's cells: their contents, and in place of one its editor. */
function cellsOf<Row extends RowData>(
  { columns, rowHref }: DataTableProps<Row>,
  { edited, start, endsOf }: ReturnType<typeof useCellEditing>,
  { row, id, index }: Placed<Row>,
) {
  return columns.map((column) => {
    const { editor } = column;
    const isEdited = edited?.id === id && edited.column === column.id;
    return {
      id: column.id,
      ...looksOf(column),
      ...(editor && { onEdit: () => start?.(index, column.id) }),
      content:
        editor && isEdited ? (
          editor(row, endsOf(index, column.id))
        ) : (
          <CellContent column={column} row={row} rowHref={rowHref} />
        ),
    };
  });
}

const editableOf = <Row extends RowData>(columns: DataColumn<Row>[]) =>
  columns.filter(({ editor }) => editor).map(({ id }) => id);

/** What the grid's keys and checkboxes do to a row, by its place. */
function useMoves<Row extends RowData>(props: DataTableProps<Row>, ids: string[], active: number) {
  const { selection, onPeek, rows } = props;
  const latest = useRef<RowRange>(null);
  const change = (range: RowRange) => {
    latest.current = range;
    selection?.onChange(range.made);
  };
  const toggle = (index: number) => {
    const id = ids[index];
    if (selection && id !== undefined) change(anchoredAt(id, toggled(selection.selected, id)));
  };
  /** By a click from the anchor, wherever it is; by keys from the row in focus unless its run goes on. */
  const stretch = (to: number, byClick = false) => {
    const [from, id] = [ids[active], ids[to]];
    if (!selection || from === undefined || id === undefined) return;
    const before = latest.current;
    const isGoingOn = before !== null && before.made === selection.selected && (byClick || before.to === from);
    change(stretchedTo(id, { range: isGoingOn ? before : anchoredAt(from, selection.selected), ids }));
  };
  const peek = (index: number) => {
    const row = rows[index];
    if (row) onPeek?.(row);
  };
  return { count: ids.length, toggle, stretch, ...(onPeek ? { peek } : {}) };
}

function useVirtualRows(ids: string[], rowHeight: number, onScrolled?: (first: number) => void) {
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    getItemKey: (index) => ids[index] ?? index,
    initialRect: { width: 1024, height: 640 },
    onChange: ({ range }) => onScrolled?.(range?.startIndex ?? 0),
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

function looksOf<Row extends RowData>({ header, align, phone, primary }: DataColumn<Row>) {
  return { label: header, align, phone: phone ?? (primary ? "title" : "line") };
}

/** The heading counts as a row; -1 says that nobody knows how many there are. */
function rowCount<Row extends RowData>({ rows, total = rows.length }: DataTableProps<Row>): number {
  return total < 0 ? -1 : total + 1;
}
