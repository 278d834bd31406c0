import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { inTransaction } from "@/server/platform/db";
import { aTenant, withDatabase } from "@/server/testing";
import { record } from "./record";
import { firstBrokenSeal, sealAudit } from "./seal";

withDatabase();

test("[P-NFR5.3] every entry is chained to the one before it, and the chain holds", async () => {
  const ctx = await aTenant();
  await inTransaction(ctx, (tx) =>
    record(tx, "lead.edited", { subject: { type: "lead", id: "1" }, before: { phone: "+1" }, after: { phone: "+2" } }),
  );
  expect(await sealAudit(ctx)).toBe(2);
  expect(await sealAudit(ctx)).toBe(0);
  expect(await firstBrokenSeal(ctx)).toBeNull();
});

test("the application's role can neither rewrite nor delete an entry", async () => {
  const ctx = await aTenant();
  await expect(
    inTransaction(ctx, (tx) => tx.execute(sql`update audit_entries set action = 'nothing'`)),
  ).rejects.toThrow("permission denied");
  await expect(inTransaction(ctx, (tx) => tx.execute(sql`delete from audit_entries`))).rejects.toThrow(
    "permission denied",
  );
});

test("a personal field enters the log as a digest, never as its value", async () => {
  const ctx = await aTenant();
  await inTransaction(ctx, (tx) =>
    record(tx, "lead.edited", { subject: { type: "lead", id: "9" }, after: { email: "ana@example.com", state: "FL" } }),
  );
  const rows = await inTransaction(ctx, (tx) => tx.execute(sql`select diff from audit_entries where subject_id = '9'`));
  expect(JSON.stringify(rows)).not.toContain("ana@example.com");
  expect(JSON.stringify(rows)).toContain("FL");
});
