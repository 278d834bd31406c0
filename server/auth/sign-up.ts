import { users } from "@/drizzle/schema";
import { inGlobals, inTransaction, isDuplicate } from "@/server/platform/db";
import { Conflict } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { addMember, createTenant } from "@/server/tenancy";
import { hashPassword } from "./password";
import type { SignUpInput, Visit } from "./schemas";
import type { Person } from "./sign-in";

type NewPerson = { name: string; email: string; password: string | null; isVerified?: boolean };

/** Makes an account. @throws Conflict when the address already has one. */
export async function createPerson(visit: Visit, { name, email, password, isVerified }: NewPerson): Promise<Person> {
  const [id, now] = [newId(), visit.now()];
  const passwordHash = password === null ? null : await hashPassword(password);
  const emailVerifiedAt = isVerified ? now : null;
  try {
    await inGlobals((db) =>
      db.insert(users).values({ id, email, name, passwordHash, emailVerifiedAt, createdAt: now }),
    );
  } catch (error) {
    if (isDuplicate(error)) throw new Conflict("This e-mail address already has an account. Sign in instead.");
    throw error;
  }
  return { id, name, email };
}

/** Makes an account and its first workspace, which it owns. */
export async function signUp(visit: Visit, { workspace, ...person }: SignUpInput) {
  const owner = await createPerson(visit, person);
  return { person: owner, slug: await openOwnWorkspace(owner, workspace) };
}

/** Gives a person a workspace of their own; answers its slug. Marked `system`: nobody belongs to it yet. */
export async function openOwnWorkspace(person: { id: string }, name: string): Promise<string> {
  const ctx = await createTenant({ name });
  await inTransaction(ctx, (tx) => addMember(tx, person.id, "owner"));
  return ctx.tenantSlug;
}
