import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { users } from "@/drizzle/schema";
import { DatabaseError, inGlobals, inTransaction } from "@/server/platform/db";
import { aTenant, withDatabase } from "@/server/testing";

withDatabase();

test("the globals are not asked from inside a transaction: the embedded database's one session would wait for itself", async () => {
  const ctx = await aTenant();
  await expect(inTransaction(ctx, () => inGlobals(async () => 1))).rejects.toThrow("A transaction is open here");
});

test("a failure tells neither the statement nor its values", async () => {
  const failure = inGlobals((db) => db.select().from(users).where(sql`id = ${"ana@example.com"}`));
  await expect(failure).rejects.toThrow(DatabaseError);
  await expect(failure).rejects.not.toThrow(/ana@example/);
});
