import { expect, test } from "vitest";
import { touches } from "@/drizzle/schema";
import { updateSender } from "@/server/channels/senders";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { as, aTenant, withDatabase } from "@/server/testing";
import { withCarrier } from "@/server/testing/carrier";
import { aRunningCampaign, aTextableLead, senderOf, touchRows } from "@/server/testing/texts";
import { aTemplate, aWhatsApper, aWhatsAppThread, drainOf, optIn } from "@/server/testing/whatsapp";
import { haltOverLimits } from "../halts/watch";
import { showLimits } from "../limits/show";
import { sendDueTouches } from "../send-due";
import type { TouchSource } from "../touch-source";
import { addTouches } from "../touches";
import { beginningVerdict } from "./begun";

await withCarrier();

withDatabase();

const now = new Date("2026-11-23T17:00:00Z");
const freesAt = new Date("2026-11-23T19:30:00Z");
const asked = { senderId: "s", conversationId: "new", timeZone: "America/New_York", now };

test.each([
  { is: "a number with room", people: 249, known: [], outcome: "open" },
  { is: "a number that began 250", people: 250, known: [], outcome: "held" },
  { is: "the same, to somebody who is among them", people: 250, known: ["new"], outcome: "open" },
])("[2.6] $is: $outcome", ({ people, known, outcome }) => {
  const beginnings = new Map([["s", { most: 250, people, known: new Set(known), freesAt }]]);
  expect(beginningVerdict(beginnings, asked)).toMatchObject({ outcome, at: outcome === "held" ? freesAt : now });
});

test("[2.6] a number without a limit of WhatsApp's is not asked", () => {
  expect(beginningVerdict(new Map(), asked)).toBeNull();
});

/** What a number sent by WhatsApp in that many hours before now, each to somebody else. */
const sentBefore = (
  ctx: Ctx,
  senderId: string,
  { count, hours, more = {} }: { count: number; hours: number; more?: object },
) =>
  inTransaction(ctx, (tx) =>
    tx.insert(touches).values(
      Array.from({ length: count }, (_, at) => ({
        tenantId: ctx.tenantId,
        id: newId(),
        source: "campaign" as const,
        sourceKey: newId(),
        conversationId: newId(),
        channel: "whatsapp" as const,
        class: "marketing" as const,
        author: "campaign" as const,
        status: "sent" as const,
        senderId,
        dueAt: ctx.now(),
        sentAt: new Date(ctx.now().getTime() - hours * 3_600_000 + at * 60_000),
        createdAt: ctx.realNow(),
        updatedAt: ctx.realNow(),
        ...more,
      })),
    ),
  );

const words = "Hi Lee, Northwind here.";

/** A source whose every message is an approved template. */
async function templates(ctx: Ctx): Promise<TouchSource> {
  const { name, language, contentSid, category, status } = await aTemplate(ctx, { body: words });
  const template = { name, language, contentSid, category, status, values: {}, missing: [] };
  const compose: TouchSource["compose"] = async (_, due) =>
    new Map(due.map(({ id }) => [id, { body: words, template }]));
  return { source: "campaign", compose, sent: async () => {} };
}

/** Campaign messages by WhatsApp, due now, to new leads who opted in. */
async function dueTo(ctx: Ctx, count: number) {
  const campaignId = await aRunningCampaign(ctx);
  const leads = await Promise.all(Array.from({ length: count }, () => aTextableLead(ctx)));
  for (const { id } of leads) await optIn(ctx, id);
  await inTransaction(ctx, (tx) =>
    addTouches(
      tx,
      leads.map(({ id }) => ({
        source: "campaign",
        sourceKey: `${campaignId}:${id}:1`,
        campaignId,
        step: 1,
        channel: "whatsapp",
        conversationId: id,
        leadId: id,
        class: "marketing",
        author: "campaign",
        dueAt: ctx.now(),
      })),
    ),
  );
  return { campaignId, leads };
}

test("[2.6] the 251st conversation of a number that is not verified waits until the oldest is a day old, and says so", async () => {
  const { ctx, sender } = await aWhatsApper();
  await sentBefore(ctx, sender.id, { count: 249, hours: 20 });
  await sentBefore(ctx, sender.id, { count: 30, hours: 30 }); // all of them over a day ago
  const { campaignId } = await dueTo(ctx, 2);
  const source = await templates(ctx);
  await sendDueTouches(ctx, { limit: 200, sources: [source] });
  const rows = (await touchRows(ctx)).filter((row) => row.campaignId === campaignId);
  expect(rows.map(({ status }) => status).sort()).toEqual(["held", "sent"]);
  const held = rows.find(({ status }) => status === "held");
  expect(held?.reason).toBe(
    "Held until 16:00 in New York: the number began 250 conversations in 24 hours, as many as WhatsApp allows it.",
  );
  expect(held?.dueAt).toEqual(new Date("2026-11-23T21:00:00Z"));
  expect(await showLimits(ctx, { campaignId })).toMatchObject({
    waiting: { count: 1 },
    binding: { kind: "conversations_day", used: 250, of: 250, freesAt: new Date("2026-11-23T21:00:00Z") },
    sentence:
      "1 message waits. whatsapp:+15005550006 begins conversations with at most 250 people in 24 hours: used up until 16:00 in New York.",
  });
  ctx.setNow("2026-11-23T21:00:30Z");
  await sendDueTouches(ctx, { limit: 200, sources: [source] });
  expect((await touchRows(ctx)).find(({ id }) => id === held?.id)?.status).toBe("sent");
});

test("[2.6] who wrote to us within 24 hours is answered whatever the number began", async () => {
  const { ctx, sender, lead, answer } = await aWhatsAppThread();
  await sentBefore(ctx, sender.id, { count: 250, hours: 5 });
  await answer({ body: "From 90 dollars." });
  await drainOf(ctx);
  expect((await touchRows(ctx)).find(({ leadId }) => leadId === lead.id)?.status).toBe("sent");
  const { limits } = await showLimits(ctx, {});
  expect(limits.find(({ kind }) => kind === "conversations_day")?.used).toBe(250); // an answer begins nothing
});

test("[2.6] what WhatsApp made of a number is its setting; a number for texts has none", async () => {
  const { ctx, sender } = await aWhatsApper();
  await sentBefore(ctx, sender.id, { count: 250, hours: 5 });
  const limit = async () => (await showLimits(ctx, {})).limits.find(({ kind }) => kind === "conversations_day");
  expect(await limit()).toMatchObject({ of: 250, binds: true });
  await updateSender(ctx, { senderId: sender.id, conversation_tier: "1000" });
  expect(await limit()).toMatchObject({ used: 250, of: 1_000, binds: false });
  await updateSender(ctx, { senderId: sender.id, conversation_tier: "unlimited" });
  expect(await limit()).toBeUndefined();
  const { id } = await senderOf(ctx);
  const change = { senderId: id, conversation_tier: "1000" } as const;
  await expect(updateSender(ctx, change)).rejects.toThrow("Only a WhatsApp number");
  await expect(updateSender(await aTenant(), { ...change, senderId: sender.id })).rejects.toThrow("not found");
  await expect(updateSender(as(ctx, "marketer"), change)).rejects.toThrow("settings:channels");
});

test("[E5.4] a campaign whose WhatsApp messages come back too often halts, however well its texts fare", async () => {
  const { ctx, sender } = await aWhatsApper();
  const campaignId = await aRunningCampaign(ctx);
  const { id: texter } = await senderOf(ctx);
  await sentBefore(ctx, texter, { count: 800, hours: 20, more: { campaignId, channel: "sms" } });
  await sentBefore(ctx, sender.id, { count: 150, hours: 20, more: { campaignId } });
  expect(await haltOverLimits(ctx)).toBe(0);
  await sentBefore(ctx, sender.id, { count: 50, hours: 20, more: { campaignId, delivery: "undelivered" } });
  expect(await haltOverLimits(ctx)).toBe(1);
});
