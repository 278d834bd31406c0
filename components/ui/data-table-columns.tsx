import { Anchor } from "@mantine/core";
import { type ColumnDef, createColumnHelper, type RowData, tableFeatures } from "@tanstack/react-table";
import Link from "next/link";
import type { ReactNode } from "react";

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
  /** On a phone: a line "header value" (as usual), the value without its header, or nothing. */
  phone?: "line" | "bare" | "hide";
}

export function toColumnDefs<Row extends RowData>(
  columns: DataColumn<Row>[],
  rowHref?: (row: Row) => string,
): ColumnDef<typeof features, Row>[] {
  const helper = createColumnHelper<typeof features, Row>();
  return columns.map((column) =>
    helper.display({
      id: column.id,
      header: column.header,
      cell: ({ row }) =>
        column.primary && rowHref ? (
          <Anchor component={Link} href={rowHref(row.original)} data-primary tabIndex={-1} c="inherit" fw={500}>
            {column.cell(row.original)}
          </Anchor>
        ) : (
          column.cell(row.original)
        ),
    }),
  );
}

export function gridTemplate<Row extends RowData>(columns: DataColumn<Row>[], hasSelection: boolean) {
  const tracks = columns.map((column) =>
    column.width ? `${column.width}px` : column.primary ? "minmax(180px, 2fr)" : "minmax(110px, 1fr)",
  );
  return [...(hasSelection ? ["40px"] : []), ...tracks].join(" ");
}
