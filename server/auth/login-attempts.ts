import { createHmac } from "node:crypto";
import { and, eq, inArray, lt, sql } from "drizzle-orm";
import { loginAttempts } from "@/drizzle/schema";
import { inGlobals } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { authSecret } from "@/server/platform/secrets";

const windowMinutes = 15;
const windowMs = windowMinutes * 60_000;

/** Failed sign-ins that are allowed in a window of 15 minutes. */
export const allowedFailures = { account: 8, address: 60 } as const;
export type AttemptKind = keyof typeof allowedFailures;

/** The sentence that refuses a further try, or null while there are tries left. */
export function refusalToTry(failures: Record<AttemptKind, number>, minutesLeft: number): string | null {
  const isOver = failures.account >= allowedFailures.account || failures.address >= allowedFailures.address;
  const wait = minutesLeft === 1 ? "1 minute" : `${minutesLeft} minutes`;
  return isOver ? `Too many failed sign-ins. Try again in ${wait}.` : null;
}

const windowStart = (now: Date) => new Date(Math.floor(now.getTime() / windowMs) * windowMs);

const keyOf = (kind: AttemptKind, value: string) =>
  createHmac("sha256", authSecret()).update(`${kind}:${value}`).digest("hex");

interface Attempt {
  email: string;
  address: string;
  at: Date;
}

const keysOf = ({ email, address }: Attempt) => ({
  account: keyOf("account", email),
  address: keyOf("address", address),
});

/** @throws Refused, naming the wait, when the account or the address failed too often lately. */
export async function refuseWhenTooMany(attempt: Attempt): Promise<void> {
  const keys = keysOf(attempt);
  const start = windowStart(attempt.at);
  const counted = and(inArray(loginAttempts.key, Object.values(keys)), eq(loginAttempts.windowStart, start));
  const rows = await inGlobals((db) => db.select().from(loginAttempts).where(counted));
  const count = (key: string) => rows.find((row) => row.key === key)?.failures ?? 0;
  const minutesLeft = Math.ceil((start.getTime() + windowMs - attempt.at.getTime()) / 60_000);
  const refusal = refusalToTry({ account: count(keys.account), address: count(keys.address) }, minutesLeft);
  if (refusal) throw new Refused(refusal);
}

/** Counts a try before its outcome is known, so that parallel tries cannot outrun the limit. */
export async function countAttempt(attempt: Attempt): Promise<void> {
  const start = windowStart(attempt.at);
  const rows = Object.values(keysOf(attempt)).map((key) => ({ key, windowStart: start, failures: 1 }));
  const target = [loginAttempts.key, loginAttempts.windowStart];
  const set = { failures: sql`${loginAttempts.failures} + 1` };
  await inGlobals((db) => db.insert(loginAttempts).values(rows).onConflictDoUpdate({ target, set }));
}

/** A right password takes its own try back, and forgets the account's failures. */
export async function forgiveAttempts(attempt: Attempt): Promise<void> {
  const { account, address } = keysOf(attempt);
  const here = and(eq(loginAttempts.key, address), eq(loginAttempts.windowStart, windowStart(attempt.at)));
  const old = lt(loginAttempts.windowStart, new Date(attempt.at.getTime() - windowMs * 4));
  await inGlobals(async (db) => {
    await db.delete(loginAttempts).where(eq(loginAttempts.key, account));
    await db
      .update(loginAttempts)
      .set({ failures: sql`greatest(${loginAttempts.failures} - 1, 0)` })
      .where(here);
    await db.delete(loginAttempts).where(old);
  });
}
