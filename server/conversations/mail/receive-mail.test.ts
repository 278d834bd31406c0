import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { auditEntries, conversations, requiredTexts } from "@/drizzle/schema";
import { mailOf, ourId, partsMail } from "@/server/channels/mail-in/cases/write";
import { suppressLead } from "@/server/consent";
import { channels as everyChannel } from "@/server/leads/schemas";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { type TestCtx, withDatabase } from "@/server/testing";
import {
  about,
  aMailer,
  leadOf,
  type MailedLead,
  openSuppressions,
  takeMail,
  textsOf,
  touchOf,
  waiting,
} from "@/server/testing/mails";
import { goesOnAt } from "./take-auto-reply";

withDatabase();

const threadOf = async (ctx: TestCtx, id: string) =>
  (await inTransaction(ctx, (tx) => tx.select().from(conversations).where(eq(conversations.id, id))))[0];

const reply = (lead: MailedLead, body: string, headers: Record<string, string> = {}) =>
  about(mailOf({ "In-Reply-To": ourId, "Message-ID": `<${newId()}@example.net>`, ...headers }, body), lead.token);

test("[case 48] [E5.5] a complaint with a redacted recipient names its lead by our mark: all marketing ends, without a word", async () => {
  const { ctx, lead } = await aMailer();
  const follow = await waiting(ctx, lead.id);
  const raw = partsMail(
    { From: "complaints@provider.test", To: "hello@mail.northwind.test" },
    "multipart/report; report-type=feedback-report",
    [
      ["text/plain", "This is an abuse report."],
      ["message/feedback-report", "Feedback-Type: abuse\nVersion: 0.1\n"],
      ["message/rfc822", `Message-ID: ${ourId}\nTo: redacted@yahoo.com\n\nHello\n`],
    ],
  );
  expect(await takeMail(ctx, about(raw, lead.token))).toBe("complained");
  expect(await openSuppressions(ctx)).toMatchObject([
    { addressKind: "email", reason: "complaint", channels: [...everyChannel] },
    { addressKind: "phone", reason: "complaint" },
  ]);
  expect(await follow.statuses()).toEqual(["cancelled", "cancelled"]);
  expect(await threadOf(ctx, lead.id)).toMatchObject({ state: "opted_out" });
  expect(await inTransaction(ctx, (tx) => tx.select().from(requiredTexts))).toEqual([]);
});

describe("a reply", () => {
  test("[P-FR4.2] stands in the lead's one thread, stops the sequence and waits for a person", async () => {
    const { ctx, lead } = await aMailer();
    const follow = await waiting(ctx, lead.id);
    const raw = reply(lead, "What does it cost?\n\nOn Mon, 23 Nov 2026, Northwind wrote:\n> Hello Ana\n");
    expect([await takeMail(ctx, raw), await takeMail(ctx, raw)]).toEqual(["taken_in", "repeated"]);
    expect(await textsOf(ctx)).toMatchObject([
      { conversationId: lead.id, leadId: lead.id, direction: "in", channel: "email", body: "What does it cost?" },
    ]);
    expect(await threadOf(ctx, lead.id)).toMatchObject({
      state: "engaged",
      needsHuman: "wrote_mail",
      turnDueAt: null,
      isUnread: true,
    });
    expect(await follow.statuses()).toEqual(["cancelled", "cancelled"]);
    expect(await openSuppressions(ctx)).toEqual([]);
  });

  test.each([
    ["in the reply", "Please unsubscribe me.", {}],
    ["alone on a line", "Hello,\n\nSTOP\n\nAna", {}],
    ["in German", "Bitte keine weiteren Nachrichten mehr", {}],
    ["below the signature", "Thanks\n-- \nunsubscribe me", {}],
    [
      "below the quoted mail",
      "-----Original Message-----\nFrom: Northwind\n\nHello Ana, shall we look at your roof?\nplease stop mailing me",
      {},
    ],
    ["in the subject of a mail without words", "", { Subject: "unsubscribe" }],
  ] as const)(
    "[case 20] [P-FR5.4] [E5.5] an opt-out %s ends SMS and e-mail marketing of the workspace",
    async (_, body, headers) => {
      const { ctx, lead } = await aMailer();
      const follow = await waiting(ctx, lead.id);
      expect(await takeMail(ctx, reply(lead, body, headers))).toBe("opted_out");
      const listed = await openSuppressions(ctx);
      expect(listed).toMatchObject([
        { addressKind: "email", channels: [...everyChannel] },
        { addressKind: "phone", channels: [...everyChannel] },
      ]);
      expect(await leadOf(ctx, lead.id)).toMatchObject({ smsConsent: "withdrawn", emailConsent: "withdrawn" });
      expect(await follow.statuses()).toEqual(["cancelled", "cancelled"]);
      expect(await threadOf(ctx, lead.id)).toMatchObject({ state: "opted_out", needsHuman: null });
      expect(await inTransaction(ctx, (tx) => tx.select().from(requiredTexts))).toEqual([]);
    },
  );

  test("[case 20] a person's note of an opt-out by telephone ends both as well", async () => {
    const { ctx, lead } = await aMailer();
    await suppressLead(ctx, { leadId: lead.id, reason: "Told me by phone to stop." });
    expect(await leadOf(ctx, lead.id)).toMatchObject({ suppressed: [...everyChannel].sort() });
  });

  test("our own footer in the quoted mail is no opt-out", async () => {
    const { ctx, lead } = await aMailer();
    const footer =
      "Hello Ana, shall we look at your roof?\n\nNorthwind, 1 Main St\nDon't want these mails? Unsubscribe: https://u.northwind.test/o/x";
    const quoted = `Tuesday.\n\n-----Original Message-----\nFrom: Northwind\nSent: Monday\nTo: Ana\n\n${footer}`;
    expect(await takeMail(ctx, reply(lead, quoted))).toBe("taken_in");
  });

  test("an unknown sender opens a thread of its own, and nobody else's workspace is touched", async () => {
    const { ctx } = await aMailer();
    const theirs = await aMailer();
    const raw = mailOf({ From: "Ben <ben@example.org>", "Message-ID": "<c@x>" }, "Who are you?");
    expect(await takeMail(ctx, raw)).toBe("taken_in");
    const [text] = await textsOf(ctx);
    expect(text).toMatchObject({ leadId: null, channel: "email" });
    expect(await threadOf(ctx, text?.conversationId ?? "")).toMatchObject({
      leadId: null,
      needsHuman: "wrote_mail",
      channel: "email",
    });
    expect(await textsOf(theirs.ctx)).toEqual([]);
  });

  test("another workspace's mark finds no lead here", async () => {
    const { ctx } = await aMailer();
    const theirs = await aMailer();
    await takeMail(ctx, reply(theirs.lead, "Hello", { From: "x@example.org" }));
    expect((await textsOf(ctx))[0]).toMatchObject({ leadId: null });
    expect(await textsOf(theirs.ctx)).toEqual([]);
  });

  test("a colleague's opt-out, answering a forwarded mail, ends it for both", async () => {
    const { ctx, lead } = await aMailer();
    await takeMail(ctx, reply(lead, "Take us off your list", { From: "ben@example.org" }));
    const kinds = (await openSuppressions(ctx)).map(({ addressKind }) => addressKind).sort();
    expect(kinds).toEqual(["email", "email", "phone"]);
  });

  test("danger to life goes to a person at once", async () => {
    const { ctx, lead } = await aMailer();
    await takeMail(ctx, reply(lead, "I want to kill myself"));
    expect(await threadOf(ctx, lead.id)).toMatchObject({ needsHuman: "crisis", state: "handoff" });
  });
});

describe("an automatic answer", () => {
  const auto = (lead: MailedLead, body: string) =>
    reply(lead, body, { "Auto-Submitted": "auto-replied", Subject: "Automatic reply: Your roof" });

  test("[case 49] neither stops the sequence nor counts as a reply, and gets no answer", async () => {
    const { ctx, lead } = await aMailer();
    const follow = await waiting(ctx, lead.id);
    expect(await takeMail(ctx, auto(lead, "Thanks for your mail. Reply STOP or unsubscribe to be left alone."))).toBe(
      "noted",
    );
    expect(await follow.statuses()).toEqual(["pending", "pending"]);
    expect(await textsOf(ctx)).toEqual([]);
    expect(await openSuppressions(ctx)).toEqual([]);
    expect(await threadOf(ctx, lead.id)).toBeUndefined();
  });

  test("[case 49] an absence with a date lets the sequence wait until the day after", async () => {
    const { ctx, lead } = await aMailer();
    const follow = await waiting(ctx, lead.id);
    expect(await takeMail(ctx, auto(lead, "I am out of the office until December 3, 2026."))).toBe("away");
    expect(await follow.statuses()).toEqual(["held", "held"]);
    expect((await touchOf(ctx, follow.text))?.dueAt).toEqual(goesOnAt("2026-12-03"));
    expect(goesOnAt("2026-12-03").toISOString()).toBe("2026-12-04T12:00:00.000Z");
  });

  test("who left the company gets no more mail there, and a person is asked", async () => {
    const { ctx, lead } = await aMailer();
    const follow = await waiting(ctx, lead.id);
    expect(await takeMail(ctx, auto(lead, "Ana Lee no longer works here."))).toBe("left");
    expect(await openSuppressions(ctx)).toMatchObject([
      { addressKind: "email", channels: ["email"], reason: "bounce" },
    ]);
    expect(await follow.statuses()).toEqual(["pending", "cancelled"]);
    expect(await threadOf(ctx, lead.id)).toMatchObject({ needsHuman: "left_company" });
  });

  test("one that is nothing but a stop word is an opt-out", async () => {
    const { ctx, lead } = await aMailer();
    expect(await takeMail(ctx, auto(lead, "UNSUBSCRIBE"))).toBe("opted_out");
  });
});

test("each mail leaves one line in the audit, without a word of it", async () => {
  const { ctx, lead } = await aMailer();
  await takeMail(ctx, reply(lead, "Call me at home, please"));
  const lines = await inTransaction(ctx, (tx) =>
    tx
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.tenantId, tx.tenantId), eq(auditEntries.action, "mail.received"))),
  );
  expect(lines).toMatchObject([{ subjectType: "inbound_mail" }]);
  expect(JSON.stringify(lines)).not.toContain("at home");
});
