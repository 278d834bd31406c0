import type { KeyboardEvent } from "react";

interface GridMoves {
  active: number;
  count: number;
  focusRow: (index: number) => void;
  toggle: (index: number) => void;
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
  const next = nextRow(event.key, moves.active, moves.count);
  if (next !== null) {
    event.preventDefault();
    moves.focusRow(next);
  } else if (target === row && (event.key === "Enter" || event.key === "o")) {
    event.preventDefault();
    row.click();
  } else if (target === row && event.key === "x") {
    event.preventDefault();
    moves.toggle(moves.active);
  }
}

function moveAcross(event: KeyboardEvent, row: HTMLElement, target: HTMLElement) {
  if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return false;
  const stops = [row, ...row.querySelectorAll<HTMLElement>("a, button, input")];
  const step = event.key === "ArrowRight" ? 1 : -1;
  stops[Math.max(0, Math.min(stops.indexOf(target) + step, stops.length - 1))]?.focus();
  event.preventDefault();
  return true;
}
