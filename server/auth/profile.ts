import { eq } from "drizzle-orm";
import { users } from "@/drizzle/schema";
import { inGlobals } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { hashPassword, passwordMatches } from "./password";
import type { ChangePasswordInput, UpdateProfileInput, Viewer } from "./schemas";
import { revokeOtherSessions } from "./sessions";

const isZone = (zone: string) => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).format(0) !== "";
  } catch {
    return false;
  }
};

/** Changes the viewer's own name, time zone (null = the browser's), theme and shortcuts. */
export async function updateProfile(viewer: Viewer, changes: UpdateProfileInput): Promise<void> {
  if (changes.timeZone && !isZone(changes.timeZone)) throw new Refused(`"${changes.timeZone}" is not a time zone.`);
  if (Object.keys(changes).length === 0) return;
  await inGlobals((db) => db.update(users).set(changes).where(eq(users.id, viewer.id)));
}

/** Sets another password and signs every other browser out. @throws Refused when the current one is wrong. */
export async function changePassword(viewer: Viewer, { current, next }: ChangePasswordInput): Promise<void> {
  const hash = await passwordHashOf(viewer);
  if (hash !== null && !(await passwordMatches(current, hash))) {
    throw new Refused("This is not your current password.");
  }
  const passwordHash = await hashPassword(next);
  await inGlobals((db) => db.update(users).set({ passwordHash }).where(eq(users.id, viewer.id)));
  await revokeOtherSessions(viewer);
}

/** Whether the viewer signs in with a password at all. */
export async function hasPassword(viewer: Viewer): Promise<boolean> {
  return (await passwordHashOf(viewer)) !== null;
}

async function passwordHashOf(viewer: Viewer): Promise<string | null> {
  const own = eq(users.id, viewer.id);
  const [person] = await inGlobals((db) => db.select({ hash: users.passwordHash }).from(users).where(own));
  return person?.hash ?? null;
}
