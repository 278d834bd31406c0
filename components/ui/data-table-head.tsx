// biome-ignore-all lint/a11y/useSemanticElements: the head of a grid whose rows are virtual and become cards on a phone, which table elements cannot.
"use client";

import { Checkbox, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowsSort, IconArrowUp } from "@tabler/icons-react";
import type { RowData } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import type { DataTableProps } from "./data-table";
import classes from "./data-table.module.css";
import type { DataColumn } from "./data-table-columns";

export interface Sort {
  column: string;
  direction: "asc" | "desc";
}

export function DataTableHead<Row extends RowData>(props: DataTableProps<Row> & { template: string; ids: string[] }) {
  return (
    <div role="rowgroup" className={classes.head}>
      <div
        role="row"
        aria-rowindex={1}
        className={classes.headRow}
        style={{ gridTemplateColumns: props.template }}
        tabIndex={-1}
      >
        {props.selection && <SelectAll ids={props.ids} selection={props.selection} />}
        {props.columns.map((column) => (
          <Heading key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
        ))}
      </div>
    </div>
  );
}

const ariaSort = { asc: "ascending", desc: "descending" } as const;

function Heading<Row extends RowData>(props: { column: DataColumn<Row>; sort?: Sort; onSort?: (next: Sort) => void }) {
  const { column, sort, onSort } = props;
  const t = useTranslations("ui.table");
  const direction = sort?.column === column.id ? sort.direction : null;
  const Icon = direction === null ? IconArrowsSort : direction === "asc" ? IconArrowUp : IconArrowDown;
  return (
    <div
      role="columnheader"
      tabIndex={-1}
      className={classes.heading}
      data-align={column.align}
      aria-sort={direction ? ariaSort[direction] : undefined}
    >
      {column.isSortable && onSort ? (
        <UnstyledButton
          className={classes.sort}
          title={t("sortBy", { column: column.header })}
          onClick={() => onSort({ column: column.id, direction: direction === "asc" ? "desc" : "asc" })}
        >
          {column.header}
          <Icon size={14} aria-hidden />
        </UnstyledButton>
      ) : (
        column.header
      )}
    </div>
  );
}

function SelectAll({ ids, selection }: { ids: string[]; selection: NonNullable<DataTableProps<object>["selection"]> }) {
  const t = useTranslations("ui.table");
  const chosen = ids.filter((id) => selection.selected.has(id)).length;
  return (
    <div role="columnheader" className={classes.check} tabIndex={-1}>
      <Checkbox
        size="xs"
        aria-label={t("selectAll")}
        checked={ids.length > 0 && chosen === ids.length}
        indeterminate={chosen > 0 && chosen < ids.length}
        onChange={(event) => selection.onChange(new Set(event.currentTarget.checked ? ids : []))}
      />
    </div>
  );
}
