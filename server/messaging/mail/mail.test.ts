import { eq } from "drizzle-orm";
import { afterEach, describe, expect, test } from "vitest";
import { brands, senders, touches } from "@/drizzle/schema";
import { addMailbox, makeDkimKey, touchOfMailToken } from "@/server/channels";
import { isSuppressed, suppress } from "@/server/consent";
import { listNotices } from "@/server/notices";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { tenantKeys } from "@/server/platform/vault";
import { withDatabase } from "@/server/testing";
import { aMailableLead, asMail, mailboxOf } from "@/server/testing/mailable-leads";
import { aMember } from "@/server/testing/person";
import { anSmtpSink } from "@/server/testing/smtp-sink";
import {
  ageCalls,
  aRunningCampaign,
  aTextableLead,
  aTexter,
  dueTexts,
  expireLeases,
  touchRows,
} from "@/server/testing/texts";
import { evidenceOf } from "../evidence/evidence";
import { haltSending } from "../halts/halt";
import { reconcileTouches } from "../reconcile";
import { sendDueTouches } from "../send-due";
import type { TouchSource } from "../touch-source";

withDatabase();

const mails = (subject: string | null = "Your roof"): TouchSource => ({
  source: "campaign",
  compose: async (_, due) => new Map(due.map(({ id }) => [id, { subject, body: "Still thinking about your roof?" }])),
  sent: async () => undefined,
});
const drain = (ctx: Ctx, subject?: string | null) => sendDueTouches(ctx, { limit: 200, sources: [mails(subject)] });

async function aDueMail(ctx: Ctx, options: Parameters<typeof aMailableLead>[1] = {}) {
  const lead = await aMailableLead(ctx, options);
  const campaignId = await aRunningCampaign(ctx);
  await dueTexts(ctx, campaignId, [[lead.id], asMail]);
  return { lead, campaignId };
}

const onlyTouch = async (ctx: Ctx) => {
  const [touch] = await touchRows(ctx);
  if (!touch) throw new Error("no touch");
  return touch;
};

const suppressedFor = (ctx: Ctx, kind: "phone" | "email", address: string) =>
  inTransaction(ctx, (tx) => isSuppressed(tx, kind, address));

describe("an e-mail in the sandbox", () => {
  test("[P-NFR5.3] is sent once, from the mailbox, with subject, footer, way out and every verdict on record", async () => {
    const ctx = await aTexter();
    const { lead } = await aDueMail(ctx);
    expect(await drain(ctx)).toMatchObject({ sent: 1 });
    expect(await drain(ctx)).toMatchObject({ sent: 0 });
    const touch = await onlyTouch(ctx);
    const mailbox = await mailboxOf(ctx);
    expect(touch).toMatchObject({ status: "sent", channel: "email", subject: "Your roof", senderId: mailbox.id });
    expect(touch.body).toContain("Northwind, 1 Sample Street, Springfield, IL 62701, USA\nUnsubscribe: http");
    expect(touch.verdict?.map(({ rule, outcome }) => `${rule} ${outcome}`)).toEqual([
      "address pass",
      "standing pass",
      "suppression pass",
      "consent pass",
      "hours pass",
      "frequency pass",
      "attention pass",
      "mailbox pass",
      "content pass",
      "campaign pass",
      "halt pass",
    ]);
    const token = /^<([a-z2-7]{34})\./.exec(touch.providerId ?? "")?.[1] ?? "";
    expect(await inTransaction(ctx, async (tx) => touchOfMailToken(await tenantKeys(tx), token))).toBe(touch.id);
    const messages = await inTransaction(ctx, (tx) => tx.query.messages.findMany());
    expect(messages).toMatchObject([{ channel: "email", subject: "Your roof", providerId: touch.providerId }]);
    expect(await evidenceOf(ctx, { touchId: touch.id })).toMatchObject({
      message: { channel: "email", subject: "Your roof" },
      recipient: { lead: lead.id, email: lead.email.replace(/^l[^@]*/, "l•••") },
      carrier: { from: mailbox.number },
    });
  });

  test("leaves at any hour: no law names hours for e-mail", async () => {
    const ctx = await aTexter({ now: "2026-11-23T08:00:00Z" }); // 03:00 in New York
    await aDueMail(ctx);
    expect(await drain(ctx)).toMatchObject({ sent: 1 });
  });

  test("a follow-up without a subject continues the thread", async () => {
    const ctx = await aTexter();
    const { lead, campaignId } = await aDueMail(ctx);
    await drain(ctx);
    ctx.setNow("2026-11-30T17:00:00Z");
    await dueTexts(ctx, campaignId, [[lead.id], { ...asMail, step: 2 }]);
    expect(await drain(ctx, null)).toMatchObject({ sent: 1 });
    expect((await touchRows(ctx)).map(({ subject }) => subject)).toEqual(["Your roof", "Re: Your roof"]);
  });
});

describe("the gate of e-mail", () => {
  test.each([
    ["has no complete consent in the US", {}, "sent", null],
    ["has no record at all in the US", { consent: "none" }, "sent", null],
    ["consented in Germany", { consent: "granted", country: "DE" }, "sent", null],
    ["has no complete consent in Germany", { country: "DE" }, "skipped", "the law asks for it (ePrivacy"],
    ["has no complete consent in Canada", { country: "CA" }, "skipped", "(CASL)"],
    ["withdrew", { consent: "withdrawn" }, "skipped", "Consent to e-mail was withdrawn."],
  ] as const)("a lead who %s", async (_, options, status, reason) => {
    const ctx = await aTexter();
    await aDueMail(ctx, options);
    await drain(ctx);
    const touch = await onlyTouch(ctx);
    expect(touch.status).toBe(status);
    expect(touch.reason ?? "").toContain(reason ?? "");
  });

  test("a lead without an e-mail address is skipped with the reason", async () => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx);
    await dueTexts(ctx, await aRunningCampaign(ctx), [[lead.id], asMail]);
    await drain(ctx);
    expect(await onlyTouch(ctx)).toMatchObject({ status: "skipped", reason: "This lead has no e-mail address." });
  });

  test("a suppression of texts alone stops no e-mail, one of e-mail does", async () => {
    const ctx = await aTexter();
    const [open, closed] = [await aMailableLead(ctx), await aMailableLead(ctx)];
    await inTransaction(ctx, async (tx) => {
      await suppress(tx, { kind: "email", address: open.email, reason: "manual", channels: ["sms"] });
      await suppress(tx, { kind: "email", address: closed.email, reason: "bounce", channels: ["email"] });
    });
    await dueTexts(ctx, await aRunningCampaign(ctx), [[open.id, closed.id], asMail]);
    await drain(ctx);
    const statuses = new Map((await touchRows(ctx)).map(({ leadId, status }) => [leadId, status]));
    expect([statuses.get(open.id), statuses.get(closed.id)]).toEqual(["sent", "skipped"]);
  });

  test("[E5.2] case 53: marketing mail without a postal address, or without one click, is refused", async () => {
    const ctx = await aTexter();
    await aDueMail(ctx);
    await inTransaction(ctx, (tx) => tx.update(brands).set({ postalAddress: null }));
    expect(await drain(ctx)).toMatchObject({ sent: 0, failed: 1 });
    expect(await onlyTouch(ctx)).toMatchObject({ status: "failed", reason: expect.stringContaining("postal address") });
  });

  test.each([
    ["no subject", null, "has no subject"],
    ["a placeholder left in its subject", "Hi {first_name}", "placeholder"],
    ["a line break in its subject", "Hi\r\nBcc: x@example.com", "line break"],
  ])("a mail with %s is refused", async (_, subject, reason) => {
    const ctx = await aTexter();
    await aDueMail(ctx);
    await drain(ctx, subject);
    expect(await onlyTouch(ctx)).toMatchObject({ status: "failed", reason: expect.stringContaining(reason) });
  });

  test("a mailbox sends no more than its day, the others wait until tomorrow", async () => {
    const ctx = await aTexter();
    const people = await Promise.all(Array.from({ length: 5 }, () => aMailableLead(ctx)));
    await dueTexts(ctx, await aRunningCampaign(ctx), [people.map(({ id }) => id), asMail]);
    const mailbox = await mailboxOf(ctx);
    await inTransaction(ctx, (tx) =>
      tx
        .update(senders)
        .set({ mailbox: mailbox.mailbox && { ...mailbox.mailbox, dailyLimit: 3 } })
        .where(eq(senders.id, mailbox.id)),
    );
    await drain(ctx);
    await drain(ctx);
    const rows = await touchRows(ctx);
    expect(rows.filter(({ status }) => status === "sent")).toHaveLength(3);
    const waiting = rows.filter(({ status }) => status !== "sent");
    expect(waiting.map(({ reason }) => reason)).toEqual(
      Array(2).fill(expect.stringContaining("sends at most 3 mails a day")),
    );
    ctx.setNow("2026-11-24T17:00:00Z");
    await drain(ctx);
    expect((await touchRows(ctx)).filter(({ status }) => status === "sent")).toHaveLength(5);
  });

  test("a halt of e-mail holds mail and lets texts go", async () => {
    const ctx = await aTexter();
    await haltSending(ctx, { scope: "channel", target: "email", reason: "a bad list" });
    const { campaignId } = await aDueMail(ctx);
    const texted = await aTextableLead(ctx);
    await dueTexts(ctx, campaignId, [[texted.id]]);
    await drain(ctx);
    const statuses = new Map((await touchRows(ctx)).map(({ channel, status }) => [channel, status]));
    expect([statuses.get("email"), statuses.get("sms")]).toEqual(["held", "sent"]);
  });
});

describe("what servers answer", () => {
  test("[E5.2] case 46, at the door: an unknown user is suppressed for e-mail alone", async () => {
    const ctx = await aTexter();
    const { lead } = await aDueMail(ctx, { email: "unknown-user@example.net" });
    await drain(ctx);
    expect(await onlyTouch(ctx)).toMatchObject({
      status: "failed",
      reason: "This e-mail address does not exist. (5.1.1)",
    });
    expect(await suppressedFor(ctx, "email", lead.email)).toBe(true);
  });

  test("[E5.2] case 46, at the door: a full mailbox is tried again after half an hour, its address stays", async () => {
    const ctx = await aTexter();
    const { lead } = await aDueMail(ctx, { email: "full-mailbox@example.net" });
    await drain(ctx);
    const touch = await onlyTouch(ctx);
    expect(touch).toMatchObject({ status: "pending", attempts: 1 });
    expect(touch.dueAt.getTime() - ctx.now().getTime()).toBe(30 * 60_000);
    expect(await suppressedFor(ctx, "email", lead.email)).toBe(false);
  });

  test("[E5.2] case 46, at the door: a policy refusal alerts the people of the domain and says nothing about the address", async () => {
    const ctx = await aTexter();
    await aMember(ctx, "owner");
    const { lead, campaignId } = await aDueMail(ctx, { email: "refused-by-policy@example.net" });
    const other = await aMailableLead(ctx, { email: "refused-by-policy@example.org" });
    await drain(ctx);
    await dueTexts(ctx, campaignId, [[other.id], asMail]);
    await drain(ctx);
    expect(await onlyTouch(ctx)).toMatchObject({ status: "failed", reason: expect.stringContaining("(5.7.26)") });
    expect(await suppressedFor(ctx, "email", lead.email)).toBe(false);
    const { notices } = await listNotices(ctx, {});
    expect(notices.map(({ subject }) => subject)).toEqual(["A mail server refuses your mail"]);
  });
});

describe("a real mail server", () => {
  let sink: Awaited<ReturnType<typeof anSmtpSink>> | null = null;
  afterEach(async () => {
    await sink?.close();
    sink = null;
  });

  async function aMailer() {
    sink = await anSmtpSink();
    const ctx = await aTexter();
    const added = await addMailbox(ctx, {
      from_name: "Northwind",
      address: `hello@${newId()}.example.com`,
      sending_domain: `d${newId()}.example.com`,
      host: "127.0.0.1",
      port: sink.port,
      username: "hello",
      password: sink.password,
      daily_limit: 1_000,
    });
    return { ctx, sink, mailbox: await makeDkimKey(ctx, { senderId: added.id }) };
  }

  test("[P-FR5.4] gets a campaign's mail once, signed, with the way out that the ledger shows", async () => {
    const { ctx, sink, mailbox } = await aMailer();
    const { lead } = await aDueMail(ctx);
    expect(await drain(ctx)).toMatchObject({ sent: 1 });
    const touch = await onlyTouch(ctx);
    expect(sink.mails.map(({ to }) => to)).toEqual([[lead.email]]);
    const [mail] = sink.mails;
    expect(mail?.parsed.messageId).toBe(touch.providerId);
    const raw = mail?.raw.toString() ?? "";
    expect(raw).toContain(`d=${mailbox.domain}`);
    const url = /List-Unsubscribe: <([^>]+)>/.exec(raw)?.[1] ?? "none";
    expect(touch.body).toContain(`Unsubscribe: ${url}`);
  });

  test("a mail whose answer was lost stays unknown, is shown, and never leaves again by itself", async () => {
    const { ctx, sink } = await aMailer();
    await aDueMail(ctx);
    await drain(ctx);
    await inTransaction(ctx, (tx) =>
      tx.update(touches).set({ status: "sending", providerId: null, sentAt: null, leaseUntil: ctx.realNow() }),
    );
    await expireLeases(ctx);
    await ageCalls(ctx, 30);
    const edge = { sources: [mails()] };
    await reconcileTouches(ctx, edge);
    await expireLeases(ctx);
    await reconcileTouches(ctx, edge);
    expect(await onlyTouch(ctx)).toMatchObject({
      status: "unknown",
      reason: expect.stringContaining("A person must decide"),
    });
    await drain(ctx);
    await reconcileTouches(ctx, edge);
    expect(await onlyTouch(ctx)).toMatchObject({ status: "unknown" });
    expect(sink.mails).toHaveLength(1);
  });
});
