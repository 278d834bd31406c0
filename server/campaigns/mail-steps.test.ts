import { describe, expect, test } from "vitest";
import { brands, senders } from "@/drizzle/schema";
import { inTransaction } from "@/server/platform/db";
import { withDatabase } from "@/server/testing";
import { aCampaign, day, drain, later, launched, ledgerOf } from "@/server/testing/campaigns";
import { aMailableLead } from "@/server/testing/mailable-leads";
import { aTextableLead, aTexter, touchRows } from "@/server/testing/texts";
import { reachOf } from "./audience";
import { duplicateCampaign } from "./draft";
import { dryRun } from "./dry-run";
import { launchCampaign } from "./launch";
import { previewText } from "./preview";
import { reviewCampaign } from "./review";
import { stepsOf } from "./rows";

withDatabase();

const mail = {
  channel: "email",
  subject: "Your roof, {first_name|there}",
  body: "Hi {first_name|there}, still looking?",
} as const;
const followUp = { channel: "email", delay_days: 7, body: "One more note." } as const;
const text = { delay_days: 7, body: "Hi {first_name|there}, a text as well." };

describe("a campaign by e-mail", () => {
  test("[P-FR5.4] reaches who may be mailed, leaves out the others with the reason, and threads its follow-up", async () => {
    const ctx = await aTexter();
    await aMailableLead(ctx);
    await aMailableLead(ctx, { country: "DE" });
    await aMailableLead(ctx, { consent: "withdrawn" });
    await aTextableLead(ctx);
    const { id } = await aCampaign(ctx, { steps: [mail, followUp] });
    const reach = await reachOf(ctx, { campaignId: id });
    expect(reach).toMatchObject({ audience: 4, texted: 1 });
    expect(reach.excluded.map(({ reason, count }) => [reason, count])).toEqual([
      ["no_email", 1],
      ["no_mail_consent", 2],
    ]);
    expect((await dryRun(ctx, { campaignId: id })).summary).toMatchObject({ wouldSend: 1, skipped: 3 });
    await launchCampaign(ctx, { campaignId: id, hold_seconds: 0 });
    await drain(ctx);
    expect(await ledgerOf(ctx, id)).toMatchObject({ sent: 1, skipped: 3 });
    later(ctx, 7 * day);
    await drain(ctx);
    const sent = (await touchRows(ctx)).filter(({ status }) => status === "sent");
    expect(sent.map(({ channel, subject }) => [channel, subject])).toEqual([
      ["email", "Your roof, Lee"],
      ["email", "Re: Your roof, Lee"],
    ]);
  });

  test("mail first, then a text: who has no number gets the mail, and the text is skipped with the reason", async () => {
    const ctx = await aTexter();
    await aMailableLead(ctx);
    await launched(ctx, { steps: [mail, text] });
    await drain(ctx);
    later(ctx, 7 * day);
    await drain(ctx);
    expect((await touchRows(ctx)).map(({ channel, status, reason }) => [channel, status, reason])).toEqual([
      ["email", "sent", null],
      ["sms", "skipped", "This lead has no phone number."],
    ]);
  });

  test("the preview shows subject, words and footer; a copy keeps the channel", async () => {
    const ctx = await aTexter();
    await aMailableLead(ctx);
    const { id } = await aCampaign(ctx, { steps: [mail] });
    const shown = await previewText(ctx, { campaignId: id, step: 1 });
    expect(shown).toMatchObject({ subject: "Your roof, Lee", segments: null });
    expect(shown.body).toMatch(/^Hi Lee, still looking\?\n\n--\nNorthwind, .+\nUnsubscribe: http/);
    const copy = await duplicateCampaign(ctx, { campaignId: id });
    expect(await inTransaction(ctx, (tx) => stepsOf(tx, copy.id))).toMatchObject([
      { channel: "email", subject: mail.subject },
    ]);
  });
});

describe("the review of e-mail steps", () => {
  const refusalOf = async (change: "subject" | "postal" | "mailbox" | "variable") => {
    const ctx = await aTexter();
    await aMailableLead(ctx);
    const subject = { subject: "", variable: "Hi {roof_size}", postal: mail.subject, mailbox: mail.subject }[change];
    const { id } = await aCampaign(ctx, { steps: [{ ...mail, subject }] });
    if (change === "postal") await inTransaction(ctx, (tx) => tx.update(brands).set({ postalAddress: null }));
    if (change === "mailbox")
      await inTransaction(ctx, (tx) => tx.update(senders).set({ stoppedAt: ctx.realNow(), stoppedReason: "x" }));
    return (await reviewCampaign(ctx, { campaignId: id })).refusal;
  };

  test.each([
    ["subject", "has no subject yet"],
    ["variable", "{roof_size}"],
    ["postal", "postal address"],
    ["mailbox", "is stopped"],
  ] as const)("without its %s it may not launch", async (change, sentence) => {
    expect(await refusalOf(change)).toContain(sentence);
  });

  test("texts alone need no mailbox, mail alone no number", async () => {
    const ctx = await aTexter();
    await aMailableLead(ctx);
    const { id } = await aCampaign(ctx, { steps: [mail] });
    const { checks } = await reviewCampaign(ctx, { campaignId: id });
    expect(checks.map((check) => check.id)).toEqual(expect.arrayContaining(["subject", "mailbox", "postal"]));
    expect(checks.map((check) => check.id)).not.toContain("sender");
  });
});
