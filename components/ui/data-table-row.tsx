// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and become cards on a phone, which table elements cannot.
// biome-ignore-all lint/a11y/useFocusableInteractive: focus moves by row; the cells of a grid with row focus take none.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid hears the keys of all its rows.
import { Checkbox } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ChangeEvent, MouseEvent, ReactNode, Ref } from "react";
import classes from "./data-table.module.css";

interface RowCell {
  /** The column. */
  id: string;
  label?: string;
  align?: string;
  phone: string;
  content: ReactNode;
  /** Opens the editor in this cell's place; absent where there is none. */
  onEdit?: () => void;
}

interface DataTableRowProps {
  ref: Ref<HTMLDivElement>;
  index: number;
  /** Where the row stands in the scrolled height, in pixels. */
  start: number;
  height: number;
  template: string;
  cells: RowCell[];
  isActive: boolean;
  isOpenable: boolean;
  /** Undefined where rows cannot be selected. */
  isSelected: boolean | undefined;
  onFocus: () => void;
  onOpen: () => void;
  onToggle: () => void;
  /** Shift with a click: the run of chosen rows reaches to this one. */
  onStretch: () => void;
  /** It changed a moment ago, by somebody else. */
  isFresh: boolean;
}

/** One row of the virtual grid. */
export function DataTableRow({ ref, ...props }: DataTableRowProps) {
  const { index, start, height, template, cells } = props;
  return (
    <div
      ref={ref}
      role="row"
      data-row={index}
      data-index={index}
      data-openable={props.isOpenable ? true : undefined}
      aria-rowindex={index + 2}
      aria-selected={props.isSelected}
      data-fresh={props.isFresh ? true : undefined}
      tabIndex={props.isActive ? 0 : -1}
      className={classes.row}
      style={{ gridTemplateColumns: template, minHeight: height, transform: `translateY(${start}px)` }}
      onFocus={props.onFocus}
      onMouseDown={(event) =>
        props.isSelected !== undefined && event.shiftKey && !isControl(event) && event.preventDefault()
      }
      onClick={(event) => clickFrom(event, props)}
    >
      {props.isSelected !== undefined && (
        <div role="gridcell" className={classes.check}>
          <SelectRow isSelected={props.isSelected} onToggle={props.onToggle} onStretch={props.onStretch} />
        </div>
      )}
      {cells.map((cell) => (
        <Cell key={cell.id} {...cell} />
      ))}
    </div>
  );
}

/** A cell that can be edited takes the focus, so that the arrows reach it and an editor gives it back. */
function Cell({ id, label, align, phone, content, onEdit }: RowCell) {
  const editable = onEdit && { tabIndex: -1, "data-column": id, onDoubleClick: onEdit };
  return (
    <div
      role="gridcell"
      className={classes.cell}
      data-label={label}
      data-align={align}
      data-phone={phone}
      {...editable}
    >
      {content}
    </div>
  );
}

interface SelectRowProps {
  isSelected: boolean;
  onToggle: () => void;
  onStretch: () => void;
}

function SelectRow({ isSelected, onToggle, onStretch }: SelectRowProps) {
  const t = useTranslations("ui.table");
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    const { nativeEvent } = event;
    if (nativeEvent instanceof MouseEvent && nativeEvent.shiftKey) onStretch();
    else onToggle();
  };
  return <Checkbox size="xs" tabIndex={-1} aria-label={t("selectRow")} checked={isSelected} onChange={change} />;
}

const isControl = ({ target }: MouseEvent) => (target as HTMLElement).closest(controls) !== null;
const controls = "a, button, input, textarea, label, [role=menuitem], [role=listbox]";

/**
 * A click on a row opens it through its link, so that Ctrl-click and middle click work as on any link; with Shift it
 * chooses up to the row; a cell that can be edited only takes the focus.
 */
function clickFrom(
  event: MouseEvent<HTMLElement>,
  row: Pick<DataTableRowProps, "isSelected" | "onStretch" | "onOpen">,
) {
  if (isControl(event)) return;
  if (row.isSelected !== undefined && event.shiftKey) return row.onStretch();
  if ((event.target as HTMLElement).closest("[data-column]")) return;
  const link = event.currentTarget.querySelector<HTMLAnchorElement>("a[data-primary]");
  if (link) link.click();
  else row.onOpen();
}
