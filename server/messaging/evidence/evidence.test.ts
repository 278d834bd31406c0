import { expect, test } from "vitest";
import { recordConsents } from "@/server/consent";
import { inTransaction } from "@/server/platform/db";
import { as, aTenant, withDatabase } from "@/server/testing";
import { withCarrier } from "@/server/testing/carrier";
import { aCampaignOf, touchRows, wordsFor } from "@/server/testing/texts";
import { applyReceipt } from "../receipts";
import { sendDueTouches } from "../send-due";
import { digestOf, evidenceOf, masked } from "./evidence";

const carrier = await withCarrier();

withDatabase();

test.each([
  { phone: "+12125550123", shown: "+1••••••••23" },
  { phone: "+447400123456", shown: "+4•••••••••56" },
])("$phone is shown as $shown", ({ phone, shown }) => {
  expect(masked(phone)).toBe(shown);
});

test("the digest is the same for the same facts in any order, and another for another fact", () => {
  expect(digestOf({ a: 1, b: { c: 2, d: [3] } })).toBe(digestOf({ b: { d: [3], c: 2 }, a: 1 }));
  expect(digestOf({ a: 1 })).not.toBe(digestOf({ a: 2 }));
});

test("[P-NFR5.2] a sent text's evidence holds its words, the wording that was agreed to, every rule's verdict and the carrier's receipts; no number in clear", async () => {
  const { ctx, leads } = await aCampaignOf(1);
  const lead = leads[0] ?? { id: "", phone: "" };
  const stated = { leadId: lead.id, channel: "sms", event: "granted", source: "form /demo" } as const;
  await inTransaction(ctx, (tx) =>
    recordConsents(tx, [{ ...stated, obtainedAt: ctx.now(), wording: "Text me offers.", evidence: {} }], {
      importId: null,
      warranty: true,
    }),
  );
  await sendDueTouches(ctx, { limit: 10, sources: [wordsFor("campaign")] });
  const providerId = carrier.taken[0]?.sid ?? "";
  await applyReceipt(ctx, { provider: "twilio", providerId, status: "delivered", errorCode: null, attemptId: null });
  const [touch] = await touchRows(ctx);
  const evidence = await evidenceOf(ctx, { touchId: touch?.id ?? "" });
  expect(evidence).toMatchObject({
    form: "rekindle-evidence/1",
    message: { status: "sent", delivery: "delivered", text: carrier.taken[0]?.body },
    recipient: { lead: lead.id, phone: masked(lead.phone) },
    consent: [{ source: "form /demo", wording: "Text me offers.", warranted: true }],
    carrier: { provider: "twilio", id: providerId, receipts: [{ status: "delivered" }] },
  });
  expect(evidence.verdict.map(({ outcome }) => outcome)).toEqual(evidence.verdict.map(() => "pass"));
  expect(evidence.verdict.length).toBeGreaterThan(8);
  expect(JSON.stringify(evidence)).not.toContain(lead.phone);
  const { sha256, ...rest } = evidence;
  expect(sha256).toBe(digestOf(rest));
});

test("another tenant's message has no evidence for us, and a sales rep may not read any", async () => {
  const { ctx } = await aCampaignOf(1);
  const [touch] = await touchRows(ctx);
  const touchId = touch?.id ?? "";
  await expect(evidenceOf(await aTenant(), { touchId })).rejects.toThrow("not found");
  await expect(evidenceOf(as(ctx, "sales_rep"), { touchId })).rejects.toThrow("consent:read");
});
