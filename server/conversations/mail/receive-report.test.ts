import { describe, expect, test } from "vitest";
import { notices, slowDowns } from "@/drizzle/schema";
import { ourId, report } from "@/server/channels/mail-in/cases/write";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { withDatabase } from "@/server/testing";
import {
  about,
  aMailer,
  aMailTo,
  leadOf,
  mailRows,
  openSuppressions,
  takeMail,
  touchOf,
  waiting,
} from "@/server/testing/mails";
import { aMember } from "@/server/testing/person";

withDatabase();

const dayMs = 86_400_000;

const bounce = (lead: { token: string }, status: string, diagnostic?: string) =>
  about(report({ "Message-ID": `<${newId()}@mx.example.net>` }, { status, diagnostic }), lead.token);

describe("a delivery report", () => {
  test("[case 46] [E5.3] 5.1.1: undelivered, the e-mail address is given up at once, the phone is not", async () => {
    const { ctx, lead } = await aMailer();
    const follow = await waiting(ctx, lead.id);
    expect(await takeMail(ctx, bounce(lead, "5.1.1", "550 5.1.1 User unknown"))).toBe("given_up");
    expect(await touchOf(ctx, lead.touchId)).toMatchObject({
      status: "sent",
      delivery: "undelivered",
      reason: "There is no such mailbox. (5.1.1)",
    });
    expect(await openSuppressions(ctx)).toMatchObject([
      { addressKind: "email", channels: ["email"], reason: "bounce", leadId: lead.id },
    ]);
    expect(await leadOf(ctx, lead.id)).toMatchObject({
      suppressed: ["email"],
      smsConsent: "granted",
      emailConsent: "granted",
    });
    expect(await follow.statuses()).toEqual(["pending", "cancelled"]);
  });

  test("[case 46] 4.2.2: nobody is suppressed, and the mail is tried again after a day", async () => {
    const { ctx, lead } = await aMailer();
    expect(await takeMail(ctx, bounce(lead, "4.2.2", "452 4.2.2 over quota"))).toBe("bounced");
    expect(await openSuppressions(ctx)).toEqual([]);
    const touch = await touchOf(ctx, lead.touchId);
    expect(touch).toMatchObject({ status: "pending", reason: "The mailbox is full. (4.2.2) Trying again." });
    expect(touch?.dueAt.getTime()).toBe(ctx.now().getTime() + dayMs);
  });

  test("[case 46] 5.7.26: nobody is suppressed; the people behind the domain hear of it once a day", async () => {
    const { ctx, lead } = await aMailer();
    await aMember(ctx, "admin");
    expect(await takeMail(ctx, bounce(lead, "5.7.26"))).toBe("refused_by_policy");
    const second = await aMailTo(ctx, lead.id);
    expect(await takeMail(ctx, bounce(second, "5.7.26"))).toBe("refused_by_policy");
    expect(await openSuppressions(ctx)).toEqual([]);
    const alerts = await inTransaction(ctx, (tx) => tx.select().from(notices));
    expect(alerts.filter(({ subject }) => subject.includes("refuses mail"))).toHaveLength(1);
    expect((await mailRows(ctx)).map(({ bounceClass }) => bounceClass)).toEqual(["not_address", "not_address"]);
  });

  test("[case 46] [E3.4] the second soft bounce lets mails wait a week; three within 14 days over 72 hours are one hard one", async () => {
    const { ctx, lead } = await aMailer();
    const began = ctx.now().getTime();
    const outcomes: string[] = [];
    for (const hours of [0, 40, 72]) {
      ctx.setNow(new Date(began + hours * 3_600_000));
      outcomes.push(await takeMail(ctx, bounce(await aMailTo(ctx, lead.id), "5.2.2")));
    }
    expect(outcomes).toEqual(["bounced", "bounced", "given_up"]);
    const slowed = await inTransaction(ctx, (tx) => tx.select().from(slowDowns));
    const until = new Date(began + (40 + 7 * 24) * 3_600_000);
    expect(slowed).toMatchObject([{ leadId: lead.id, kind: "soft_bounces", channel: "email", until }]);
  });

  test("[case 46] a domain that does not exist is believed the second time", async () => {
    const { ctx, lead } = await aMailer();
    expect(await takeMail(ctx, bounce(lead, "5.1.2"))).toBe("bounced");
    expect(await takeMail(ctx, bounce(await aMailTo(ctx, lead.id), "5.1.2"))).toBe("given_up");
  });

  test("[case 47] a forged one, about a mail that we never sent, changes nothing and is counted", async () => {
    const { ctx, lead } = await aMailer();
    const theirs = (await aMailer()).lead;
    expect(await takeMail(ctx, report({ "Message-ID": "<a@x>" }, { status: "5.1.1" }))).toBe("ignored");
    expect(await takeMail(ctx, about(report({ "Message-ID": "<b@x>" }, { status: "5.1.1" }), theirs.token))).toBe(
      "ignored",
    );
    expect(await openSuppressions(ctx)).toEqual([]);
    expect(await touchOf(ctx, lead.touchId)).toMatchObject({ delivery: null });
    expect((await mailRows(ctx)).map(({ outcome }) => outcome)).toEqual(["ignored", "ignored"]);
  });

  test("the same report twice is one; a late one after the final word changes nothing", async () => {
    const { ctx, lead } = await aMailer();
    const raw = bounce(lead, "5.1.1");
    expect([await takeMail(ctx, raw), await takeMail(ctx, raw)]).toEqual(["given_up", "repeated"]);
    expect(await takeMail(ctx, bounce(lead, "5.7.1"))).toBe("noted");
    expect(await openSuppressions(ctx)).toHaveLength(1);
  });

  test("delivered shows so in the ledger; delayed is noted", async () => {
    const { ctx, lead } = await aMailer();
    const told = (action: string, status: string) =>
      takeMail(ctx, about(report({ "Message-ID": `<${newId()}@x>` }, { status, action }), lead.token));
    expect([await told("delayed", "4.4.1"), await told("delivered", "2.0.0")]).toEqual(["noted", "delivered"]);
    expect(await touchOf(ctx, lead.touchId)).toMatchObject({ delivery: "delivered" });
  });

  test("an address that the lead no longer has says nothing about the present one", async () => {
    const { ctx, lead } = await aMailer();
    const raw = about(
      report(
        {},
        {
          status: "5.1.1",
          recipient: "old@example.net",
          returned: `Message-ID: ${ourId}\nTo: old@example.net\n\nHello\n`,
        },
      ),
      lead.token,
    );
    await takeMail(ctx, raw);
    expect(await touchOf(ctx, lead.touchId)).toMatchObject({ delivery: "undelivered" });
    expect((await leadOf(ctx, lead.id))?.suppressed).toEqual([]);
  });
});
