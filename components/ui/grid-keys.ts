import type { KeyboardEvent } from "react";

interface GridMoves {
  active: number;
  count: number;
  focusRow: (index: number) => void;
  toggle: (index: number) => void;
  /** Looks at a row beside the list. */
  peek?: (index: number) => void;
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

/** One tab stop for the whole grid: arrows move between rows and between the controls of a row. */
export function moveInGrid(event: KeyboardEvent<HTMLElement>, moves: GridMoves) {
  const target = event.target as HTMLElement;
  const row = target.closest<HTMLElement>("[role=row][data-row]");
  if (!row || isField(target) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (moveAcross(event, row, target)) return;
  const act = actOf(event, row, moves);
  if (!act) return;
  event.preventDefault();
  act();
}

/** What a key does on a row, or in one of its controls where it only moves. */
function actOf(event: KeyboardEvent<HTMLElement>, row: HTMLElement, moves: GridMoves): (() => void) | undefined {
  const next = nextRow(event.key, moves.active, moves.count);
  if (next !== null)
    return () => {
      if (event.shiftKey) moves.toggle(moves.active);
      moves.focusRow(next);
    };
  if (event.target !== row) return undefined;
  const acts: Record<string, (() => void) | undefined> = {
    Enter: () => row.click(),
    o: () => row.click(),
    x: () => moves.toggle(moves.active),
    " ": moves.peek && (() => moves.peek?.(moves.active)),
  };
  return acts[event.key];
}

function moveAcross(event: KeyboardEvent, row: HTMLElement, target: HTMLElement) {
  if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return false;
  const stops = [row, ...row.querySelectorAll<HTMLElement>("a, button, input")];
  const step = event.key === "ArrowRight" ? 1 : -1;
  stops[Math.max(0, Math.min(stops.indexOf(target) + step, stops.length - 1))]?.focus();
  event.preventDefault();
  return true;
}
