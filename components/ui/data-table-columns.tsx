import { Anchor } from "@mantine/core";
import { type ColumnDef, createColumnHelper, type RowData, tableFeatures } from "@tanstack/react-table";
import Link from "next/link";
import type { ReactNode } from "react";
import type { CellEnds } from "./cell-editing";

export const features = tableFeatures({});

export interface DataColumn<Row extends RowData> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Pixels; without it the column shares the rest. */
  width?: number;
  align?: "end";
  /** The column that names the row: it carries the link and heads the card on a phone. */
  primary?: boolean;
  isSortable?: boolean;
  /** Enter, a double click or a double tap opens it in the cell's place. */
  editor?: (row: Row, ends: CellEnds) => ReactNode;
  /** On a phone: a line "header value" (as usual), the value without its header, or nothing. */
  phone?: "line" | "bare" | "hide";
}

export function toColumnDefs<Row extends RowData>(columns: DataColumn<Row>[]): ColumnDef<typeof features, Row>[] {
  const helper = createColumnHelper<typeof features, Row>();
  return columns.map(({ id, header }) => helper.display({ id, header }));
}

interface CellContentProps<Row extends RowData> {
  column: DataColumn<Row>;
  row: Row;
  rowHref?: (row: Row) => string;
}

/** A component of its own, so that a new list of columns does not mount each cell anew and drop the focus. */
export function CellContent<Row extends RowData>({ column, row, rowHref }: CellContentProps<Row>) {
  if (!column.primary || !rowHref) return column.cell(row);
  return (
    <Anchor component={Link} href={rowHref(row)} data-primary tabIndex={-1} c="inherit" fw={500}>
      {column.cell(row)}
    </Anchor>
  );
}

export function gridTemplate<Row extends RowData>(columns: DataColumn<Row>[], hasSelection: boolean) {
  const tracks = columns.map((column) =>
    column.width ? `${column.width}px` : column.primary ? "minmax(180px, 2fr)" : "minmax(110px, 1fr)",
  );
  return [...(hasSelection ? ["40px"] : []), ...tracks].join(" ");
}
