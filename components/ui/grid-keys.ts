import type { KeyboardEvent } from "react";

interface GridMoves {
  active: number;
  count: number;
  focusRow: (index: number) => void;
  toggle: (index: number) => void;
  /** Shift: the run of chosen rows reaches from its anchor to this row. */
  stretch: (to: number) => void;
  /** Looks at a row beside the list. */
  peek?: (index: number) => void;
  /** Opens an editor in a cell, the row's first one when none is named. */
  edit?: (index: number, column?: string) => void;
}

const page = 10;

/** The row that a key moves to, or null when the key does not move. */
export function nextRow(key: string, active: number, count: number) {
  const targets: Record<string, number> = {
    ArrowDown: active + 1,
    j: active + 1,
    ArrowUp: active - 1,
    k: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: count - 1,
  };
  const target = targets[key];
  return target === undefined ? null : Math.max(0, Math.min(target, count - 1));
}

const isField = (element: HTMLElement) =>
  element.matches("input:not([type=checkbox]), textarea, select, [contenteditable=true]");

const hasModifier = (event: KeyboardEvent) => event.ctrlKey || event.metaKey || event.altKey;

/** One tab stop for the whole grid: arrows move between rows and between the cells and controls of a row. */
export function moveInGrid(event: KeyboardEvent<HTMLElement>, moves: GridMoves) {
  const target = event.target as HTMLElement;
  const row = target.closest<HTMLElement>("[role=row][data-row]");
  if (!row || isField(target)) return;
  if (hasModifier(event)) return openByKey(event, row);
  if (moveAcross(event, row, target)) return;
  const act = actOf(event, row, moves);
  if (!act) return;
  event.preventDefault();
  act();
}

/** Ctrl or Cmd with Enter opens the row's page. */
function openByKey(event: KeyboardEvent<HTMLElement>, row: HTMLElement) {
  if (event.key !== "Enter" || event.altKey) return;
  event.preventDefault();
  row.click();
}

/** What a key does on a row or a cell, or in one of its controls where it only moves. */
function actOf(event: KeyboardEvent<HTMLElement>, row: HTMLElement, moves: GridMoves): (() => void) | undefined {
  const { active, edit, peek } = moves;
  const next = nextRow(event.key, active, moves.count);
  if (next !== null)
    return () => {
      if (event.shiftKey) moves.stretch(next);
      moves.focusRow(next);
    };
  const target = event.target as HTMLElement;
  if (target !== row && !target.matches("[role=gridcell]")) return undefined;
  const acts: Record<string, (() => void) | undefined> = {
    Enter: edit ? () => edit(active, target.dataset.column) : () => row.click(),
    o: () => row.click(),
    x: () => moves.toggle(active),
    " ": peek && (() => peek(active)),
  };
  return acts[event.key];
}

const stopsWithin = "a, button, input, [role=gridcell][tabindex]";

function moveAcross(event: KeyboardEvent, row: HTMLElement, target: HTMLElement) {
  if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return false;
  const stops = [row, ...row.querySelectorAll<HTMLElement>(stopsWithin)];
  const step = event.key === "ArrowRight" ? 1 : -1;
  stops[Math.max(0, Math.min(stops.indexOf(target) + step, stops.length - 1))]?.focus();
  event.preventDefault();
  return true;
}
