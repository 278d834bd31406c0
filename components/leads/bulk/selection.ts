import type { Filter } from "@/server/leads/schemas";

/** The chosen rows, or everybody who matches with their exact number. */
export type Selection = { ids: ReadonlySet<string>; everybody: number | null };

export const nobodySelected: Selection = { ids: new Set(), everybody: null };

/** What a job is told: rows by id, or the question that the list asks. */
export const whichOf = ({ ids, everybody }: Selection, asked: { filter: Filter; search: string }) =>
  everybody === null ? { leadIds: [...ids] } : asked;

export const sizeOf = ({ ids, everybody }: Selection) => everybody ?? ids.size;
