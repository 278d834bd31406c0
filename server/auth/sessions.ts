import { and, desc, eq, gt, lt, ne, type SQL } from "drizzle-orm";
import { sessions, users } from "@/drizzle/schema";
import { inGlobals } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import { isId, newId } from "@/server/platform/ids";
import type { SessionRef, Viewer, Visit } from "./schemas";

export const sessionDays = 30;
const sessionMs = sessionDays * 86_400_000;
const touchMs = 5 * 60_000;

/** Signs a browser in: the row is the session, the cookie only names it. */
export async function startSession(userId: string, visit: Visit): Promise<string> {
  const [id, now] = [newId(), visit.now()];
  const userAgent = visit.userAgent?.slice(0, 300) ?? null;
  const expiresAt = new Date(now.getTime() + sessionMs);
  await inGlobals(async (db) => {
    await db.delete(sessions).where(and(eq(sessions.userId, userId), lt(sessions.expiresAt, now)));
    await db.insert(sessions).values({ id, userId, userAgent, lastSeenAt: now, expiresAt, createdAt: now });
  });
  return id;
}

/** The person whose session this is, or null when it ended, was revoked or never was. */
export async function viewerOfSession(sessionId: string, now: Date): Promise<Viewer | null> {
  if (!isId(sessionId)) return null;
  const [row] = await inGlobals((db) =>
    db
      .select({ user: users, lastSeenAt: sessions.lastSeenAt })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(and(eq(sessions.id, sessionId), gt(sessions.expiresAt, now))),
  );
  if (!row) return null;
  if (now.getTime() - row.lastSeenAt.getTime() > touchMs) {
    await inGlobals((db) => db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, sessionId)));
  }
  const { id, name, email, timeZone, theme, shortcuts } = row.user;
  return { id, sessionId, name, email, timeZone, theme, shortcuts };
}

/** The viewer's signed-in browsers, the latest used first. */
export async function listSessions(viewer: Viewer, now: Date) {
  const own = and(eq(sessions.userId, viewer.id), gt(sessions.expiresAt, now));
  const rows = await inGlobals((db) => db.select().from(sessions).where(own).orderBy(desc(sessions.lastSeenAt)));
  return rows.map(({ id, userAgent, lastSeenAt, createdAt }) => ({
    id,
    userAgent,
    lastSeenAt,
    createdAt,
    isCurrent: id === viewer.sessionId,
  }));
}

/** Signs one of the viewer's browsers out; its next request finds no session. */
export async function revokeSession(viewer: Viewer, { sessionId }: SessionRef): Promise<void> {
  const own = and(eq(sessions.id, sessionId), eq(sessions.userId, viewer.id));
  const gone = isId(sessionId) ? await remove(own) : [];
  if (gone.length === 0) throw new NotFound("session");
}

/** Signs the viewer out everywhere but here; answers how many browsers that were. */
export async function revokeOtherSessions(viewer: Viewer): Promise<number> {
  return (await remove(and(eq(sessions.userId, viewer.id), ne(sessions.id, viewer.sessionId)))).length;
}

const remove = (which: SQL | undefined) =>
  inGlobals((db) => db.delete(sessions).where(which).returning({ id: sessions.id }));

/** Ends the session that a signed-out cookie named. */
export async function endSession(sessionId: string): Promise<void> {
  if (isId(sessionId)) await remove(eq(sessions.id, sessionId));
}
