import { describe, expect, test } from "vitest";
import { inTransaction } from "@/server/platform/db";
import { withDatabase } from "@/server/testing";
import { aRunningCampaign, aTextableLead, aTexter, dueTexts, wordsFor } from "@/server/testing/texts";
import { sendDueTouches } from "./send-due";
import { ledgerOf } from "./touches";

withDatabase();

const campaignWords = () => ({ limit: 200, sources: [wordsFor("campaign")] });

describe("[E6.5] the ledger", () => {
  test("the same source and key is one touch, and intended is always the sum of the rest", async () => {
    const ctx = await aTexter();
    const leads = await Promise.all([aTextableLead(ctx), aTextableLead(ctx, { consent: "none" }), aTextableLead(ctx)]);
    const campaignId = await aRunningCampaign(ctx);
    const ids = leads.map(({ id }) => id);
    expect(await dueTexts(ctx, campaignId, [ids])).toHaveLength(3);
    expect(await dueTexts(ctx, campaignId, [ids])).toHaveLength(0);
    await sendDueTouches(ctx, campaignWords());
    const ledger = await inTransaction(ctx, (tx) => ledgerOf(tx, campaignId));
    expect(ledger).toEqual({
      intended: 3,
      pending: 0,
      held: 0,
      sent: 2,
      skipped: 1,
      failed: 0,
      cancelled: 0,
      unknown: 0,
    });
  });

  test("another tenant sees nothing of it", async () => {
    const [us, them] = [await aTexter(), await aTexter()];
    const lead = await aTextableLead(us);
    const campaignId = await aRunningCampaign(us);
    await dueTexts(us, campaignId, [[lead.id]]);
    expect(await inTransaction(them, (tx) => ledgerOf(tx, campaignId))).toMatchObject({ intended: 0 });
  });
});
