import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { bookings, conversations, leads, messages, suppressions, touches } from "@/drizzle/schema";
import { campaignResults } from "@/server/analytics";
import { updateBrand } from "@/server/branding";
import { createCampaign, getCampaign, launchCampaign } from "@/server/campaigns";
import { inTransaction } from "@/server/platform/db";
import { as, aTenant, type TestCtx, withDatabase } from "@/server/testing";
import { aTextableLead } from "@/server/testing/texts";
import { advanceClock } from "./clock";
import { textAsLead } from "./sandbox";
import type { PersonaName } from "./schemas";

withDatabase();

const days = (count: number) => ({ advance_seconds: count * 86_400 });

async function aSandbox(personas: readonly PersonaName[]) {
  const ctx = await aTenant();
  await updateBrand(ctx, { bookingUrl: "https://book.northwind.example/call" });
  const people = new Map<PersonaName, string>();
  for (const persona of personas) {
    const lead = await aTextableLead(ctx);
    await inTransaction(ctx, (tx) => tx.update(leads).set({ persona }).where(eq(leads.id, lead.id)));
    people.set(persona, lead.id);
  }
  return { ctx, people };
}

const aLaunch = async (ctx: TestCtx) => {
  const steps = [
    { body: "Hi {first_name|there}, still looking for a new roof?" },
    { body: "Just checking in: {booking}", delay_days: 7 },
  ];
  const campaign = await createCampaign(ctx, { name: "Spring", filter: {}, steps });
  await launchCampaign(ctx, { campaignId: campaign.id });
  return campaign.id;
};

test("[P-1.1] [P-1.3d] [P-FR5.3] a sandbox lives through a week: texts, answers, a booking, an opt-out, a follow-up to who stayed silent", async () => {
  const { ctx, people } = await aSandbox(["silent", "eager_booker", "stopper", "price_asker", "angry"]);
  const campaignId = await aLaunch(ctx);
  await advanceClock(ctx, days(3));
  const { counts } = await campaignResults(ctx, { campaignId });
  expect(counts).toMatchObject({ sent: 5, delivered: 5, replied: 4, booked: 1, opted_out: 1 });
  const [booked] = await inTransaction(ctx, (tx) =>
    tx
      .select()
      .from(bookings)
      .where(eq(bookings.leadId, people.get("eager_booker") ?? "")),
  );
  expect(booked).toMatchObject({ source: "simulated", campaignId });
  const [stopped] = await inTransaction(ctx, (tx) =>
    tx
      .select()
      .from(conversations)
      .where(eq(conversations.id, people.get("stopper") ?? "")),
  );
  expect(stopped).toMatchObject({ state: "opted_out" });
  expect(
    await inTransaction(ctx, (tx) => tx.select().from(suppressions).where(eq(suppressions.tenantId, tx.tenantId))),
  ).toHaveLength(1);
  await advanceClock(ctx, days(9));
  const silent = await inTransaction(ctx, (tx) =>
    tx
      .select()
      .from(touches)
      .where(eq(touches.leadId, people.get("silent") ?? "")),
  );
  expect(silent.map(({ step, status }) => [step, status]).sort()).toEqual([
    [1, "sent"],
    [2, "sent"],
  ]);
  const { ledger, status } = await getCampaign(ctx, { campaignId });
  const { intended, ...rest } = ledger;
  expect(intended).toBe(Object.values(rest).reduce((sum, count) => sum + count, 0));
  expect(status).toBe("done");
});

test("an answer in the thread comes from the AI, says so first, and carries the lead's own link when asked for", async () => {
  const { ctx, people } = await aSandbox(["eager_booker"]);
  await aLaunch(ctx);
  await advanceClock(ctx, days(3));
  const thread = await inTransaction(ctx, (tx) =>
    tx
      .select()
      .from(messages)
      .where(eq(messages.leadId, people.get("eager_booker") ?? ""))
      .orderBy(messages.at),
  );
  const [answer] = thread.filter(({ author }) => author === "ai");
  expect(answer?.body).toMatch(/AI assistant/i);
  expect(thread.some(({ body, author }) => author === "ai" && /\/b\/[\w-]{12}/.test(body))).toBe(true);
});

test("the clock exists only in a sandbox, only for who may, and only moves forward", async () => {
  const { ctx } = await aSandbox([]);
  await expect(advanceClock({ ...ctx, sandbox: false }, days(1))).rejects.toThrow("not found");
  await expect(advanceClock(as(ctx, "analyst"), days(1))).rejects.toThrow("lacks the right");
  await expect(textAsLead(as(ctx, "analyst"), { from: "+12125550123", body: "hi" })).rejects.toThrow("lacks the right");
});

test("an unknown sender's text opens a thread without a lead", async () => {
  const { ctx } = await aSandbox([]);
  const { conversationId } = await textAsLead(ctx, { from: "+12125550123", body: "who are you?" });
  const [thread] = await inTransaction(ctx, (tx) =>
    tx.select().from(conversations).where(eq(conversations.id, conversationId)),
  );
  expect(thread?.leadId).toBeNull();
});
