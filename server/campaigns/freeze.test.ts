import { expect, test } from "vitest";
import { inTransaction } from "@/server/platform/db";
import { withDatabase } from "@/server/testing";
import { aCampaign, drain } from "@/server/testing/campaigns";
import { aTextableLead, aTexter, touchRows } from "@/server/testing/texts";
import { finishCampaigns, stopCampaign } from "./control";
import { freezeAudience, freezePiece } from "./freeze";
import { launchDue } from "./go-live";
import { launchCampaign } from "./launch";
import { campaignOf, lockCampaign, updateRow } from "./rows";

withDatabase();

/** A launched campaign of so many leads, of whom the first were frozen and the process died. */
async function halfFrozen({ leads, frozen }: { leads: number; frozen: number }) {
  const ctx = await aTexter();
  for (let lead = 0; lead < leads; lead++) await aTextableLead(ctx);
  const { id: campaignId } = await aCampaign(ctx, { holdout_percent: 20 });
  await inTransaction(ctx, async (tx) => {
    await freezePiece(tx, await lockCampaign(tx, campaignId), frozen);
    await updateRow(tx, campaignId, { status: "running", launchedAt: tx.now() });
  });
  const enrolled = () => inTransaction(ctx, (tx) => tx.query.enrollments.findMany());
  return { ctx, campaignId, enrolled };
}

test("[CMP-6] [E6.3] an audience frozen in pieces, with texts leaving between them, is the audience frozen at once", async () => {
  const { ctx, campaignId, enrolled } = await halfFrozen({ leads: 30, frozen: 7 });
  expect(await enrolled()).toHaveLength(7);
  await drain(ctx);
  await inTransaction(ctx, async (tx) => freezePiece(tx, await lockCampaign(tx, campaignId), 8));
  expect(await inTransaction(ctx, (tx) => campaignOf(tx, campaignId))).toMatchObject({ isFreezing: true });
  expect(await freezeAudience(ctx, { campaignId })).toBe(false);
  const pieces = (await enrolled()).map(({ leadId, arm }) => `${leadId} ${arm}`).sort();
  expect(pieces).toHaveLength(30);
  const treated = pieces.filter((row) => row.endsWith("treated")).map((row) => row.slice(0, 36));
  const first = (await touchRows(ctx)).filter(({ step }) => step === 1);
  expect(first.map(({ leadId }) => leadId).sort()).toEqual(treated);
  expect(await freezeAudience(ctx, { campaignId })).toBe(false);
  expect(await enrolled()).toHaveLength(30);
});

test("[E6.3] a launch that a crash interrupted goes on with the next sweep, and is not done before", async () => {
  const { ctx, campaignId, enrolled } = await halfFrozen({ leads: 6, frozen: 3 });
  const waiting = await touchRows(ctx);
  await inTransaction(ctx, (tx) => tx.execute(`update touches set status = 'skipped'`));
  expect(await finishCampaigns(ctx)).toBe(0);
  expect(await launchDue(ctx)).toBe(0);
  expect(await enrolled()).toHaveLength(6);
  expect((await touchRows(ctx)).length).toBeGreaterThan(waiting.length);
  expect(await inTransaction(ctx, (tx) => campaignOf(tx, campaignId))).toMatchObject({ isFreezing: false });
});

test("a campaign that is stopped while it is being frozen asks nobody else", async () => {
  const { ctx, campaignId, enrolled } = await halfFrozen({ leads: 6, frozen: 3 });
  await stopCampaign(ctx, { campaignId });
  expect(await freezeAudience(ctx, { campaignId })).toBe(false);
  expect(await launchDue(ctx)).toBe(0);
  expect(await enrolled()).toHaveLength(3);
  expect((await touchRows(ctx)).every(({ status }) => status === "cancelled")).toBe(true);
});

test("more people than the first piece holds are all in the ledger when the launch answers", async () => {
  const ctx = await aTexter();
  await inTransaction(ctx, (tx) =>
    tx.execute(`insert into leads (tenant_id, id, first_name, created_at, updated_at)
      select '${ctx.tenantId}', gen_random_uuid(), 'Lee', now(), now() from generate_series(1, 1500)`),
  );
  await aTextableLead(ctx);
  const { id } = await aCampaign(ctx);
  const launched = await launchCampaign(ctx, { campaignId: id, hold_seconds: 0 });
  expect(launched).toMatchObject({ status: "running", isFreezing: false });
  expect(await touchRows(ctx)).toHaveLength(1501);
});

test("what a stop could not cancel any more, for a crash or because its carrier gave it back, waits for nobody", async () => {
  const { ctx, campaignId } = await halfFrozen({ leads: 4, frozen: 4 });
  await inTransaction(ctx, (tx) => updateRow(tx, campaignId, { status: "stopped" }));
  expect((await touchRows(ctx)).some(({ status }) => status === "pending")).toBe(true);
  await finishCampaigns(ctx);
  expect((await touchRows(ctx)).every(({ status }) => status === "cancelled")).toBe(true);
});
