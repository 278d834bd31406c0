import { expect, test } from "vitest";
import { suppressLead } from "@/server/consent";
import { addLead } from "@/server/imports";
import type { BulkActors } from "@/server/leads";
import { runBulk, startBulk } from "@/server/leads";
import { as, aTenant, type TestCtx, withDatabase } from "@/server/testing";
import { aTextableLead } from "@/server/testing/texts";
import { addToSegment, countSegment, createSegment, deleteSegment, editSegment, getSegment, refreshSegments } from ".";
import { explainMembership } from "./explain";
import { segmentReach, tally } from "./reach";
import type { Filter } from "./schemas";
import { hasMoved, segmentHistory } from "./sizes";
import { segmentUses } from "./uses";

withDatabase();

const actors = { segment: addToSegment } as unknown as BulkActors;
const northwind: Filter = { all: [{ field: "company", op: "eq", value: "Northwind" }] };

async function put(ctx: TestCtx, segmentId: string, leadIds: string[]) {
  const { id: jobId } = await startBulk(ctx, { act: { kind: "segment", segmentId }, leadIds }, actors);
  await runBulk(ctx, { jobId, actors });
}

test("why a lead is in or out is told clause by clause, with what the lead has", async () => {
  const ctx = await aTenant();
  const { leadId } = await addLead(ctx, { firstName: "Ana", company: "Northwind", phone: "4155550100" });
  const filter: Filter = {
    all: [
      { field: "company", op: "eq", value: "northwind" },
      { any: [{ event: "replied" }, { field: "first_name", op: "eq", value: "Bo" }] },
    ],
  };
  const { id: segmentId } = await createSegment(ctx, { name: "Replied", filter });
  const weighed = await explainMembership(ctx, { segmentId, leadId });
  expect(weighed).toMatchObject({
    joins: "all",
    holds: false,
    nodes: [
      { holds: true, has: "Northwind" },
      {
        joins: "any",
        holds: false,
        nodes: [
          { holds: false, has: null },
          { holds: false, has: "Ana" },
        ],
      },
    ],
  });
  expect(await explainMembership(ctx, { filter: {}, leadId })).toMatchObject({ holds: true });
  const phone: Filter = { all: [{ field: "phone", op: "exists" }] };
  expect(await explainMembership(ctx, { filter: phone, leadId })).toMatchObject({
    nodes: [{ holds: true, has: null }],
  });
  await expect(explainMembership(await aTenant(), { segmentId, leadId })).rejects.toThrow("not found");
});

test("reach counts every lead once a channel: those who can be written to, and the others by their first reason", async () => {
  const ctx = await aTenant();
  const [, optedOut] = [await aTextableLead(ctx), await aTextableLead(ctx)];
  await suppressLead(ctx, { leadId: optedOut.id, reason: "asked" });
  await addLead(ctx, { firstName: "No consent", phone: "4155550100" });
  await addLead(ctx, { firstName: "Mail only", email: "mail@example.com" });
  const [sms, email] = await segmentReach(ctx, { filter: {} });
  expect(sms).toMatchObject({ channel: "sms", audience: 4, reachable: 1 });
  expect(sms?.excluded).toEqual([
    { reason: "no_address", count: 1 },
    { reason: "suppressed", count: 1 },
    { reason: "no_consent", count: 1 },
  ]);
  expect(email).toMatchObject({ audience: 4, reachable: 1 });
  expect(tally("sms", [])).toMatchObject({ audience: 0, reachable: 0, excluded: [] });
});

test("the sweep counts live segments anew and keeps a point whenever the size changed", async () => {
  const ctx = await aTenant();
  const { id: segmentId } = await createSegment(ctx, { name: "Northwind", filter: northwind });
  await addLead(ctx, { firstName: "Ana", company: "Northwind", phone: "4155550100" });
  expect(await refreshSegments(ctx)).toBe(0); // counted a moment ago
  expect(await refreshSegments(ctx, { all: true })).toBe(1);
  expect(await getSegment(ctx, { segmentId })).toMatchObject({ size: 1, isSizeApproximate: false });
  await refreshSegments(ctx, { all: true });
  expect((await segmentHistory(ctx, { segmentId })).map(({ size }) => size)).toEqual([0, 1]);
  expect(hasMoved(100_000, { count: 104_000, approximate: true })).toBe(false);
  expect(hasMoved(100_000, { count: 106_000, approximate: true })).toBe(true);
});

test("a fixed segment holds who was put in, is asked for by its members, and is not deleted while a segment names it", async () => {
  const ctx = await aTenant();
  const { leadId } = await addLead(ctx, { firstName: "Ana", phone: "4155550100" });
  await addLead(ctx, { firstName: "Bo", phone: "4155550101" });
  const { id: segmentId } = await createSegment(ctx, { name: "Picked", kind: "fixed" });
  await put(ctx, segmentId, [leadId]);
  expect(await countSegment(ctx, { segmentId })).toEqual({ count: 1, approximate: false });
  await expect(editSegment(ctx, { segmentId, filter: northwind })).rejects.toThrow("has no filter");
  const others: Filter = { all: [{ field: "in_segment", op: "neq", value: segmentId }] };
  const { id: user } = await createSegment(ctx, { name: "The others", filter: others });
  expect(await countSegment(ctx, { segmentId: user })).toEqual({ count: 1, approximate: false });
  expect(await segmentUses(ctx, { segmentId })).toEqual([{ kind: "segment", id: user, name: "The others" }]);
  await expect(deleteSegment(ctx, { segmentId })).rejects.toThrow('The segment "The others" uses this segment.');
  await deleteSegment(ctx, { segmentId: user });
  await deleteSegment(ctx, { segmentId });
});

test("who may read segments may ask all this; another tenant's segment is not there", async () => {
  const [ctx, them] = [await aTenant(), await aTenant()];
  const { id: segmentId } = await createSegment(ctx, { name: "Ours", filter: {} });
  const analyst = as(ctx, "analyst");
  expect(await segmentUses(analyst, { segmentId })).toEqual([]);
  for (const ask of [segmentUses, segmentHistory, segmentReach])
    await expect(ask(them, { segmentId })).rejects.toThrow("not found");
  const developer = as(ctx, "developer");
  await expect(segmentReach(developer, { segmentId })).rejects.toThrow("An owner or an admin");
});
