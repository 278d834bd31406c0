import { z } from "zod";

const Cursor = z.tuple([z.string(), z.string()]);

/** An opaque keyset cursor over (time, id). */
export const cursorOf = (at: Date, id: string): string =>
  Buffer.from(JSON.stringify([at.toISOString(), id])).toString("base64url");

/** The place a cursor names, or null when it is not one of ours. */
export function placeOf(cursor: string | undefined): { at: Date; id: string } | null {
  if (!cursor) return null;
  try {
    const [at, id] = Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    return Number.isNaN(Date.parse(at)) ? null : { at: new Date(at), id };
  } catch {
    return null;
  }
}
