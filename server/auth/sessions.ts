import { and, desc, eq, gt, lt, ne } from "drizzle-orm";
import { sessions, users } from "@/drizzle/schema";
import { database } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import { isId, newId } from "@/server/platform/ids";
import type { SessionRef, Viewer, Visit } from "./schemas";

export const sessionDays = 30;
const sessionMs = sessionDays * 86_400_000;
const touchMs = 5 * 60_000;

/** Signs a browser in: the row is the session, the cookie only names it. */
export async function startSession(userId: string, visit: Visit): Promise<string> {
  const { db } = await database();
  const [id, now] = [newId(), visit.now()];
  await db.delete(sessions).where(and(eq(sessions.userId, userId), lt(sessions.expiresAt, now)));
  await db.insert(sessions).values({
    id,
    userId,
    userAgent: visit.userAgent?.slice(0, 300) ?? null,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + sessionMs),
    createdAt: now,
  });
  return id;
}

/** The person whose session this is, or null when it ended, was revoked or never was. */
export async function viewerOfSession(sessionId: string, now: Date): Promise<Viewer | null> {
  if (!isId(sessionId)) return null;
  const { db } = await database();
  const [row] = await db
    .select({ user: users, lastSeenAt: sessions.lastSeenAt })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, sessionId), gt(sessions.expiresAt, now)));
  if (!row) return null;
  if (now.getTime() - row.lastSeenAt.getTime() > touchMs) {
    await db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, sessionId));
  }
  const { id, name, email, timeZone, theme, shortcuts } = row.user;
  return { id, sessionId, name, email, timeZone, theme, shortcuts };
}

/** The viewer's signed-in browsers, the latest used first. */
export async function listSessions(viewer: Viewer, now: Date) {
  const { db } = await database();
  const rows = await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, viewer.id), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.lastSeenAt));
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
  const { db } = await database();
  const own = and(eq(sessions.id, sessionId), eq(sessions.userId, viewer.id));
  const gone = isId(sessionId) ? await db.delete(sessions).where(own).returning({ id: sessions.id }) : [];
  if (gone.length === 0) throw new NotFound("session");
}

/** Signs the viewer out everywhere but here; answers how many browsers that were. */
export async function revokeOtherSessions(viewer: Viewer): Promise<number> {
  const { db } = await database();
  const others = and(eq(sessions.userId, viewer.id), ne(sessions.id, viewer.sessionId));
  return (await db.delete(sessions).where(others).returning({ id: sessions.id })).length;
}

/** Ends the session that a signed-out cookie named. */
export async function endSession(sessionId: string): Promise<void> {
  const { db } = await database();
  if (isId(sessionId)) await db.delete(sessions).where(eq(sessions.id, sessionId));
}
