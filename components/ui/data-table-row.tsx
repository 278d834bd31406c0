// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and become cards on a phone, which table elements cannot.
// biome-ignore-all lint/a11y/useFocusableInteractive: focus moves by row; the cells of a grid with row focus take none.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid hears the keys of all its rows.
import { Checkbox } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { MouseEvent, ReactNode, Ref } from "react";
import classes from "./data-table.module.css";

interface DataTableRowProps {
  ref: Ref<HTMLDivElement>;
  index: number;
  /** Where the row stands in the scrolled height, in pixels. */
  start: number;
  height: number;
  template: string;
  cells: { id: string; label?: string; align?: string; phone: string; content: ReactNode }[];
  isActive: boolean;
  isOpenable: boolean;
  /** Undefined where rows cannot be selected. */
  isSelected: boolean | undefined;
  onFocus: () => void;
  onOpen: () => void;
  onToggle: () => void;
}

/** One row of the virtual grid. */
export function DataTableRow({ ref, index, start, height, template, cells, ...props }: DataTableRowProps) {
  return (
    <div
      ref={ref}
      role="row"
      data-row={index}
      data-index={index}
      data-openable={props.isOpenable ? true : undefined}
      aria-rowindex={index + 2}
      aria-selected={props.isSelected}
      tabIndex={props.isActive ? 0 : -1}
      className={classes.row}
      style={{ gridTemplateColumns: template, minHeight: height, transform: `translateY(${start}px)` }}
      onFocus={props.onFocus}
      onClick={(event) => openFrom(event, props.onOpen)}
    >
      {props.isSelected !== undefined && (
        <div role="gridcell" className={classes.check}>
          <SelectRow isSelected={props.isSelected} onToggle={props.onToggle} />
        </div>
      )}
      {cells.map(({ id, label, align, phone, content }) => (
        <div key={id} role="gridcell" className={classes.cell} data-label={label} data-align={align} data-phone={phone}>
          {content}
        </div>
      ))}
    </div>
  );
}

function SelectRow({ isSelected, onToggle }: { isSelected: boolean; onToggle: () => void }) {
  const t = useTranslations("ui.table");
  return <Checkbox size="xs" tabIndex={-1} aria-label={t("selectRow")} checked={isSelected} onChange={onToggle} />;
}

/** A click on a row opens it through its link, so that Ctrl-click and middle click work as on any link. */
function openFrom(event: MouseEvent<HTMLElement>, open: () => void) {
  const target = event.target as HTMLElement;
  if (target.closest("a, button, input, label, [role=menuitem]")) return;
  const link = event.currentTarget.querySelector<HTMLAnchorElement>("a[data-primary]");
  if (link) link.click();
  else open();
}
