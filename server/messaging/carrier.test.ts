import { describe, expect, test } from "vitest";
import { brandOf } from "@/server/branding";
import { openSenders } from "@/server/channels";
import { inTransaction } from "@/server/platform/db";
import { as, withDatabase } from "@/server/testing";
import { withCarrier } from "@/server/testing/carrier";
import {
  aCampaignOf,
  ageCalls,
  aTextableLead,
  aTexter,
  dueTexts,
  endLease,
  expireLeases,
  senderOf,
  touchRows,
  wordsFor,
} from "@/server/testing/texts";
import { claimDue, runningCampaigns } from "./claim";
import { touchesDue } from "./events";
import { clearTexts } from "./gate";
import { takeLease } from "./lease";
import { applyReceipt } from "./receipts";
import { reconcileTouches } from "./reconcile";
import { resolveUnknown } from "./resolve";
import { sendDueTouches } from "./send-due";

const carrier = await withCarrier();

withDatabase();

/** How often a drain was asked for. */
const wakes = async (ctx: Parameters<typeof sendDueTouches>[0]) =>
  (await inTransaction(ctx, (tx) => tx.query.eventOutbox.findMany())).filter(({ name }) => name === touchesDue.name)
    .length;

const edge = () => ({ sources: [wordsFor("campaign")] });
const drain = (ctx: Parameters<typeof sendDueTouches>[0]) => sendDueTouches(ctx, { limit: 200, ...edge() });

describe("over the wire", () => {
  test("each lead gets one text, from our number, with an attempt in the callback's address and an end of validity", async () => {
    const { ctx, leads } = await aCampaignOf(5);
    expect(await drain(ctx)).toMatchObject({ sent: 5 });
    expect(carrier.taken.map(({ to }) => to).sort()).toEqual(leads.map(({ phone }) => phone).sort());
    const rows = await touchRows(ctx);
    for (const text of carrier.taken) {
      const row = rows.find(({ providerId }) => providerId === text.sid);
      expect(text).toMatchObject({ from: "+15005550006", body: row?.body });
      expect(text.statusCallback).toMatch(new RegExp(`/api/webhooks/twilio/status\\?attempt=${row?.attemptId}$`));
      expect(Number(text.validityPeriod)).toBe(14_400);
    }
  });

  test("[case 39] [E6.1] 429 is not taken: the sender pauses, nothing is unknown, and one text goes after it", async () => {
    const { ctx } = await aCampaignOf(1);
    carrier.behave = () => ({ kind: "refuse", status: 429, code: 20429 });
    const drained = await drain(ctx);
    expect(drained).toMatchObject({ sent: 0, nextTokenInMs: 100 });
    expect(await touchRows(ctx)).toMatchObject([{ status: "pending", attempts: 0, attemptId: null }]);
    expect(await drain(ctx)).toMatchObject({ sent: 0, nextTokenInMs: 100 });
    expect(carrier.calls).toBe(1);
    carrier.behave = () => ({ kind: "take" });
    ctx.setNow(new Date(ctx.now().getTime() + 100));
    expect(await drain(ctx)).toMatchObject({ sent: 1 });
    expect(carrier.taken).toHaveLength(1);
  });

  test("[case 39] Retry-After is honoured", async () => {
    const { ctx } = await aCampaignOf(1);
    carrier.behave = () => ({ kind: "refuse", status: 429, code: 20429, retryAfterSeconds: 7 });
    expect(await drain(ctx)).toMatchObject({ sent: 0, nextTokenInMs: 7_000 });
  });

  test("[E6.2] while the carrier is busy the others of the batch wait too, and one text tries first", async () => {
    const { ctx } = await aCampaignOf(130);
    carrier.behave = () => ({ kind: "refuse", status: 429, code: 20429 });
    await drain(ctx);
    expect(carrier.calls).toBe(64);
    expect((await touchRows(ctx)).every(({ status, attempts }) => status === "pending" && attempts === 0)).toBe(true);
    ctx.setNow(new Date(ctx.now().getTime() + 1_000));
    await drain(ctx);
    expect(carrier.calls).toBe(65);
    carrier.behave = () => ({ kind: "take" });
    ctx.setNow(new Date(ctx.now().getTime() + 1_000));
    expect(await drain(ctx)).toMatchObject({ sent: 1 });
    expect(await drain(ctx)).toMatchObject({ sent: 129 });
  });

  test.each([
    [21211, "failed", true],
    [21614, "failed", true],
    [30034, "held", false],
    [20003, "held", false],
    [99999, "failed", false],
  ] as const)("[P-7.2c] code %s: %s, never resent at once", async (...[code, status, undeliverable]) => {
    const { ctx } = await aCampaignOf(1);
    carrier.behave = () => ({ kind: "refuse", status: 400, code });
    await drain(ctx);
    await drain(ctx);
    expect(carrier.calls).toBe(1);
    const [row] = await touchRows(ctx);
    expect(row).toMatchObject({ status, errorCode: code });
    expect((await inTransaction(ctx, (tx) => tx.query.leads.findFirst()))?.undeliverableSms).toBe(undeliverable);
    expect((await senderOf(ctx)).stoppedAt !== null).toBe(status === "held");
  });

  test("21408 stops that country, not the others", async () => {
    const { ctx, leads, campaignId } = await aCampaignOf(1);
    carrier.behave = () => ({ kind: "refuse", status: 400, code: 21408 });
    await drain(ctx);
    carrier.behave = () => ({ kind: "take" });
    const canadian = await aTextableLead(ctx, { phone: "+14165550123" });
    const american = await aTextableLead(ctx);
    await dueTexts(ctx, campaignId, [[canadian.id, american.id]]);
    await drain(ctx);
    const reasons = (await touchRows(ctx)).map(({ leadId, status }) => [
      leadId === leads[0]?.id ? "first" : leadId === american.id ? "american" : "canadian",
      status,
    ]);
    expect(Object.fromEntries(reasons)).toEqual({ first: "failed", american: "skipped", canadian: "sent" });
  });
});

describe("[E6.3] [E6.5] when nobody knows whether it was taken", () => {
  test.each(["fail_before", "fail_after", "broken_json"] as const)(
    "[case 40] %s: unknown, and not resent",
    async (kind) => {
      const { ctx } = await aCampaignOf(1);
      carrier.behave = () => ({ kind });
      await drain(ctx);
      ctx.setNow(new Date(ctx.now().getTime() + 60_000));
      await drain(ctx);
      await reconcileTouches(ctx, edge());
      expect(carrier.calls).toBe(1);
      expect(await touchRows(ctx)).toMatchObject([{ status: "unknown" }]);
    },
  );

  test("[case 40] no answer within the deadline: unknown", async () => {
    const { ctx } = await aCampaignOf(1);
    carrier.behave = () => ({ kind: "hang_after" });
    await drain(ctx);
    expect(await touchRows(ctx)).toMatchObject([{ status: "unknown" }]);
    expect(carrier.calls).toBe(1);
  }, 20_000);

  test("[case 40] taken before the failure: the carrier's list brings its id, and what follows a send follows", async () => {
    const { ctx } = await aCampaignOf(1);
    carrier.behave = () => ({ kind: "fail_after" });
    await drain(ctx);
    await expireLeases(ctx);
    const source = wordsFor("campaign");
    expect(await reconcileTouches(ctx, { sources: [source] })).toMatchObject({ adopted: 1 });
    expect(await touchRows(ctx)).toMatchObject([{ status: "sent", providerId: carrier.taken[0]?.sid }]);
    expect(source.told).toHaveLength(1);
    expect(carrier.taken).toHaveLength(1);
  });

  test("[case 40] not taken: waited for, then after ten minutes gated again and sent once", async () => {
    const { ctx } = await aCampaignOf(1);
    carrier.behave = () => ({ kind: "fail_before" });
    await drain(ctx);
    await expireLeases(ctx);
    expect(await reconcileTouches(ctx, edge())).toMatchObject({ waiting: 1 });
    await ageCalls(ctx, 11);
    await expireLeases(ctx);
    carrier.behave = () => ({ kind: "take" });
    const before = await wakes(ctx);
    expect(await reconcileTouches(ctx, edge())).toMatchObject({ released: 1 });
    expect(await wakes(ctx)).toBe(before + 1);
    ctx.setNow(new Date(ctx.now().getTime() + 60_000));
    expect(await drain(ctx)).toMatchObject({ sent: 1 });
    expect(carrier.taken).toHaveLength(1);
  });

  test("several matches are parked for a person", async () => {
    const { ctx } = await aCampaignOf(1);
    carrier.behave = () => ({ kind: "fail_after" });
    await drain(ctx);
    const [taken] = carrier.taken;
    if (taken) carrier.taken.push({ ...taken, sid: "SMother" });
    await expireLeases(ctx);
    expect(await reconcileTouches(ctx, edge())).toMatchObject({ parked: 1 });
    const [row] = await touchRows(ctx);
    expect(row).toMatchObject({ status: "unknown", leaseUntil: null });
    expect(row?.reason).toContain("A person must decide");
  });

  test.each([
    ["sent", "sent", 1],
    ["send_again", "sent", 2],
    ["give_up", "failed", 1],
  ] as const)("a person decides %s: it ends as %s after %i calls", async (...[outcome, status, calls]) => {
    const { ctx } = await aCampaignOf(1);
    carrier.behave = () => ({ kind: "fail_before" });
    await drain(ctx);
    const [row] = await touchRows(ctx);
    carrier.behave = () => ({ kind: "take" });
    await resolveUnknown(ctx, { touchId: row?.id ?? "", outcome });
    ctx.setNow(new Date(ctx.now().getTime() + 60_000));
    await reconcileTouches(ctx, edge());
    await drain(ctx);
    expect(await touchRows(ctx)).toMatchObject([{ status }]);
    expect(carrier.calls).toBe(calls);
    await expect(resolveUnknown(ctx, { touchId: row?.id ?? "", outcome })).rejects.toThrow("only an unknown one");
    await expect(resolveUnknown(await aTexter(), { touchId: row?.id ?? "", outcome })).rejects.toThrow("not found");
    await expect(resolveUnknown(as(ctx, "analyst"), { touchId: row?.id ?? "", outcome })).rejects.toThrow(
      "may not launch",
    );
  });

  test("[case 38] killed after the call and before the commit: the attempt's callback brings the id, no second text", async () => {
    const { ctx } = await aCampaignOf(1);
    const crashing = { ...wordsFor("campaign"), sent: () => Promise.reject(new Error("killed")) };
    await expect(sendDueTouches(ctx, { limit: 10, sources: [crashing] })).rejects.toThrow("killed");
    expect(await touchRows(ctx)).toMatchObject([{ status: "sending", providerId: null }]);
    const [taken] = carrier.taken;
    const attemptId = new URL(taken?.statusCallback ?? "").searchParams.get("attempt");
    await applyReceipt(ctx, {
      provider: "twilio",
      providerId: taken?.sid ?? "",
      status: "delivered",
      errorCode: null,
      attemptId,
    });
    await expireLeases(ctx);
    expect(await reconcileTouches(ctx, edge())).toMatchObject({ adopted: 1 });
    expect(await touchRows(ctx)).toMatchObject([{ status: "sent", providerId: taken?.sid, delivery: "delivered" }]);
    expect(carrier.taken).toHaveLength(1);
  });

  test("[case 38] the same without a callback: the list brings it", async () => {
    const { ctx } = await aCampaignOf(1);
    const crashing = { ...wordsFor("campaign"), sent: () => Promise.reject(new Error("killed")) };
    await expect(sendDueTouches(ctx, { limit: 10, sources: [crashing] })).rejects.toThrow("killed");
    await expireLeases(ctx);
    await reconcileTouches(ctx, edge());
    await expireLeases(ctx);
    expect(await reconcileTouches(ctx, edge())).toMatchObject({ adopted: 1 });
    expect(await drain(ctx)).toMatchObject({ sent: 0 });
    expect(carrier.taken).toHaveLength(1);
  });

  test("killed after the claim and before the call: due again at once, sent once", async () => {
    const { ctx } = await aCampaignOf(2);
    await takeLease(ctx);
    await inTransaction(ctx, async (tx) => {
      const running = await runningCampaigns(tx);
      const { touches: claimed, budget } = await claimDue(tx, {
        brand: await brandOf(tx),
        senders: await openSenders(tx),
        running,
        limit: 10,
      });
      const composed = await wordsFor("campaign").compose(ctx, claimed);
      await clearTexts(tx, { claimed, composed, running, budget });
    });
    expect((await touchRows(ctx)).map(({ status }) => status)).toEqual(["sending", "sending"]);
    await endLease(ctx);
    await expireLeases(ctx);
    const before = await wakes(ctx);
    expect(await reconcileTouches(ctx, edge())).toMatchObject({ released: 2 });
    expect(await wakes(ctx)).toBe(before + 1);
    expect(await drain(ctx)).toMatchObject({ sent: 2 });
    expect(carrier.taken).toHaveLength(2);
  });
});
