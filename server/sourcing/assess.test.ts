import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { leadAssessments, leadProgressions, leads } from "@/drizzle/schema";
import { bookingLinkFor, createBooking, followLink } from "@/server/bookings";
import { suppressLead } from "@/server/consent";
import { editLead, getLead, listLeads } from "@/server/leads";
import { inTransaction } from "@/server/platform/db";
import { as, aTenant, withDatabase } from "@/server/testing";
import { answers, day, drain, later, launched } from "@/server/testing/campaigns";
import { aTextableLead, aTexter } from "@/server/testing/texts";
import { assessDue, assessLeads, explainScore } from ".";

withDatabase();

async function aSentLead() {
  const ctx = await aTexter();
  const lead = await aTextableLead(ctx);
  const campaign = await launched(ctx);
  await drain(ctx);
  await assessLeads(ctx, [lead.id]);
  return { ctx, leadId: lead.id, campaign };
}

test("[R1.3] a lead is eligible for re-engagement by itself once seven days without an answer have passed, and no longer once it answers", async () => {
  const { ctx, leadId } = await aSentLead();
  const isEligible = async () => (await getLead(ctx, { leadId })).eligibleForReengagement;
  expect(await isEligible()).toBe(false);
  later(ctx, 6 * day);
  await assessDue(ctx);
  expect(await isEligible()).toBe(false);
  later(ctx, day);
  expect(await assessDue(ctx)).toEqual({ assessed: 1, isMore: false });
  expect(await isEligible()).toBe(true);
  const flagged = { all: [{ field: "eligible_for_reengagement", op: "eq" as const, value: true }] };
  expect((await listLeads(ctx, { filter: flagged })).leads.map(({ id }) => id)).toEqual([leadId]);
  expect((await getLead(ctx, { leadId })).followUpStage).toBeNull();
  await drain(ctx); // the follow-up of day seven
  await assessLeads(ctx, [leadId]);
  expect(await getLead(ctx, { leadId })).toMatchObject({ followUpStage: "Followup_1", eligibleForReengagement: false });
  later(ctx, 7 * day);
  await assessDue(ctx);
  expect(await isEligible()).toBe(true);
  await editLead(ctx, { leadId, responseStatus: "Interested" });
  await assessLeads(ctx, [leadId]);
  expect(await isEligible()).toBe(false);
  expect((await explainScore(ctx, { leadId })).notEligibleBecause).toBe("The lead has answered (Interested).");
});

test("[O5.4] [O6.4] a reply, a click, a booking and an opt-out move score and qualification, each remembered with its reason", async () => {
  const { ctx, leadId, campaign: campaignId } = await aSentLead();
  const standing = async () => {
    await assessLeads(ctx, [leadId]);
    const { score, qualification } = await getLead(ctx, { leadId });
    return [score, qualification];
  };
  expect(await standing()).toEqual([8, "unqualified"]);
  await answers(ctx, leadId);
  expect(await standing()).toEqual([35, "engaged"]);
  const targetUrl = "https://book.example.com/call";
  const link = await inTransaction(ctx, (tx) => bookingLinkFor(tx, { leadId, campaignId, targetUrl }));
  await followLink(link.split("/").at(-1) ?? "", { counts: true });
  expect((await standing())[0]).toBeGreaterThan(40);
  await createBooking(ctx, { lead_id: leadId, starts_at: "2027-03-04T15:00:00Z" });
  expect(await standing()).toEqual([97, "qualified"]);
  await suppressLead(ctx, { leadId, reason: "asked by phone" });
  expect(await standing()).toEqual([0, "disqualified"]);
  const told = await inTransaction(ctx, (tx) =>
    tx.select().from(leadProgressions).where(eq(leadProgressions.leadId, leadId)).orderBy(leadProgressions.id),
  );
  expect(
    told.map(({ fromBand, toBand, toQualification, reason }) => [fromBand, toBand, toQualification, reason]),
  ).toEqual([
    ["cold", "warm", "engaged", "The lead replied."],
    ["warm", "hot", "qualified", "The lead booked a call."],
    ["hot", "cold", "disqualified", "The lead may not be contacted."],
  ]);
});

test("a score fades by the daily sweep, and a lead to whom nothing happened stands at its fields without a row", async () => {
  const { ctx, leadId } = await aSentLead();
  const other = await aTextableLead(ctx);
  await answers(ctx, leadId);
  await assessLeads(ctx, [leadId]);
  expect((await getLead(ctx, { leadId })).score).toBe(35);
  later(ctx, 30 * day);
  await assessDue(ctx);
  expect((await getLead(ctx, { leadId })).score).toBe(23);
  expect((await getLead(ctx, { leadId: other.id })).score).toBe(10);
  const score = await explainScore(ctx, { leadId: other.id });
  expect(score).toMatchObject({ score: 10, fit: 10, engagement: 0, band: "cold", rules: "2026-11", assessedAt: null });
  const rows = await inTransaction(ctx, (tx) => tx.select().from(leadAssessments));
  expect(rows.map((row) => row.leadId)).toEqual([leadId]);
  expect(rows[0]?.reasons.reduce((sum, { points }) => sum + points, 0)).toBe(23);
});

test("leads are found by score, also those that stand at their fields alone", async () => {
  const { ctx, leadId } = await aSentLead();
  const other = await aTextableLead(ctx);
  await answers(ctx, leadId);
  await assessLeads(ctx, [leadId]);
  const found = async (op: "gt" | "lt" | "eq", value: number) =>
    (await listLeads(ctx, { filter: { all: [{ field: "score", op, value }] } })).leads.map(({ id }) => id);
  expect(await found("gt", 30)).toEqual([leadId]);
  expect(await found("gt", 5)).toEqual([other.id, leadId]);
  expect(await found("lt", 20)).toEqual([other.id]);
  expect(await found("eq", 10)).toEqual([other.id]);
});

test("who was merged away is not looked at again", async () => {
  const { ctx, leadId } = await aSentLead();
  const other = await aTextableLead(ctx);
  await inTransaction(ctx, (tx) => tx.update(leads).set({ mergedIntoId: other.id }).where(eq(leads.id, leadId)));
  await inTransaction(ctx, (tx) => tx.update(leads).set({ absorbed: true }).where(eq(leads.id, other.id)));
  await assessLeads(ctx, [leadId, other.id]);
  const rows = await inTransaction(ctx, (tx) => tx.select().from(leadAssessments));
  expect(rows.map((row) => row.leadId)).toEqual([other.id]);
  later(ctx, 7 * day);
  await answers(ctx, leadId); // into the old thread
  await assessLeads(ctx, [other.id]);
  expect((await getLead(ctx, { leadId: other.id })).score).toBe(35);
});

test("another tenant's lead has no score for us; a sales rep sees the score of own leads only", async () => {
  const [us, them] = await Promise.all([aTenant(), aTexter()]);
  const lead = await aTextableLead(them);
  await expect(explainScore(us, { leadId: lead.id })).rejects.toThrow("This lead was not found.");
  expect(await assessLeads(us, [lead.id])).toBe(0);
  await editLead(them, { leadId: lead.id, company: "Northwind" });
  await expect(explainScore(as(them, "developer"), { leadId: lead.id })).rejects.toThrow("leads:read");
});
