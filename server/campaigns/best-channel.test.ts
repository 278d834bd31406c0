import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { campaigns, leads } from "@/drizzle/schema";
import { report } from "@/server/channels/mail-in/cases/write";
import { leadTimeline } from "@/server/conversations";
import { sealEmail, sealPhone } from "@/server/leads";
import { applyReceipt, evidenceOf } from "@/server/messaging";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { blindIndex, tenantKeys } from "@/server/platform/vault";
import { withDatabase } from "@/server/testing";
import { aCampaign, answers, day, drain, later, launched, ledgerOf } from "@/server/testing/campaigns";
import { aMailableLead } from "@/server/testing/mailable-leads";
import { about, takeMail } from "@/server/testing/mails";
import { aTextableLead, aTexter, touchRows } from "@/server/testing/texts";
import { reachOf } from "./audience";
import { dryRun } from "./dry-run";
import { campaignTouches } from "./queries";
import { reviewCampaign } from "./review";

withDatabase();

const best = { channel: "best", subject: "Your roof", body: "Hi {first_name|there}, still looking?" } as const;
const textFirst = { ...best, channel: "sms", fallback: true } as const;

/** A lead in New York who may be texted and mailed; `more` are columns of the lead. */
async function aLeadOfBoth(ctx: Ctx, more: Partial<typeof leads.$inferInsert> = {}) {
  const lead = await aTextableLead(ctx);
  const email = `lee-${lead.id}@example.net`;
  await inTransaction(ctx, async (tx) => {
    const sealed = sealEmail(await tenantKeys(tx), lead.id, email);
    const emailHash = await blindIndex(tx, "email", email);
    await tx
      .update(leads)
      .set({ emailSealed: sealed, emailHash, emailConsent: "granted", ...more })
      .where(eq(leads.id, lead.id));
  });
  return lead;
}

const rowsOf = async (ctx: Ctx) =>
  (await touchRows(ctx)).map(({ channel, step, status, reason }) => [channel, step, status, reason]);

/** The carrier says that the text did not arrive. */
async function undelivered(ctx: Ctx, code: number | null) {
  const text = (await touchRows(ctx)).find(({ channel, status }) => channel === "sms" && status === "sent");
  const receipt = { provider: "sandbox", status: "undelivered", errorCode: code, attemptId: null } as const;
  await applyReceipt(ctx, { ...receipt, providerId: text?.providerId ?? "" });
  return text;
}

describe("a step by the best channel", () => {
  test("[E2.1] goes to each lead by one channel, and the decision stands with the touch, on the lead's page, in the evidence and in the report", async () => {
    const ctx = await aTexter();
    const both = await aLeadOfBoth(ctx, { attributes: { preferred_channel: "text" } });
    const byMail = await aMailableLead(ctx);
    const byText = await aTextableLead(ctx);
    const campaignId = await launched(ctx, { steps: [best] });
    await drain(ctx);
    const sent = new Map((await touchRows(ctx)).map((row) => [row.leadId, row]));
    expect(sent.get(both.id)).toMatchObject({
      channel: "sms",
      status: "sent",
      choice: { chosen: "sms", because: "By text: the lead prefers it." },
    });
    expect(sent.get(byMail.id)).toMatchObject({ channel: "email", subject: "Your roof", status: "sent" });
    expect(sent.get(byText.id)?.choice?.considered).toEqual([
      { channel: "sms", outcome: "chosen", because: "The only channel that is open." },
      { channel: "email", outcome: "rejected", because: "This lead has no e-mail address." },
    ]);
    const touchId = sent.get(both.id)?.id ?? "";
    const choice = sent.get(both.id)?.choice;
    expect((await evidenceOf(ctx, { touchId })).message.channel_choice).toEqual(choice);
    const { data } = await leadTimeline(ctx, { leadId: both.id, kinds: ["message"] });
    expect(data[0]?.details.choice).toEqual(choice);
    const report = await campaignTouches(ctx, { campaignId });
    expect(report.data.find(({ id }) => id === touchId)?.choice).toEqual(choice);
  });

  test("[E2.5] a lead who answers by text gets a text though mail costs less", async () => {
    const ctx = await aTexter();
    const [silent, talker] = [await aLeadOfBoth(ctx), await aLeadOfBoth(ctx)];
    await answers(ctx, talker.id);
    await launched(ctx, { steps: [best] });
    await drain(ctx);
    const by = new Map(
      (await touchRows(ctx)).map(({ leadId, channel, choice }) => [leadId, [channel, choice?.because]]),
    );
    expect(by.get(silent.id)).toEqual(["email", "By e-mail: it costs less."]);
    expect(by.get(talker.id)).toEqual(["sms", "By text: the lead has answered by it."]);
  });

  test("leaves out only who no channel is open for, and the dry run names the channel", async () => {
    const ctx = await aTexter();
    await aMailableLead(ctx);
    await aMailableLead(ctx, { country: "DE" });
    await aTextableLead(ctx, { consent: "none" });
    const { id } = await aCampaign(ctx, { steps: [best] });
    expect(await reachOf(ctx, { campaignId: id })).toMatchObject({
      texted: 1,
      excluded: [{ reason: "no_channel", count: 2 }],
    });
    const { data } = await dryRun(ctx, { campaignId: id });
    expect(data.map(({ outcome, channel }) => [outcome, channel]).sort()).toEqual([
      ["skipped", null],
      ["skipped", null],
      ["would_send", "email"],
    ]);
    expect((await reviewCampaign(ctx, { campaignId: id })).refusal).toBeNull();
  });

  test("decides when the step is due, not at launch: who opted out of mail since is texted", async () => {
    const ctx = await aTexter();
    const lead = await aLeadOfBoth(ctx);
    await launched(ctx, { steps: [best, { ...best, delay_days: 7 }] });
    await drain(ctx);
    await inTransaction(ctx, (tx) => tx.update(leads).set({ emailConsent: "withdrawn" }).where(eq(leads.id, lead.id)));
    later(ctx, 7 * day);
    await drain(ctx);
    expect((await rowsOf(ctx)).map(([channel, step]) => [channel, step])).toEqual([
      ["email", 1],
      ["sms", 2],
    ]);
  });

  test("a lead whom every channel was closed for is skipped with each channel's reason", async () => {
    const ctx = await aTexter();
    const lead = await aLeadOfBoth(ctx);
    await launched(ctx, { steps: [best] });
    await inTransaction(ctx, (tx) =>
      tx.update(leads).set({ emailConsent: "withdrawn", smsConsent: "withdrawn" }).where(eq(leads.id, lead.id)),
    );
    await drain(ctx);
    const reason = "Text: Consent to texts was withdrawn. E-mail: Consent to e-mail was withdrawn.";
    expect(await rowsOf(ctx)).toEqual([["sms", 1, "skipped", reason]]);
  });

  test("needs a subject, because it may go as an e-mail", async () => {
    const ctx = await aTexter();
    await aLeadOfBoth(ctx);
    const { id } = await aCampaign(ctx, { steps: [{ ...best, subject: "" }] });
    expect((await reviewCampaign(ctx, { campaignId: id })).refusal).toBe(
      "Text 1 may go as an e-mail and has no subject yet.",
    );
  });
});

describe("when a text fails", () => {
  test("[E2.2] an undelivered one is followed by an e-mail of the same step, once, and the campaign counts the person once", async () => {
    const ctx = await aTexter();
    await aLeadOfBoth(ctx);
    const campaignId = await launched(ctx, { steps: [textFirst, { ...textFirst, delay_days: 7 }] });
    await drain(ctx);
    await undelivered(ctx, 30005);
    await undelivered(ctx, 30005);
    await drain(ctx);
    expect(await rowsOf(ctx)).toEqual([
      ["sms", 1, "sent", "The carrier does not know this number. (30005) Tried by e-mail instead."],
      ["sms", 2, "pending", null],
      ["email", 1, "sent", null],
    ]);
    const [, , mail] = await touchRows(ctx);
    expect(mail?.choice).toMatchObject({
      because: "By e-mail, since the text could not be delivered (30005).",
      after: { tried: ["sms"] },
    });
    const { intended, ...states } = await ledgerOf(ctx, campaignId);
    expect(intended).toBe(3);
    expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(intended);
  });

  test("[E2.2] one that the carrier refuses at once goes by e-mail, and the next step does too", async () => {
    const ctx = await aTexter();
    await aLeadOfBoth(ctx);
    await inTransaction(ctx, async (tx) => {
      const [lead] = await tx.select().from(leads);
      const phoneSealed = sealPhone(await tenantKeys(tx), lead?.id ?? "", "+15005550009");
      await tx.update(leads).set({ phoneSealed, phoneHash: await blindIndex(tx, "phone", "+15005550009") });
    });
    await launched(ctx, { steps: [textFirst, { ...textFirst, delay_days: 7 }] });
    await drain(ctx);
    await drain(ctx);
    later(ctx, 7 * day);
    await drain(ctx);
    expect((await rowsOf(ctx)).map(([channel, step, status]) => [channel, step, status])).toEqual([
      ["sms", 1, "failed"],
      ["email", 1, "sent"],
      ["email", 2, "sent"],
    ]);
    const [failed, , second] = await touchRows(ctx);
    expect(failed?.reason).toContain("Tried by e-mail instead.");
    expect(second?.choice?.considered).toContainEqual({
      channel: "sms",
      outcome: "rejected",
      because: "The carrier said that texts cannot reach this number.",
    });
  });

  test("[E2.2] an e-mail that bounces for good is followed by a text of the same step", async () => {
    const ctx = await aTexter();
    const { id } = await aLeadOfBoth(ctx);
    await launched(ctx, { steps: [{ ...textFirst, channel: "email" }] });
    await drain(ctx);
    const [mail] = await touchRows(ctx);
    const token = /^<([a-z2-7]{34})\./.exec(mail?.providerId ?? "")?.[1] ?? "";
    const bounced = report(
      { "Message-ID": `<${id}@mx.example.net>` },
      { status: "5.1.1", recipient: `lee-${id}@example.net` },
    );
    expect(await takeMail(ctx, about(bounced, token))).toBe("given_up");
    await drain(ctx);
    expect(await rowsOf(ctx)).toEqual([
      ["email", 1, "sent", "There is no such mailbox. (5.1.1) Tried by text instead."],
      ["sms", 1, "sent", null],
    ]);
    const [, text] = await touchRows(ctx);
    expect(text?.choice?.because).toBe("By text, since the e-mail could not be delivered (5.1.1).");
  });

  test("[E2.2] without another open channel the row says why none was tried", async () => {
    const ctx = await aTexter();
    await aTextableLead(ctx);
    await launched(ctx, { steps: [textFirst] });
    await drain(ctx);
    await undelivered(ctx, 30007);
    expect(await rowsOf(ctx)).toEqual([
      [
        "sms",
        1,
        "sent",
        "The carrier filtered this text as unwanted. (30007) Not tried by another channel. This lead has no e-mail address.",
      ],
    ]);
  });

  test.each([
    { why: "the channel is fixed", step: { ...textFirst, fallback: false }, code: 30005 },
    { why: "the person opted out at the carrier", step: textFirst, code: 21610 },
    { why: "nobody knows the code", step: textFirst, code: 39999 },
    { why: "it is tried again", step: textFirst, code: 30003 },
  ])("[E2.2] nothing else is tried: $why", async ({ step, code }) => {
    const ctx = await aTexter();
    await aLeadOfBoth(ctx);
    await launched(ctx, { steps: [step] });
    await drain(ctx);
    await undelivered(ctx, code);
    await drain(ctx);
    expect(await touchRows(ctx)).toHaveLength(1);
  });

  test.each([
    { why: "the lead has answered since", change: answersOf },
    { why: "the campaign was stopped", change: stop },
  ])("[E2.2] nothing else is tried: $why", async ({ change }) => {
    const ctx = await aTexter();
    const lead = await aLeadOfBoth(ctx);
    await launched(ctx, { steps: [textFirst] });
    await drain(ctx);
    await change(ctx, lead.id);
    await undelivered(ctx, 30005);
    expect(await touchRows(ctx)).toHaveLength(1);
  });
});

async function answersOf(ctx: Awaited<ReturnType<typeof aTexter>>, leadId: string) {
  await answers(ctx, leadId);
}

async function stop(ctx: Ctx) {
  await inTransaction(ctx, (tx) => tx.update(campaigns).set({ status: "stopped", finishedAt: sql`now()` }));
}
