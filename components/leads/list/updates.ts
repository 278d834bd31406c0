import type { LeadView } from "@/server/leads";

type Row = Pick<LeadView, "id">;

/** A stretch of the list: as it is shown, and as the server has it now. */
export interface Stretch<Lead extends Row> {
  shown: readonly Lead[];
  now: readonly Lead[];
  /** Nothing follows the stretch, as shown and as it is now. */
  isShownEnd: boolean;
  isEnd: boolean;
}

export interface Gathered<Lead extends Row> {
  /** Rows to show anew where they stand. */
  changed: Lead[];
  /** How many rows would come, go or move. */
  waiting: number;
}

/** What the server's rows change on screen at once, and what waits until somebody asks for it. */
export function gatherUpdates<Lead extends Row>({ shown, now, ...ends }: Stretch<Lead>): Gathered<Lead> {
  const [before, after] = [placesOf(shown), placesOf(now)];
  const common = shown.filter(({ id }) => after.has(id));
  // Beyond the last common row a difference only says that the stretch was cut elsewhere.
  const lastShown = ends.isEnd || common.length === 0 ? shown.length : (before.get(common.at(-1)?.id ?? "") ?? 0);
  const lastNow =
    ends.isShownEnd || common.length === 0 ? now.length : Math.max(...common.map(({ id }) => after.get(id) ?? 0));
  const going = shown.filter(({ id }, place) => !after.has(id) && place < lastShown).length;
  const coming = now.filter(({ id }, place) => !before.has(id) && place < lastNow).length;
  const places = common.map(({ id }) => after.get(id) ?? 0);
  return {
    changed: now.filter((lead) => {
      const was = shown[before.get(lead.id) ?? -1];
      return was !== undefined && JSON.stringify(was) !== JSON.stringify(lead);
    }),
    waiting: going + coming + places.length - longestRise(places),
  };
}

const placesOf = (rows: readonly Row[]) => new Map(rows.map(({ id }, place) => [id, place]));

/** How many rows keep their order: the longest rising run of places, gaps allowed. */
function longestRise(places: readonly number[]): number {
  const ends: number[] = [];
  for (const place of places) {
    const at = ends.findIndex((end) => end >= place);
    if (at === -1) ends.push(place);
    else ends[at] = place;
  }
  return ends.length;
}

/** Whether a person would see the difference: the time of the change alone is none. */
export const isVisiblyOther = <Lead extends Row & { updatedAt: Date }>(before: Lead, after: Lead): boolean =>
  JSON.stringify({ ...before, updatedAt: null }) !== JSON.stringify({ ...after, updatedAt: null });
