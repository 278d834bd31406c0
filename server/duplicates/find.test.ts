import { expect, test } from "vitest";
import { addLead } from "@/server/imports";
import { editLead } from "@/server/leads";
import { as, aTenant, type TestCtx, withDatabase } from "@/server/testing";
import { aMember } from "@/server/testing/person";
import { findDuplicates, mergeLeads, undoMerge } from ".";
import { lookUpAlikes } from "./finding/look-up";
import { dismissPair, listPairs, mergeMany, previewMerge, recentMerges } from "./pairs";

withDatabase();

async function twins(ctx: TestCtx) {
  const { leadId: ana } = await addLead(ctx, {
    firstName: "Ana",
    lastName: "Lee",
    company: "Northwind Inc.",
    phone: "+14155550100",
  });
  const { leadId: anna } = await addLead(ctx, {
    firstName: "Anna",
    lastName: "Lee",
    company: "Northwind",
    phone: "+14155550101",
  });
  const { leadId: bo } = await addLead(ctx, {
    firstName: "Bo",
    lastName: "Okoro",
    company: "Northwind",
    phone: "+12125550199",
  });
  await findDuplicates(ctx);
  return { ana, anna, bo };
}

test("[M5.6] look-alikes are found with reasons, the surest first, and nobody else", async () => {
  const ctx = await aTenant();
  const { ana, anna } = await twins(ctx);
  const { data } = await listPairs(ctx, {});
  expect(data.map(({ leads }) => leads.map(({ id }) => id))).toEqual([[ana, anna]]);
  expect(data[0]?.level).toBe("likely");
  expect(data[0]?.reasons.map(({ field, level }) => `${field} ${level}`)).toEqual([
    "first_name near",
    "last_name same",
    "company same",
    "phone one_digit",
  ]);
});

test("a second search finds nothing twice, and a dismissed pair stays dismissed", async () => {
  const ctx = await aTenant();
  const { ana } = await twins(ctx);
  const [pair] = (await listPairs(ctx, {})).data;
  await dismissPair(ctx, { pairId: pair?.id ?? "" });
  await findDuplicates(ctx);
  await findDuplicates(ctx, { leadId: ana });
  expect((await listPairs(ctx, {})).data).toEqual([]);
  await dismissPair(ctx, { pairId: pair?.id ?? "", dismissed: false });
  expect((await listPairs(ctx, {})).data).toHaveLength(1);
});

test("a lead that is corrected is compared anew", async () => {
  const ctx = await aTenant();
  const { ana } = await twins(ctx);
  await editLead(ctx, { leadId: ana, firstName: "Zoltan", lastName: "Nagy", company: "Contoso" });
  await findDuplicates(ctx, { leadId: ana });
  expect((await listPairs(ctx, {})).data).toEqual([]);
});

test("[LEADS-6] who is about to be added sees whom they look like", async () => {
  const ctx = await aTenant();
  const { ana, anna } = await twins(ctx);
  const found = await lookUpAlikes(ctx, { firstName: "Ana", lastName: "Lee", company: "Northwind" });
  expect(found.map(({ lead }) => lead.id)).toEqual([ana, anna]);
  expect(found.map(({ signs }) => signs)).toEqual([
    ["same_name", "same_company"],
    ["near_name", "same_company"],
  ]);
});

test("[LEADS-6] a company counts in any spelling, and neighbours' numbers are told", async () => {
  const ctx = await aTenant();
  const { bo } = await twins(ctx);
  const found = await lookUpAlikes(ctx, { lastName: "Okoro", company: "NORTHWIND, LLC", phone: "(212) 555-0123" });
  expect(found.map(({ lead, signs }) => ({ id: lead.id, signs }))).toEqual([
    { id: bo, signs: ["same_last_name", "same_company", "same_area_code"] },
  ]);
});

test("[LEADS-6] nobody looks like another tenant's lead or one that the actor may not see", async () => {
  const ctx = await aTenant();
  const { ana, anna } = await twins(ctx);
  const person = { firstName: "Ana", lastName: "Lee", company: "Northwind" };
  expect(await lookUpAlikes(await aTenant(), person)).toEqual([]);
  const colleague = await aMember(ctx, "sales_rep");
  await editLead(ctx, { leadId: ana, ownerId: colleague.actor.id });
  const rep = await aMember(ctx, "sales_rep");
  expect((await lookUpAlikes(rep, person)).map(({ lead }) => lead.id)).toEqual([anna]);
  await expect(lookUpAlikes(await as(ctx, "developer"), person)).rejects.toThrow("leads:read");
});

test("a bulk merge takes what its preview showed, can be undone one by one, and reopens the pair", async () => {
  const ctx = await aTenant();
  const { ana, anna } = await twins(ctx);
  const { pairs } = await previewMerge(ctx, { from: 0.99 });
  const { merged, mergeIds } = await mergeMany(ctx, { pairIds: pairs.map(({ id }) => id) });
  expect(merged).toBe(1);
  expect((await listPairs(ctx, {})).data).toEqual([]);
  expect(await recentMerges(ctx)).toMatchObject([
    { id: mergeIds[0], leadId: ana, otherId: anna, otherName: "Anna Lee" },
  ]);
  await expect(mergeMany(ctx, { pairIds: pairs.map(({ id }) => id) })).resolves.toMatchObject({
    merged: 0,
    skipped: 1,
  });
  await undoMerge(ctx, { mergeId: mergeIds[0] ?? "" });
  expect((await listPairs(ctx, {})).data).toHaveLength(1);
});

test("nobody decides on another tenant's pair, and nobody who may not write", async () => {
  const ctx = await aTenant();
  await twins(ctx);
  const [pair] = (await listPairs(ctx, {})).data;
  const them = await aTenant();
  await expect(dismissPair(them, { pairId: pair?.id ?? "" })).rejects.toThrow("not found");
  await expect(mergeMany(them, { pairIds: [pair?.id ?? ""] })).rejects.toThrow("not found");
  await expect(dismissPair(as(ctx, "analyst"), { pairId: pair?.id ?? "" })).rejects.toThrow("leads:write");
  await expect(mergeMany(as(ctx, "analyst"), { pairIds: [pair?.id ?? ""] })).rejects.toThrow("leads:write");
  const [one, other] = pair?.leads ?? [];
  await mergeLeads(ctx, { survivorId: one?.id ?? "", otherId: other?.id ?? "" });
  await expect(dismissPair(ctx, { pairId: pair?.id ?? "" })).rejects.toThrow(/not found|merged/);
});

test("a key that a crowd shares is left out: no pairs by the square", async () => {
  const ctx = await aTenant();
  for (let at = 0; at < 42; at++)
    await addLead(ctx, { firstName: "John", lastName: "Smith", phone: `+1415556${1000 + at}` });
  await findDuplicates(ctx);
  expect((await listPairs(ctx, { limit: 200 })).data).toEqual([]);
});
