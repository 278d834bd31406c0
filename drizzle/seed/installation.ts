import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createPerson } from "@/server/auth";
import { updateBrand } from "@/server/branding";
import { seedSenders } from "@/server/channels";
import { installKey } from "@/server/integrations";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { env, isProduction, isRealTwilio } from "@/server/platform/env";
import { addMember, createTenant, isEmptyInstallation } from "@/server/tenancy";
import type { Role } from "@/server/tenancy/schemas";

export type SampleAccount = { email: string; password: string };

const people: { role: Role; name: string; email: string }[] = [
  { role: "owner", name: "Ana Morgan", email: "owner@northwind.example" },
  { role: "admin", name: "Adam Wells", email: "admin@northwind.example" },
  { role: "marketer", name: "Maya Chen", email: "marketer@northwind.example" },
  { role: "sales_rep", name: "Sam Ortiz", email: "rep@northwind.example" },
  { role: "analyst", name: "Noor Haddad", email: "analyst@northwind.example" },
  { role: "compliance", name: "Carla Ruiz", email: "compliance@northwind.example" },
  { role: "developer", name: "Dev Patel", email: "developer@northwind.example" },
];
const owner = "owner@northwind.example";

const accountFile = () => join(env().DATA_DIR, "sample-account.json");

function readAccount(): SampleAccount | null {
  try {
    return JSON.parse(readFileSync(accountFile(), "utf8")) as SampleAccount;
  } catch {
    return null;
  }
}

/**
 * Fills an installation that has no tenant with one believable workspace, unless REKINDLE_ENV=production.
 * Answers how to sign in, also at later starts: the random password is kept in DATA_DIR.
 */
export async function seedInstallation(): Promise<SampleAccount | null> {
  if (isProduction()) return null;
  if (!(await isEmptyInstallation())) return readAccount();
  const account = { email: owner, password: randomBytes(9).toString("base64url") };
  mkdirSync(env().DATA_DIR, { recursive: true });
  writeFileSync(accountFile(), JSON.stringify(account), { mode: 0o600 });
  await seedWorkspace(account.password);
  return account;
}

async function seedWorkspace(password: string): Promise<void> {
  const ctx = await createTenant({ name: "Northwind Home Services", sandbox: !isRealTwilio() });
  await updateBrand(ctx, {
    businessName: "Northwind Home Services",
    assistantName: "Nova",
    about:
      "Northwind Home Services installs and maintains roofs, windows and solar panels for home owners in the United States. A first consultation call is free and takes 20 minutes.",
    bookingUrl: "https://book.northwind.example/consultation",
    helpContact: "help@northwind.example",
  });
  await seedPeople(ctx, password);
  await seedSenders(ctx);
  const key = env().REKINDLE_BOOTSTRAP_API_KEY;
  if (key) await installKey(ctx, key);
}

/** One person a role, all with the sample password. */
async function seedPeople(ctx: Ctx, password: string): Promise<void> {
  const visit = { now: ctx.realNow, requestId: ctx.requestId, address: "127.0.0.1", userAgent: null };
  for (const { role, name, email } of people) {
    const person = await createPerson(visit, { name, email, password, isVerified: true });
    await inTransaction(ctx, (tx) => addMember(tx, person.id, role));
  }
}
