import { describe, expect, test } from "vitest";
import { inTransaction } from "@/server/platform/db";
import { withDatabase } from "@/server/testing";
import { withCarrier } from "@/server/testing/carrier";
import { aMember } from "@/server/testing/person";
import { aCampaignOf, dueTexts, touchRows, wordsFor } from "@/server/testing/texts";
import { haltsInForce } from "./halts/rows";
import { applyReceipt } from "./receipts";
import { sendDueTouches } from "./send-due";

const carrier = await withCarrier();

withDatabase();

const drain = (ctx: Parameters<typeof sendDueTouches>[0]) =>
  sendDueTouches(ctx, { limit: 200, sources: [wordsFor("campaign")] });

describe("[case 36] receipts", () => {
  const receipt = (status: string, errorCode: number | null = null) => ({
    provider: "twilio" as const,
    providerId: carrier.taken[0]?.sid ?? "",
    status,
    errorCode,
    attemptId: null,
  });

  test("delivered, sent, queued in that order, twice: stays delivered, every event stored once", async () => {
    const { ctx } = await aCampaignOf(1);
    await drain(ctx);
    for (const status of ["delivered", "sent", "queued", "delivered"]) await applyReceipt(ctx, receipt(status));
    expect(await touchRows(ctx)).toMatchObject([
      { status: "sent", delivery: "delivered", providerStatus: "delivered" },
    ]);
    expect(await inTransaction(ctx, (tx) => tx.query.deliveryEvents.findMany())).toHaveLength(3);
  });

  test("a receipt for a text that nobody knows yet is applied when the answer is recorded", async () => {
    const { ctx } = await aCampaignOf(1);
    await applyReceipt(ctx, { ...receipt("delivered"), providerId: `SM${"1".padStart(32, "0")}` });
    await drain(ctx);
    expect(await touchRows(ctx)).toMatchObject([{ status: "sent", delivery: "delivered" }]);
  });

  test("30003 is tried after an hour and after six, then shown as undelivered", async () => {
    const { ctx } = await aCampaignOf(1);
    const statuses: string[] = [];
    for (const hours of [0, 1, 23]) {
      ctx.setNow(new Date(ctx.now().getTime() + hours * 3_600_000));
      await drain(ctx);
      await applyReceipt(ctx, { ...receipt("undelivered", 30003), providerId: carrier.taken.at(-1)?.sid ?? "" });
      statuses.push((await touchRows(ctx))[0]?.status ?? "");
    }
    expect(statuses[0]).toBe("pending");
    expect(carrier.taken.length).toBeLessThanOrEqual(3);
  });

  test("30006 twice marks the number as one that cannot be texted", async () => {
    const { ctx, leads, campaignId } = await aCampaignOf(1);
    const leadId = leads[0]?.id ?? "";
    await drain(ctx);
    await applyReceipt(ctx, receipt("undelivered", 30006));
    expect((await inTransaction(ctx, (tx) => tx.query.leads.findFirst()))?.undeliverableSms).toBe(false);
    ctx.setNow(new Date(ctx.now().getTime() + 86_400_000));
    await dueTexts(ctx, campaignId, [[leadId], { sourceKey: "again", step: 2 }]);
    await drain(ctx);
    await applyReceipt(ctx, { ...receipt("undelivered", 30006), providerId: carrier.taken[1]?.sid ?? "" });
    expect((await inTransaction(ctx, (tx) => tx.query.leads.findFirst()))?.undeliverableSms).toBe(true);
  });

  test("[E5.4] carriers that filter 3 % of a campaign's last 200 texts halt it, and whoever can lift that is alerted", async () => {
    const { ctx, campaignId } = await aCampaignOf(200);
    await aMember(ctx, "compliance");
    await drain(ctx);
    const halts = () => inTransaction(ctx, haltsInForce);
    const filter = (at: number) =>
      applyReceipt(ctx, { ...receipt("undelivered", 30007), providerId: carrier.taken[at]?.sid ?? "" });
    for (let at = 0; at < 5; at++) await filter(at);
    expect(await halts()).toHaveLength(0);
    await filter(5);
    expect(await halts()).toMatchObject([{ scope: "campaign", target: campaignId, cause: "filtered" }]);
    const alerts = await inTransaction(ctx, (tx) => tx.query.notices.findMany());
    expect(alerts).toMatchObject([{ subject: "Sending was halted", status: "on_screen" }]);
  });

  test("[case 23] 21610 by callback writes the suppression too", async () => {
    const { ctx } = await aCampaignOf(1);
    await drain(ctx);
    await applyReceipt(ctx, receipt("failed", 21610));
    expect(await inTransaction(ctx, (tx) => tx.query.suppressions.findMany())).toMatchObject([{ reason: "provider" }]);
  });
});
