import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { drainLeases } from "@/drizzle/schema";
import { brandOf } from "@/server/branding";
import { openSenders } from "@/server/channels";
import { inTransaction } from "@/server/platform/db";
import { type TestCtx, withDatabase } from "@/server/testing";
import { withCarrier } from "@/server/testing/carrier";
import { aCampaignOf, endLease, expireLeases, touchRows, wordsFor } from "@/server/testing/texts";
import { claimDue, runningCampaigns } from "./claim";
import { clearTexts } from "./gate";
import { keepLease, markHanded, releaseLease, takeLease } from "./lease";
import type { Cleared } from "./ledger-writes";
import { Pace } from "./pace";
import { reconcileTouches } from "./reconcile";
import { sendInWaves } from "./waves";

const carrier = await withCarrier();
withDatabase();

const sources = [wordsFor("campaign")];

/** A drain that has taken its lease and committed its claims, and not yet called anybody. */
async function aboutToSend(ctx: TestCtx): Promise<{ token: string; cleared: Cleared[] }> {
  const token = (await takeLease(ctx))?.token ?? "";
  return inTransaction(ctx, async (tx) => {
    const [running, senders, brand] = [await runningCampaigns(tx), await openSenders(tx), await brandOf(tx)];
    const { touches, budget } = await claimDue(tx, { brand, senders, running, limit: 10 });
    const composed = await wordsFor("campaign").compose(ctx, touches);
    return { token, ...(await clearTexts(tx, { claimed: touches, composed, running, budget })) };
  });
}

const send = (ctx: TestCtx, { token, cleared }: Awaited<ReturnType<typeof aboutToSend>>) =>
  sendInWaves(ctx, cleared, { sources, lease: token, pace: new Pace(ctx, null) });

test("[5.9] a drain that slept while another one took over sends nothing, and leaves the other one's claims alone", async () => {
  const { ctx } = await aCampaignOf(2);
  const sleeper = await aboutToSend(ctx);
  await endLease(ctx);
  await expireLeases(ctx);
  expect(await reconcileTouches(ctx, { sources })).toMatchObject({ released: 2 });
  const other = await aboutToSend(ctx);
  expect(await send(ctx, sleeper)).toBe(0);
  expect(carrier.taken).toHaveLength(0);
  const attempts = (await touchRows(ctx)).map(({ status, attemptId }) => ({ status, attemptId }));
  expect(attempts).toEqual(
    expect.arrayContaining(other.cleared.map(({ attemptId }) => ({ status: "sending", attemptId }))),
  );
  expect(await send(ctx, other)).toBe(2);
  expect(carrier.taken).toHaveLength(2);
});

test("[5.1] what a drain never handed over that ended without a word is due with the next one, before any claim has expired", async () => {
  const { ctx } = await aCampaignOf(2);
  const sleeper = await aboutToSend(ctx);
  await endLease(ctx);
  expect(await takeLease(ctx)).not.toBeNull();
  expect((await touchRows(ctx)).map(({ status, attempts }) => ({ status, attempts }))).toEqual([
    { status: "pending", attempts: 0 },
    { status: "pending", attempts: 0 },
  ]);
  expect(await send(ctx, sleeper)).toBe(0);
  expect(carrier.taken).toHaveLength(0);
});

test("what it did hand over stays in doubt with the next one", async () => {
  const { ctx } = await aCampaignOf(2);
  const dying = await aboutToSend(ctx);
  await inTransaction(ctx, (tx) => markHanded(tx, dying.token, dying.cleared[0]?.attemptId ?? ""));
  await endLease(ctx);
  expect(await takeLease(ctx)).not.toBeNull();
  expect((await touchRows(ctx)).map(({ status }) => status).sort()).toEqual(["pending", "sending"]);
});

test("so is what one leaves that breaks before it calls anybody, and could still give its lease back", async () => {
  const { ctx } = await aCampaignOf(1);
  const { token } = await aboutToSend(ctx);
  await releaseLease(ctx, token, new Pace(ctx, null).kept());
  expect(await takeLease(ctx)).not.toBeNull();
  expect(await touchRows(ctx)).toMatchObject([{ status: "pending" }]);
});

test("[5.1] a lease lasts as long as its drain says that it lives, and four seconds after its last word", async () => {
  const { ctx } = await aCampaignOf(1);
  const lease = await takeLease(ctx);
  const stop = keepLease(ctx, lease?.token ?? "");
  for (const begin = performance.now(); performance.now() - begin < 5_500; await wait(250))
    expect(await takeLease(ctx)).toBeNull();
  await stop();
  const [row] = await inTransaction(ctx, (tx) =>
    tx.select({ leftMs: sql`extract(epoch from lease_until - now()) * 1000`.mapWith(Number) }).from(drainLeases),
  );
  expect(row?.leftMs).toBeGreaterThan(0);
  expect(row?.leftMs).toBeLessThanOrEqual(4_000);
}, 20_000);
