import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { enrollments, leads, touches } from "@/drizzle/schema";
import { suppressLead } from "@/server/consent";
import { addLead } from "@/server/imports";
import {
  bulkReasons,
  bulkResult,
  cancelBulk,
  countLeads,
  editLead,
  getBulkJob,
  getLead,
  listBulkJobs,
  runBulk,
  startBulk,
  undoBulk,
} from "@/server/leads";
import type { Filter, StartBulkInput } from "@/server/leads/schemas";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { countSegment, createSegment } from "@/server/segments";
import { as, aTenant, type TestCtx, withDatabase } from "@/server/testing";
import { launched } from "@/server/testing/campaigns";
import { aMember } from "@/server/testing/person";
import { aTextableLead, aTexter } from "@/server/testing/texts";
import { bulkActors } from ".";

withDatabase();

const start = (ctx: TestCtx, input: StartBulkInput) => startBulk(ctx, input, bulkActors);
const run = (ctx: TestCtx, jobId: string) => runBulk(ctx, { jobId, actors: bulkActors });

async function ended(ctx: TestCtx, input: StartBulkInput) {
  const { id } = await start(ctx, input);
  await run(ctx, id);
  return getBulkJob(ctx, { jobId: id });
}

/** So many leads of a company, in one statement. */
const some = (ctx: TestCtx, company: string, count: number) =>
  inTransaction(ctx, (tx) => {
    const row = { tenantId: tx.tenantId, company, createdAt: tx.now(), updatedAt: tx.now() };
    return tx.insert(leads).values(Array.from({ length: count }, () => ({ ...row, id: newId() })));
  });

const at = (company: string): Filter => ({ all: [{ field: "company", op: "eq", value: company }] });
const tagged = (tag: string): Filter => ({ all: [{ field: "tags", op: "contains", value: tag }] });
const countOf = async (ctx: TestCtx, filter: Filter) => (await countLeads(ctx, { filter, exact: true })).count;

test("[LEADS-2] select all matching, then Tag: exactly those who match, over several batches; undo takes just that back", async () => {
  const ctx = await aTenant();
  await some(ctx, "Northwind", 2600);
  await some(ctx, "Other", 30);
  const { leadId } = await addLead(ctx, { firstName: "Ana", company: "Northwind", phone: "4155550100" });
  await editLead(ctx, { leadId, tags: ["own", "warm"] });
  const matching = await countOf(ctx, at("Northwind"));
  const job = await ended(ctx, { act: { kind: "tag", add: ["warm"] }, filter: at("Northwind") });
  expect(job).toMatchObject({ status: "done", total: matching, changed: matching - 1, skipped: 1, isReversible: true });
  expect(await countOf(ctx, tagged("warm"))).toBe(matching);
  expect(await bulkReasons(ctx, { jobId: job.id })).toEqual([{ reason: "The lead has this tag already.", count: 1 }]);

  await undoBulk(ctx, { jobId: job.id });
  await run(ctx, job.id);
  expect(await getBulkJob(ctx, { jobId: job.id })).toMatchObject({ status: "undone", undone: matching - 1 });
  expect((await getLead(ctx, { leadId })).tags).toEqual(["own", "warm"]);
  expect(await countOf(ctx, tagged("warm"))).toBe(1);
  await expect(undoBulk(ctx, { jobId: job.id })).rejects.toThrow("undone already");
});

test("who comes after the start does not belong; who no longer matches when it is their turn still does", async () => {
  const ctx = await aTenant();
  await some(ctx, "Northwind", 3);
  const { id } = await start(ctx, { act: { kind: "tag", add: ["late"] }, filter: at("Northwind") });
  await addLead(ctx, { firstName: "Late", company: "Northwind", phone: "4155550100" });
  await run(ctx, id);
  expect(await getBulkJob(ctx, { jobId: id })).toMatchObject({ total: 3, changed: 3 });
});

test("[LEADS-4] an opted-out lead cannot be added to a campaign; the reason is in the result, and the others are added", async () => {
  const ctx = await aTexter();
  await aTextableLead(ctx);
  const campaignId = await launched(ctx);
  const [willing, optedOut] = [await aTextableLead(ctx), await aTextableLead(ctx)];
  await suppressLead(ctx, { leadId: optedOut.id, reason: "asked" });
  const { leadId: without } = await addLead(ctx, { firstName: "No consent", phone: "4155550111" });
  const leadIds = [willing.id, optedOut.id, without];
  const job = await ended(ctx, { act: { kind: "campaign", campaignId }, leadIds });
  expect(job).toMatchObject({ status: "done", total: 3, changed: 1, skipped: 2, isReversible: false });
  const reasons = (await bulkReasons(ctx, { jobId: job.id })).map(({ reason }) => reason).sort();
  expect(reasons).toEqual(["The lead opted out.", "There is no recorded consent to marketing texts."]);
  const sent = await inTransaction(ctx, (tx) => tx.select().from(touches).where(eq(touches.campaignId, campaignId)));
  expect(sent.map((touch) => touch.leadId)).toContain(willing.id);
  expect(sent.map((touch) => touch.leadId)).not.toContain(optedOut.id);
  const again = await ended(ctx, { act: { kind: "campaign", campaignId }, leadIds: [willing.id] });
  expect(again).toMatchObject({ changed: 0, skipped: 1 });
  const taking = await inTransaction(ctx, (tx) =>
    tx.select().from(enrollments).where(eq(enrollments.leadId, willing.id)),
  );
  expect(taking).toHaveLength(1);
  await expect(undoBulk(ctx, { jobId: job.id })).rejects.toThrow("messages may have left");
  let file = "";
  for await (const piece of await bulkResult(ctx, { jobId: job.id })) file += piece;
  expect(file).toContain(`${optedOut.id},`);
  expect(file).toContain("skipped,The lead opted out.");
});

test("a member owns, outreach pauses, a fixed segment fills; each is taken back where nobody changed it since", async () => {
  const ctx = await aTenant();
  await some(ctx, "Northwind", 4);
  const { actor } = await aMember(ctx, "sales_rep");
  const owned = await ended(ctx, { act: { kind: "assign", ownerId: actor.id }, filter: at("Northwind") });
  expect(owned).toMatchObject({ changed: 4 });
  const [first] = await inTransaction(ctx, (tx) =>
    tx.select({ id: leads.id }).from(leads).where(eq(leads.tenantId, tx.tenantId)),
  );
  await editLead(ctx, { leadId: first?.id ?? "", ownerId: null });
  await undoBulk(ctx, { jobId: owned.id });
  await run(ctx, owned.id);
  expect(await getBulkJob(ctx, { jobId: owned.id })).toMatchObject({ status: "undone", undone: 3 });
  expect(await bulkReasons(ctx, { jobId: owned.id })).toEqual([
    { reason: "The lead was changed again since.", count: 1 },
  ]);

  const paused = await ended(ctx, { act: { kind: "pause", paused: true }, filter: {} });
  expect(paused).toMatchObject({ changed: 4 });
  expect(await countOf(ctx, { all: [{ field: "outreach_paused_at", op: "exists" }] })).toBe(4);
  await undoBulk(ctx, { jobId: paused.id });
  await run(ctx, paused.id);
  expect(await countOf(ctx, { all: [{ field: "outreach_paused_at", op: "exists" }] })).toBe(0);

  const { id: segmentId } = await createSegment(ctx, { name: "Picked", kind: "fixed" });
  const put = await ended(ctx, { act: { kind: "segment", segmentId }, filter: at("Northwind") });
  expect(await countSegment(ctx, { segmentId })).toEqual({ count: 4, approximate: false });
  await some(ctx, "Northwind", 1);
  expect(await countSegment(ctx, { segmentId })).toEqual({ count: 4, approximate: false });
  await undoBulk(ctx, { jobId: put.id });
  await run(ctx, put.id);
  expect(await countSegment(ctx, { segmentId })).toEqual({ count: 0, approximate: false });
});

test("a job ends where it is told to, and its open ones are told", async () => {
  const ctx = await aTenant();
  await some(ctx, "Northwind", 3);
  const { id: jobId } = await start(ctx, { act: { kind: "tag", add: ["x"] }, filter: {} });
  expect((await listBulkJobs(ctx, { openOnly: true })).map((job) => job.id)).toEqual([jobId]);
  expect(await cancelBulk(ctx, { jobId })).toMatchObject({ isCancelling: true });
  await run(ctx, jobId);
  expect(await getBulkJob(ctx, { jobId })).toMatchObject({ status: "cancelled", changed: 0 });
  expect(await listBulkJobs(ctx, { openOnly: true })).toEqual([]);
  await expect(cancelBulk(ctx, { jobId })).rejects.toThrow("ended already");
  await expect(undoBulk(ctx, { jobId })).rejects.toThrow("nothing to undo");
});

test("a job that ran out of time goes on behind its last batch", async () => {
  const ctx = await aTenant();
  await some(ctx, "Northwind", 1100);
  const { id: jobId } = await start(ctx, { act: { kind: "tag", add: ["x"] }, filter: {} });
  let turns = 0;
  while (!(await runBulk(ctx, { jobId, actors: bulkActors, budgetMs: 0 })).done) turns++;
  expect(turns).toBeGreaterThan(0);
  expect(await getBulkJob(ctx, { jobId })).toMatchObject({ status: "done", total: 1100, changed: 1100 });
});

test("refused before a job is made: nobody meant, a stranger as owner, a live segment, a campaign that is over, no right", async () => {
  const ctx = await aTexter();
  await aTextableLead(ctx);
  const { id: live } = await createSegment(ctx, { name: "Live", filter: {} });
  await expect(start(ctx, { act: { kind: "pause", paused: true } })).rejects.toThrow("Say which leads");
  await expect(start(ctx, { act: { kind: "assign", ownerId: newId() }, filter: {} })).rejects.toThrow(
    "must be a member",
  );
  await expect(start(ctx, { act: { kind: "segment", segmentId: live }, filter: {} })).rejects.toThrow("is live");
  await expect(start(ctx, { act: { kind: "campaign", campaignId: newId() }, filter: {} })).rejects.toThrow("not found");
  const analyst = as(ctx, "analyst");
  await expect(start(analyst, { act: { kind: "tag", add: ["x"] }, filter: {} })).rejects.toThrow(
    "An owner or an admin",
  );
  const rep = as(ctx, "sales_rep");
  await expect(start(rep, { act: { kind: "campaign", campaignId: newId() }, filter: {} })).rejects.toThrow(
    "may not launch",
  );
});

test("a sales rep's job touches only what the rep sees; another tenant's job is not there", async () => {
  const [ctx, them] = [await aTenant(), await aTenant()];
  await some(ctx, "Northwind", 2);
  const rep = as(ctx, "sales_rep");
  await inTransaction(ctx, (tx) =>
    tx
      .insert(leads)
      .values({ tenantId: tx.tenantId, id: newId(), ownerId: newId(), createdAt: tx.now(), updatedAt: tx.now() }),
  );
  expect(await ended(rep, { act: { kind: "tag", add: ["mine"] }, filter: {} })).toMatchObject({ total: 2, changed: 2 });
  const { id: jobId } = await start(ctx, { act: { kind: "tag", add: ["x"] }, filter: {} });
  for (const act of [getBulkJob, cancelBulk, undoBulk, bulkReasons])
    await expect(act(them, { jobId })).rejects.toThrow("not found");
  expect(await listBulkJobs(them)).toEqual([]);
});
