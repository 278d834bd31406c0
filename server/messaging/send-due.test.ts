import { describe, expect, test } from "vitest";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { withDatabase } from "@/server/testing";
import {
  aRunningCampaign,
  aTextableLead,
  aTexter,
  dueTexts,
  suppressPhone,
  touchRows,
  wordsFor,
} from "@/server/testing/texts";
import { updateTimingProfile } from "@/server/timing";
import { cancelPending } from "./cancel";
import { storeInbound } from "./inbound";
import { sendDueTouches } from "./send-due";
import { addTouches } from "./touches";

withDatabase();

const campaignWords = () => ({ limit: 200, sources: [wordsFor("campaign")] });

describe("a batch in the sandbox", () => {
  test("[P-NFR5.3] what is due is sent once, with body, sender, verdict and message on record", async () => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx);
    const campaignId = await aRunningCampaign(ctx);
    await dueTexts(ctx, campaignId, [[lead.id]]);
    const source = wordsFor("campaign");
    expect(await sendDueTouches(ctx, { limit: 200, sources: [source] })).toMatchObject({ sent: 1 });
    expect(await sendDueTouches(ctx, { limit: 200, sources: [source] })).toMatchObject({ sent: 0 });
    const [touch] = await touchRows(ctx);
    expect(touch).toMatchObject({
      status: "sent",
      body: "Northwind: Still thinking about your roof? Reply STOP to opt out.",
      segments: 1,
      leaseUntil: null,
    });
    expect(touch?.verdict?.map(({ outcome }) => outcome)).toEqual(Array(11).fill("pass"));
    expect(source.told).toHaveLength(1);
    const messages = await inTransaction(ctx, (tx) => tx.query.messages.findMany());
    expect(messages).toMatchObject([{ direction: "out", touchId: touch?.id, conversationId: lead.id }]);
    const contacted = await inTransaction(ctx, (tx) => tx.query.leads.findFirst());
    expect(contacted?.lastContactedAt).toEqual(ctx.now());
  });

  test("it is delivered two seconds later on the workspace's clock", async () => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx);
    await dueTexts(ctx, await aRunningCampaign(ctx), [[lead.id]]);
    const drained = await sendDueTouches(ctx, campaignWords());
    expect(drained.nextTokenInMs).toBe(2_000);
    ctx.setNow("2026-11-23T17:00:02Z");
    await sendDueTouches(ctx, campaignWords());
    expect(await touchRows(ctx)).toMatchObject([{ status: "sent", delivery: "delivered" }]);
  });

  test.each([
    ["has no consent", { consent: "none" }, "skipped", "No consent to texts is on record."],
    ["has an incomplete consent record", { consent: "unknown" }, "skipped", "incomplete"],
    ["is the carrier's opt-out number [case 23]", { phone: "+15005550004" }, "failed", "opted out at the carrier"],
    ["is no mobile number", { phone: "+15005550009" }, "failed", "not a mobile"],
  ] as const)("a lead who %s", async (...[, options, status, reason]) => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx, options);
    await dueTexts(ctx, await aRunningCampaign(ctx), [[lead.id]]);
    await sendDueTouches(ctx, campaignWords());
    const [touch] = await touchRows(ctx);
    expect(touch?.status).toBe(status);
    expect(touch?.reason).toContain(reason);
  });

  test("[case 23] 21610 writes our own suppression, and nothing is tried again", async () => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx, { phone: "+15005550004" });
    const campaignId = await aRunningCampaign(ctx);
    await dueTexts(ctx, campaignId, [[lead.id]]);
    await sendDueTouches(ctx, campaignWords());
    await dueTexts(ctx, campaignId, [[lead.id], { sourceKey: "again", step: 2 }]);
    await sendDueTouches(ctx, campaignWords());
    const suppressed = await inTransaction(ctx, (tx) => tx.query.suppressions.findMany());
    expect(suppressed).toMatchObject([{ reason: "provider", addressKind: "phone" }]);
    expect((await touchRows(ctx)).map(({ status }) => status)).toEqual(["failed", "skipped"]);
  });

  test("[P-NFR5.2] quiet hours hold a text until the window opens, and the gate looks again then", async () => {
    const ctx = await aTexter({ now: "2026-11-24T03:00:00Z" });
    const lead = await aTextableLead(ctx);
    await dueTexts(ctx, await aRunningCampaign(ctx), [[lead.id]]);
    expect(await sendDueTouches(ctx, campaignWords())).toMatchObject({ sent: 0, held: 1 });
    const [held] = await touchRows(ctx);
    expect(held).toMatchObject({ status: "held", dueAt: new Date("2026-11-24T14:00:00Z") });
    expect(held?.reason).toMatch(/^Held until 09:00/);
    ctx.setNow("2026-11-24T14:00:00Z");
    expect(await sendDueTouches(ctx, campaignWords())).toMatchObject({ sent: 1 });
  });

  test("a second campaign text within 24 hours waits until the first is a day old", async () => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx);
    const campaignId = await aRunningCampaign(ctx);
    await dueTexts(ctx, campaignId, [[lead.id]]);
    await sendDueTouches(ctx, campaignWords());
    await dueTexts(ctx, campaignId, [[lead.id], { sourceKey: "second", step: 2 }]);
    await sendDueTouches(ctx, campaignWords());
    const second = (await touchRows(ctx)).find(({ step }) => step === 2);
    expect(second).toMatchObject({ status: "held", dueAt: new Date("2026-11-24T17:00:00Z") });
  });

  test("[case 43] a window that was tightened after scheduling counts at dispatch", async () => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx);
    await dueTexts(ctx, await aRunningCampaign(ctx), [[lead.id]]);
    await updateTimingProfile(ctx, { windows: { monday: null } });
    expect(await sendDueTouches(ctx, campaignWords())).toMatchObject({ sent: 0, held: 1 });
    expect((await touchRows(ctx))[0]?.dueAt).toEqual(new Date("2026-11-24T14:00:00Z"));
  });

  test("[case 11] an answer to the lead's own text goes although the day's texts are spent", async () => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx);
    await dueTexts(ctx, await aRunningCampaign(ctx), [[lead.id]]);
    await sendDueTouches(ctx, campaignWords());
    const inbound = {
      conversationId: lead.id,
      leadId: lead.id,
      body: "What does it cost?",
      provider: "sandbox" as const,
      providerId: newId(),
    };
    const answersMessageId = await inTransaction(ctx, (tx) => storeInbound(tx, inbound));
    const answer = {
      source: "turn" as const,
      sourceKey: "t",
      conversationId: lead.id,
      leadId: lead.id,
      class: "conversational" as const,
      author: "ai" as const,
    };
    await inTransaction(ctx, (tx) => addTouches(tx, [{ ...answer, answersMessageId, dueAt: ctx.now() }]));
    await sendDueTouches(ctx, { limit: 10, sources: [wordsFor("turn", "A person will tell you the price.")] });
    const turn = (await touchRows(ctx)).find(({ source }) => source === "turn");
    expect(turn).toMatchObject({
      status: "sent",
      body: "Nova here, Northwind's AI assistant. A person will tell you the price.",
    });
  });

  test("[case 37] the same inbound text twice is stored once", async () => {
    const ctx = await aTexter();
    const inbound = {
      conversationId: newId(),
      leadId: null,
      body: "Hello",
      provider: "sandbox" as const,
      providerId: "SM1",
    };
    const stored = await inTransaction(ctx, async (tx) => [
      await storeInbound(tx, inbound),
      await storeInbound(tx, inbound),
    ]);
    expect(stored).toEqual([expect.any(String), null]);
  });

  test("a paused campaign's texts stay as they are, replies still go", async () => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx);
    await dueTexts(ctx, await aRunningCampaign(ctx, { status: "paused" }), [[lead.id]]);
    await inTransaction(ctx, (tx) =>
      addTouches(tx, [
        {
          source: "reply",
          sourceKey: "r",
          conversationId: lead.id,
          leadId: lead.id,
          class: "conversational",
          author: "user",
          dueAt: ctx.now(),
        },
      ]),
    );
    await sendDueTouches(ctx, { limit: 10, sources: [wordsFor("campaign"), wordsFor("reply")] });
    expect((await touchRows(ctx)).map(({ source, status }) => `${source} ${status}`).sort()).toEqual([
      "campaign pending",
      "reply sent",
    ]);
  });

  test("a source that cannot write leaves its texts held for a minute, with the reason", async () => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx);
    await dueTexts(ctx, await aRunningCampaign(ctx), [[lead.id]]);
    const broken = { ...wordsFor("campaign"), compose: () => Promise.reject(new Error("model down")) };
    expect(await sendDueTouches(ctx, { limit: 10, sources: [broken] })).toMatchObject({ sent: 0, held: 1 });
  });

  test("a touch that nobody writes does not spin: the sweep comes back", async () => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx);
    await dueTexts(ctx, await aRunningCampaign(ctx), [[lead.id]]);
    expect(await sendDueTouches(ctx, { limit: 10, sources: [] })).toMatchObject({ sent: 0, nextTokenAt: null });
  });
});

describe("[P-NFR5.1] after an opt-out", () => {
  test("what waits is cancelled but required texts, and what was due is skipped by the gate", async () => {
    const ctx = await aTexter();
    const [stopped, other] = [await aTextableLead(ctx), await aTextableLead(ctx)];
    const campaignId = await aRunningCampaign(ctx);
    await dueTexts(ctx, campaignId, [[stopped.id, other.id]]);
    await inTransaction(ctx, (tx) =>
      addTouches(tx, [
        {
          source: "notice",
          sourceKey: "n",
          conversationId: stopped.id,
          leadId: stopped.id,
          class: "required",
          author: "system",
          dueAt: ctx.now(),
        },
      ]),
    );
    await suppressPhone(ctx, stopped.phone);
    await inTransaction(ctx, (tx) =>
      cancelPending(tx, { leadIds: [stopped.id], except: ["required"], reason: "The lead opted out." }),
    );
    await dueTexts(ctx, campaignId, [[stopped.id], { sourceKey: "late" }]);
    await sendDueTouches(ctx, {
      limit: 10,
      sources: [wordsFor("campaign"), wordsFor("notice", "You are unsubscribed.")],
    });
    const rows = await touchRows(ctx);
    const of = (leadId: string) =>
      rows
        .filter((row) => row.leadId === leadId)
        .map(({ source, status }) => `${source} ${status}`)
        .sort();
    expect(of(stopped.id)).toEqual(["campaign cancelled", "campaign skipped", "notice sent"]);
    expect(of(other.id)).toEqual(["campaign sent"]);
  });

  test("[case 22] another tenant's texts to the same number are unaffected", async () => {
    const [us, them] = [await aTexter(), await aTexter()];
    const phone = "+12125557777";
    const [ours, theirs] = [await aTextableLead(us, { phone }), await aTextableLead(them, { phone })];
    await suppressPhone(us, phone);
    await dueTexts(us, await aRunningCampaign(us), [[ours.id]]);
    await dueTexts(them, await aRunningCampaign(them), [[theirs.id]]);
    await sendDueTouches(us, campaignWords());
    await sendDueTouches(them, campaignWords());
    expect((await touchRows(us)).map(({ status }) => status)).toEqual(["skipped"]);
    expect((await touchRows(them)).map(({ status }) => status)).toEqual(["sent"]);
  });
});
