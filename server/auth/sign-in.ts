import { eq } from "drizzle-orm";
import { users } from "@/drizzle/schema";
import { inGlobals } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { countAttempt, forgiveAttempts, refuseWhenTooMany } from "./login-attempts";
import { passwordMatches } from "./password";
import type { SignInInput, Visit } from "./schemas";

export interface Person {
  id: string;
  name: string;
  email: string;
}

const wrong = "This e-mail address and password do not belong together.";

/**
 * Who signs in with this password. An unknown address and a wrong password sound and last the same.
 * @throws Refused also when the account or the address failed too often in the last 15 minutes.
 */
export async function signInWithPassword(visit: Visit, { email, password }: SignInInput): Promise<Person> {
  const attempt = { email, address: visit.address, at: visit.now() };
  await refuseWhenTooMany(attempt);
  await countAttempt(attempt);
  const person = await personByEmail(email);
  if (!(await passwordMatches(password, person?.passwordHash ?? null)) || !person) throw new Refused(wrong);
  await forgiveAttempts(attempt);
  return { id: person.id, name: person.name, email: person.email };
}

export async function personByEmail(email: string) {
  const isTheirs = eq(users.email, email.trim().toLowerCase());
  const [person] = await inGlobals((db) => db.select().from(users).where(isTheirs));
  return person ?? null;
}
