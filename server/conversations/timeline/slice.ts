import { and, desc, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Tx } from "@/server/platform/db";
import { literal } from "@/server/platform/literal";
import type { TimelineKind } from "../schemas";

/** One line of a lead's life, whatever it came from. */
export type TimelineItem = {
  id: string;
  kind: TimelineKind;
  at: Date;
  /** What happened, in the source's own word: "in", "out", "skipped", "granted", "lead.edited", ... */
  event: string;
  text: string | null;
  details: Record<string, unknown>;
};

/** A stretch of a lead's life: what lies before a place in it, newest first, in which some words occur. */
export interface Slice {
  /** Its own, and those of the leads that were merged into it. */
  readonly leadIds: string[];
  readonly after: { at: string; id: string } | null;
  readonly limit: number;
  readonly search: string;
}

/** Reads one kind of happening. */
export interface TimelineSource {
  readonly kind: TimelineKind;
  readonly items: (tx: Tx, slice: Slice) => Promise<TimelineItem[]>;
}

/** Behind the place where the page before ended, and holding the words searched for. */
export function within(
  slice: Slice,
  place: { at: AnyPgColumn | SQL; id: AnyPgColumn },
  searched: readonly (AnyPgColumn | SQL)[],
): SQL | undefined {
  const older = slice.after
    ? sql`(${place.at}, ${place.id}) < (${slice.after.at}::timestamptz, ${slice.after.id}::uuid)`
    : undefined;
  const words = slice.search.split(/\s+/).filter((word) => word !== "");
  const text = sql`concat_ws(' ', ${sql.join([...searched], sql`, `)})`;
  return and(older, ...words.map((word) => sql`${text} ilike ${`%${literal(word)}%`}`));
}

export const newestFirst = (place: { at: AnyPgColumn; id: AnyPgColumn }) => [desc(place.at), desc(place.id)];
