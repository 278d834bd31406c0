import { campaignSource, createCampaign, getCampaign, launchCampaign } from "@/server/campaigns";
import type { CreateCampaignInput } from "@/server/campaigns/schemas";
import { sendDueTouches, storeInbound } from "@/server/messaging";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import type { TestCtx } from "./tenant";

/** Moves the tenant's clock on. */
export const later = (ctx: TestCtx, minutes: number) => ctx.setNow(new Date(ctx.now().getTime() + minutes * 60_000));
/** Minutes. */
export const day = 24 * 60;
/** Sends what is due, the campaigns' texts among it. */
export const drain = (ctx: TestCtx) => sendDueTouches(ctx, { limit: 200, sources: [campaignSource] });
/** The same as fast as the senders may, until nothing waits for room. */
export async function drainAll(ctx: TestCtx): Promise<void> {
  for (let next = (await drain(ctx)).nextTokenAt; next; next = (await drain(ctx)).nextTokenAt) ctx.setNow(next);
}

export const twoTexts = [
  { body: "Hi {first_name|there}, still looking?" },
  { delay_days: 7, body: "Hi {first_name|there}, one more note: {booking}" },
];

/** A draft for everybody. */
export const aCampaign = (ctx: TestCtx, more: Partial<CreateCampaignInput> = {}) =>
  createCampaign(ctx, {
    name: "Spring",
    filter: {},
    steps: twoTexts,
    booking_url: "https://book.example.com/call",
    ...more,
  });

/** The same, launched without a hold. */
export async function launched(ctx: TestCtx, more: Partial<CreateCampaignInput> = {}) {
  const { id } = await aCampaign(ctx, more);
  await launchCampaign(ctx, { campaignId: id, hold_seconds: 0 });
  return id;
}

export const ledgerOf = async (ctx: TestCtx, campaignId: string) => (await getCampaign(ctx, { campaignId })).ledger;

/** The lead texts back; nothing is read into it. */
export async function answers(ctx: TestCtx, leadId: string) {
  await inTransaction(ctx, (tx) =>
    storeInbound(tx, {
      conversationId: leadId,
      leadId,
      body: "Tell me more",
      provider: "sandbox",
      providerId: newId(),
    }),
  );
}
