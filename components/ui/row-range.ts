type Ids = ReadonlySet<string>;

/** A run of chosen rows that Shift stretches and shrinks from its anchor. */
export interface RowRange {
  anchor: string;
  to: string;
  /** What was chosen beside the run. */
  base: Ids;
  /** The selection that this run made; another one means that somebody chose anew. */
  made: Ids;
}

/** A run of one row: the anchor that X, a checkbox or the focus set. */
export const anchoredAt = (id: string, selected: Ids): RowRange => ({
  anchor: id,
  to: id,
  base: selected,
  made: selected,
});

/** The run from its anchor to a row, both included; rows that the run reached before and no longer reaches leave it. */
export function stretchedTo(to: string, { range, ids }: { range: RowRange; ids: readonly string[] }): RowRange {
  const [from, end] = [ids.indexOf(range.anchor), ids.indexOf(to)].sort((a, b) => a - b);
  if (from === undefined || end === undefined || from < 0) return anchoredAt(to, new Set([...range.base, to]));
  return { ...range, to, made: new Set([...range.base, ...ids.slice(from, end + 1)]) };
}

/** The selection with one row more, or one less. */
export function toggled(selected: Ids, id: string): Ids {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}
