import { type RefObject, useState } from "react";

/** How an editor in a cell ends. */
export interface CellEnds {
  /** The focus goes back to the cell. */
  close: () => void;
  /** On to the next or the previous cell that can be edited. */
  go: (by: 1 | -1) => void;
  /** The focus is elsewhere already. */
  leave: () => void;
}

interface Place {
  row: number;
  column: number;
}

/** The cell that Tab goes to: along the row, then on to the next row; null beyond the first and the last. */
export function nextCell({ row, column }: Place, by: 1 | -1, size: { rows: number; columns: number }): Place | null {
  const at = row * size.columns + column + by;
  if (size.columns === 0 || at < 0 || at >= size.rows * size.columns) return null;
  return { row: Math.floor(at / size.columns), column: at % size.columns };
}

interface Grid {
  ids: readonly string[];
  /** The columns whose cells can be edited, in their order. */
  columns: readonly string[];
  scroller: RefObject<HTMLElement | null>;
  focusRow: (index: number) => void;
}

/** Which cell is being edited, and where the focus goes afterwards. */
export function useCellEditing({ ids, columns, scroller, focusRow }: Grid) {
  const [edited, setEdited] = useState<{ id: string; column: string } | null>(null);
  const start = (row: number, column = columns[0]) => {
    const id = ids[row];
    if (id !== undefined && column !== undefined) setEdited({ id, column });
  };
  const focusCell = (row: number, column: string) =>
    requestAnimationFrame(() =>
      scroller.current
        ?.querySelector<HTMLElement>(`[data-row="${row}"] [data-column="${CSS.escape(column)}"]`)
        ?.focus(),
    );
  const endsOf = (row: number, column: string): CellEnds => {
    const leave = () => setEdited(null);
    const close = () => {
      leave();
      focusCell(row, column);
    };
    const go = (by: 1 | -1) => {
      const next = nextCell({ row, column: columns.indexOf(column) }, by, {
        rows: ids.length,
        columns: columns.length,
      });
      if (!next) return close();
      if (next.row !== row) focusRow(next.row);
      start(next.row, columns[next.column]);
    };
    return { leave, close, go };
  };
  return { edited, start: columns.length > 0 ? start : undefined, endsOf };
}
