import { setTimeout as wait } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { campaigns } from "@/drizzle/schema";
import { inTransaction } from "@/server/platform/db";
import { ticking, withDatabase } from "@/server/testing";
import { withCarrier } from "@/server/testing/carrier";
import { aCampaignOf, wordsFor } from "@/server/testing/texts";
import { sendDueTouches } from "./send-due";

const carrier = await withCarrier();

withDatabase();

test("[E6.2] a campaign of one text a second: each drain knows what the one before has sent, and none leaves within a second of another", async () => {
  const { ctx, campaignId } = await aCampaignOf(4);
  await inTransaction(ctx, (tx) => tx.update(campaigns).set({ ratePerMinute: 60 }).where(eq(campaigns.id, campaignId)));
  const running = ticking(ctx);
  const arrivals: number[] = [];
  carrier.behave = () => {
    arrivals.push(performance.now());
    return { kind: "take" };
  };
  while (arrivals.length < 4) {
    const { nextTokenInMs } = await sendDueTouches(running, { limit: 10, sources: [wordsFor("campaign")] });
    await wait(nextTokenInMs ?? 0);
  }
  const gaps = arrivals.slice(1).map((at, place) => at - (arrivals[place] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
});
