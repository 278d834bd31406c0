import { expect, test } from "vitest";
import { addLead } from "@/server/imports";
import { as, aTenant, withDatabase } from "@/server/testing";
import { countSegment, createSegment, deleteSegment, editSegment, getSegment, leadsWithin, listSegments } from ".";
import type { Filter } from "./schemas";

withDatabase();

const northwind: Filter = {
  any: [
    { field: "company", op: "eq", value: "Northwind" },
    { field: "company", op: "eq", value: "Nordwind" },
  ],
};

test("a segment is live: who belongs is decided when it is asked, also beside another filter", async () => {
  const ctx = await aTenant();
  const { id } = await createSegment(ctx, { name: "Northwind people", filter: northwind });
  expect(await countSegment(ctx, { segmentId: id })).toEqual({ count: 0, approximate: false });
  await addLead(ctx, { firstName: "Ana", company: "Northwind", phone: "4155550100" });
  await addLead(ctx, { firstName: "Bo", company: "Nordwind", phone: "4155550101" });
  await addLead(ctx, { firstName: "Cy", company: "Other", phone: "4155550102" });
  expect(await countSegment(ctx, { segmentId: id })).toEqual({ count: 2, approximate: false });
  const named: Filter = {
    any: [
      { field: "first_name", op: "eq", value: "Bo" },
      { field: "first_name", op: "eq", value: "Cy" },
    ],
  };
  expect((await leadsWithin(ctx, { filter: named, segmentId: id })).leads.map((lead) => lead.firstName)).toEqual([
    "Bo",
  ]);
});

test("a segment is renamed and forgotten; a name is taken once", async () => {
  const ctx = await aTenant();
  const { id } = await createSegment(ctx, { name: "A", filter: {} });
  await createSegment(ctx, { name: "B", filter: {} });
  await expect(createSegment(ctx, { name: "A", filter: {} })).rejects.toThrow("exists already");
  await expect(editSegment(ctx, { segmentId: id, name: "B" })).rejects.toThrow("exists already");
  expect(await editSegment(ctx, { segmentId: id, name: "C" })).toMatchObject({ name: "C", filter: {} });
  await deleteSegment(ctx, { segmentId: id });
  expect((await listSegments(ctx)).map((segment) => segment.name)).toEqual(["B"]);
  await expect(createSegment(ctx, { name: " ", filter: {} })).rejects.toThrow("needs a name");
});

test("another tenant's segment does not exist for us", async () => {
  const [us, them] = await Promise.all([aTenant(), aTenant()]);
  const { id: segmentId } = await createSegment(them, { name: "Theirs", filter: {} });
  for (const act of [getSegment, countSegment, deleteSegment, editSegment])
    await expect(act(us, { segmentId })).rejects.toThrow("not found");
  await expect(leadsWithin(us, { segmentId })).rejects.toThrow("not found");
  expect(await listSegments(us)).toEqual([]);
});

test("who may not save segments is told who can help", async () => {
  const rep = as(await aTenant(), "sales_rep");
  await expect(createSegment(rep, { name: "x", filter: {} })).rejects.toThrow("An owner or an admin");
  await expect(deleteSegment(rep, { segmentId: "x" })).rejects.toThrow("An owner or an admin");
});
