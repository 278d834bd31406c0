import { expect, test } from "vitest";
import { auditEntries, slowDowns } from "@/drizzle/schema";
import { inTransaction } from "@/server/platform/db";
import { as, aTenant, withDatabase } from "@/server/testing";
import type { TestCtx } from "@/server/testing/tenant";
import { aRunningCampaign, aTextableLead, aTexter, dueTexts, touchRows, wordsFor } from "@/server/testing/texts";
import { slowDown } from "@/server/timing";
import { refusalToEnd } from "@/server/timing/slow-down";
import { sendDueTouches } from "../send-due";
import { endSlowDownEarly } from "./end-slow-down";

withDatabase();

const now = new Date("2026-11-23T17:00:00Z");
const later = new Date("2026-12-01T17:00:00Z");

test.each([
  { is: "one that runs", kind: "not_now", until: later, endedAt: null, refusal: null },
  { is: "one that is over", kind: "annoyed", until: now, endedAt: null, refusal: "It is over already." },
  { is: "one that was ended", kind: "annoyed", until: later, endedAt: now, refusal: "It was ended already." },
  { is: "silence", kind: "unanswered", until: later, endedAt: null, refusal: "Silence ends when the lead writes" },
] as const)("[E3.4] $is: $refusal", ({ refusal, is: _, ...slow }) => {
  if (refusal === null) expect(refusalToEnd(slow, now)).toBeNull();
  else expect(refusalToEnd(slow, now)).toContain(refusal);
});

const drain = (ctx: TestCtx) => sendDueTouches(ctx, { limit: 10, sources: [wordsFor("campaign")] });

async function aSlowedLead() {
  const ctx = await aTexter();
  const lead = await aTextableLead(ctx);
  await inTransaction(ctx, (tx) => slowDown(tx, [{ leadId: lead.id, kind: "annoyed" }]));
  const [row] = await inTransaction(ctx, (tx) => tx.select().from(slowDowns));
  return { ctx, lead, slowDownId: row?.id ?? "" };
}

const reason = "She called and asked for the offer.";

test("[E3.4] a person ends a slow-down early and says why: what waited leaves, and the audit keeps the reason", async () => {
  const { ctx, lead, slowDownId } = await aSlowedLead();
  await dueTexts(ctx, await aRunningCampaign(ctx), [[lead.id]]);
  expect(await drain(ctx)).toMatchObject({ sent: 0, held: 1 });
  await endSlowDownEarly(ctx, { slowDownId, reason });
  expect(await drain(ctx)).toMatchObject({ sent: 1 });
  expect(await touchRows(ctx)).toMatchObject([{ status: "sent" }]);
  const entries = await inTransaction(ctx, (tx) => tx.select().from(auditEntries));
  expect(entries.find(({ action }) => action === "lead.slow_down_ended")).toMatchObject({ reason, subjectId: lead.id });
  await expect(endSlowDownEarly(ctx, { slowDownId, reason })).rejects.toThrow("ended already");
});

test("ended without a reason, by another tenant or by an analyst: refused", async () => {
  const { ctx, slowDownId } = await aSlowedLead();
  await expect(endSlowDownEarly(ctx, { slowDownId, reason: " " })).rejects.toThrow("Say why");
  await expect(endSlowDownEarly(await aTenant(), { slowDownId, reason })).rejects.toThrow("not found");
  await expect(endSlowDownEarly(as(ctx, "analyst"), { slowDownId, reason })).rejects.toThrow("leads:write");
});
