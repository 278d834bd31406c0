import { createHmac } from "node:crypto";
import { and, eq, gt, lt } from "drizzle-orm";
import { accounts, users, verificationTokens } from "@/drizzle/schema";
import { inGlobals } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import { authSecret } from "@/server/platform/secrets";
import type { Visit } from "./schemas";
import { personByEmail } from "./sign-in";
import { createPerson } from "./sign-up";

type UserRow = typeof users.$inferSelect;
type Link = { identifier: string; token: string };
type Identity = { provider: string; providerAccountId: string };

const asUser = ({ id, email, name, emailVerifiedAt }: UserRow) => ({ id, email, name, emailVerified: emailVerifiedAt });
const orNull = (row: UserRow | null | undefined) => (row ? asUser(row) : null);
const hashOf = (token: string) => createHmac("sha256", authSecret()).update(`link:${token}`).digest("hex");

async function personById(id: string) {
  const [person] = await inGlobals((db) => db.select().from(users).where(eq(users.id, id)));
  return person ?? null;
}

/** What next-auth keeps for links and for an organisation's sign-in: people, identities, single-use links (hashed). */
export const signInStore = (visit: Visit) => ({
  getUser: async (id: string) => orNull(await personById(id)),
  getUserByEmail: async (email: string) => orNull(await personByEmail(email)),

  async getUserByAccount({ provider, providerAccountId }: Identity) {
    const theirs = and(eq(accounts.provider, provider), eq(accounts.providerAccountId, providerAccountId));
    const [row] = await inGlobals((db) =>
      db.select({ user: users }).from(accounts).innerJoin(users, eq(users.id, accounts.userId)).where(theirs),
    );
    return orNull(row?.user);
  },

  async createUser({ email, name }: { email: string; name?: string | null }) {
    const person = await createPerson(visit, { email, name: name ?? email, password: null, isVerified: true });
    return { ...person, emailVerified: visit.now() };
  },

  async updateUser({ id, emailVerified }: { id: string; emailVerified?: Date | null }) {
    if (emailVerified)
      await inGlobals((db) => db.update(users).set({ emailVerifiedAt: emailVerified }).where(eq(users.id, id)));
    const person = await personById(id);
    if (!person) throw new NotFound("account");
    return asUser(person);
  },

  async linkAccount({ provider, providerAccountId, userId }: Identity & { userId: string }) {
    const account = { provider, providerAccountId, userId, createdAt: visit.now() };
    await inGlobals((db) => db.insert(accounts).values(account).onConflictDoNothing());
  },

  async createVerificationToken({ identifier, token, expires }: Link & { expires: Date }) {
    await inGlobals(async (db) => {
      await db.delete(verificationTokens).where(lt(verificationTokens.expiresAt, visit.now()));
      await db.insert(verificationTokens).values({ identifier, tokenHash: hashOf(token), expiresAt: expires });
    });
    return { identifier, token, expires };
  },

  /** Takes the link away: it works once. */
  async useVerificationToken({ identifier, token }: Link) {
    const standing = and(
      eq(verificationTokens.identifier, identifier),
      eq(verificationTokens.tokenHash, hashOf(token)),
      gt(verificationTokens.expiresAt, visit.now()),
    );
    const [row] = await inGlobals((db) => db.delete(verificationTokens).where(standing).returning());
    return row ? { identifier, token, expires: row.expiresAt } : null;
  },
});
