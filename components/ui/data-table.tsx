"use client";

import { Button, Center, Checkbox, VisuallyHidden } from "@mantine/core";
import { type RowData, useTable } from "@tanstack/react-table";
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useRef, useState } from "react";
import classes from "./data-table.module.css";
import { type DataColumn, features, gridTemplate, toColumnDefs } from "./data-table-columns";
import { DataTableHead, type Sort } from "./data-table-head";
import { moveInGrid } from "./grid-keys";

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
  const { rows, rowId, selection } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const columns = useMemo(() => toColumnDefs(props.columns, props.rowHref), [props.columns, props.rowHref]);
  const table = useTable({ features, columns, data: rows, getRowId: rowId });
  const models = table.getRowModel().rows;
  const rowHeight = props.density === "compact" ? 36 : 44;
  const virtual = useVirtualizer({
    count: models.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    getItemKey: (index) => models[index]?.id ?? index,
    initialRect: { width: 1024, height: 640 },
    // The focused row stays mounted, however far the list is scrolled.
    rangeExtractor: (range: Range) => [
      ...new Set([...defaultRangeExtractor(range), Math.min(active, range.count - 1)]),
    ],
  });
  const template = gridTemplate(props.columns, selection !== undefined);

  const toggle = (id: string) => {
    if (!selection) return;
    const next = new Set(selection.selected);
    if (!next.delete(id)) next.add(id);
    selection.onChange(next);
  };
  const focusRow = (index: number) => {
    const next = Math.max(0, Math.min(index, models.length - 1));
    setActive(next);
    virtual.scrollToIndex(next);
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus({ preventScroll: true }),
    );
  };

  if (rows.length === 0 && props.empty) return props.empty;
  return (
    <div className={classes.frame}>
      <div ref={scroller} className={classes.scroller} style={{ maxHeight: props.maxHeight ?? "calc(100dvh - 17rem)" }}>
        {/* biome-ignore lint/a11y/useSemanticElements: rows are virtual and become cards on a phone, which a table element cannot. */}
        <div
          role="grid"
          aria-label={props.label}
          aria-rowcount={props.total === undefined ? rows.length + 1 : props.total < 0 ? -1 : props.total + 1}
          aria-multiselectable={selection ? true : undefined}
          className={classes.grid}
          onKeyDown={(event) =>
            moveInGrid(event, {
              active,
              count: models.length,
              focusRow,
              toggle: (index) => toggle(models[index]?.id ?? ""),
            })
          }
        >
          <DataTableHead {...props} template={template} ids={models.map((row) => row.id)} />
          {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
          <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map((item) => {
              const row = models[item.index];
              if (!row) return null;
              const isSelected = selection?.selected.has(row.id);
              return (
                // biome-ignore lint/a11y/useSemanticElements: as above.
                <div
                  key={row.id}
                  ref={virtual.measureElement}
                  role="row"
                  data-row={item.index}
                  data-index={item.index}
                  data-openable={props.rowHref || props.onOpen ? true : undefined}
                  aria-rowindex={item.index + 2}
                  aria-selected={selection ? isSelected : undefined}
                  tabIndex={item.index === active ? 0 : -1}
                  className={classes.row}
                  style={{
                    gridTemplateColumns: template,
                    minHeight: rowHeight,
                    transform: `translateY(${item.start}px)`,
                  }}
                  onFocus={() => setActive(item.index)}
                  onClick={(event) => openFrom(event, () => props.onOpen?.(row.original))}
                >
                  {selection && (
                    // biome-ignore lint/a11y/useSemanticElements: as above.
                    <div role="gridcell" className={classes.check}>
                      <SelectRow isSelected={isSelected === true} onToggle={() => toggle(row.id)} />
                    </div>
                  )}
                  {row.getAllCells().map((cell, place) => (
                    // biome-ignore lint/a11y/useSemanticElements: as above.
                    <div
                      key={cell.id}
                      role="gridcell"
                      className={classes.cell}
                      data-label={props.columns[place]?.header}
                      data-align={props.columns[place]?.align}
                      data-phone={props.columns[place]?.phone ?? (props.columns[place]?.primary ? "title" : "line")}
                    >
                      <table.FlexRender cell={cell} />
                    </div>
                  ))}
                </div>
              );
            })}
          </div>
        </div>
      </div>
      {props.more?.hasMore && <LoadMore {...props.more} />}
    </div>
  );
}

function SelectRow({ isSelected, onToggle }: { isSelected: boolean; onToggle: () => void }) {
  const t = useTranslations("ui.table");
  return <Checkbox size="xs" tabIndex={-1} aria-label={t("selectRow")} checked={isSelected} onChange={onToggle} />;
}

/** Keyset paging: asks for the page after the last row. */
export function LoadMore({ isLoading, onLoad }: { isLoading: boolean; onLoad: () => void }) {
  const t = useTranslations("ui");
  return (
    <Center py="sm">
      <Button variant="default" loading={isLoading} onClick={onLoad}>
        {t("loadMore")}
      </Button>
      <VisuallyHidden aria-live="polite">{isLoading ? t("loading") : ""}</VisuallyHidden>
    </Center>
  );
}

/** A click on a row opens it through its link, so that Ctrl-click and middle click work as on any link. */
function openFrom(event: React.MouseEvent<HTMLElement>, open: () => void) {
  const target = event.target as HTMLElement;
  if (target.closest("a, button, input, label, [role=menuitem]")) return;
  const link = event.currentTarget.querySelector<HTMLAnchorElement>("a[data-primary]");
  if (link) link.click();
  else open();
}
