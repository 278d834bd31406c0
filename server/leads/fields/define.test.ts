import { expect, test } from "vitest";
import { addLead } from "@/server/imports";
import { createSegment } from "@/server/segments";
import { as, aTenant, type TestCtx, withDatabase } from "@/server/testing";
import { aRichTenant } from "@/server/testing/rich-tenant";
import {
  archiveField,
  changeField,
  createField,
  editLead,
  exportLeads,
  getLead,
  listFields,
  listLeads,
  moveField,
  restoreField,
} from "..";
import { leadProvenance } from "../provenance";
import type { Filter } from "../schemas";
import { refusalToDefine } from "./define";
import { fieldUse } from "./use";

withDatabase();

const now = "2026-11-22T12:00:00Z";
const labelsOf = async (ctx: TestCtx, archived = false) =>
  (await listFields(ctx, { archived })).map(({ label }) => label).join(" ");

test.each([
  [{ key: "", label: "!", type: "text", options: [] }, "Give the field a name with a letter or a digit."],
  [{ key: "tier", label: "Tier", type: "choice", options: [] }, "A choice needs at least one option."],
  [{ key: "plan", label: "Other", type: "text", options: [] }, 'The field "Plan" holds these values already.'],
  [{ key: "old", label: "Other", type: "text", options: [] }, 'The archived field "Old" holds these values.'],
  [{ key: "plan_2", label: "plan", type: "text", options: [] }, 'There is a field called "Plan" already.'],
  [{ key: "tier", label: "Tier", type: "text", options: [] }, null],
] as const)("defining %j is answered with %j", (wanted, refusal) => {
  const existing = [
    { key: "plan", label: "Plan", archivedAt: null },
    { key: "old", label: "Old", archivedAt: new Date(0) },
  ];
  const said = refusalToDefine({ ...wanted, options: [...wanted.options] }, existing);
  if (refusal === null) expect(said).toBeNull();
  else expect(said).toContain(refusal);
});

test("[P-FR2.1] a workspace defines its fields, orders, renames and archives them, and takes that back", async () => {
  const ctx = await aTenant({ now });
  const value = await createField(ctx, { label: "Contract value (USD)", type: "number" });
  expect(value.key).toBe("contract_value_usd");
  const tier = await createField(ctx, { label: "Tier", type: "choice", options: ["Gold", "Silver"] });
  await createField(ctx, { label: "Renewal", type: "date" });
  expect(await labelsOf(ctx)).toBe("Contract value (USD) Tier Renewal");
  await moveField(ctx, { fieldId: tier.id, direction: "up" });
  await moveField(ctx, { fieldId: tier.id, direction: "up" });
  expect(await labelsOf(ctx)).toBe("Tier Contract value (USD) Renewal");
  await moveField(ctx, { fieldId: tier.id, direction: "down" });
  await changeField(ctx, { fieldId: value.id, label: "Value" });
  expect(await labelsOf(ctx)).toBe("Value Tier Renewal");
  await archiveField(ctx, { fieldId: tier.id });
  expect(await labelsOf(ctx)).toBe("Value Renewal");
  expect(await labelsOf(ctx, true)).toBe("Value Tier Renewal");
  await restoreField(ctx, { fieldId: tier.id });
  expect(await labelsOf(ctx)).toBe("Value Tier Renewal");
  await expect(changeField(ctx, { fieldId: value.id, label: "tier" })).rejects.toThrow("There is a field called");
  await expect(changeField(ctx, { fieldId: value.id, options: ["a"] })).rejects.toThrow("Only a choice has options");
  await expect(createField(ctx, { label: "Tier", type: "text" })).rejects.toThrow("holds these values already");
});

test("a value is kept by its field's type, by form and by API, or refused in a sentence", async () => {
  const ctx = await aTenant({ now });
  const { leadId } = await addLead(ctx, { firstName: "Ana", phone: "4155550100" });
  await createField(ctx, { label: "Value", type: "number" });
  await createField(ctx, { label: "Tier", type: "multi_choice", options: ["Gold", "Silver"] });
  await createField(ctx, { label: "Renewal", type: "date" });
  const attributes = { value: "1,200.50", tier: "silver, gold", renewal: "2026-12-24", note: "as it is" };
  await editLead(ctx, { leadId, attributes });
  const kept = { value: "1200.5", tier: "Gold; Silver", renewal: "2026-12-24", note: "as it is" };
  expect((await getLead(ctx, { leadId })).attributes).toEqual(kept);
  await editLead(ctx, { leadId, attributes: { note: null, renewal: "" } });
  expect((await getLead(ctx, { leadId })).attributes).toEqual({ value: "1200.5", tier: "Gold; Silver" });
  await expect(editLead(ctx, { leadId, attributes: { value: "much" } })).rejects.toThrow('Value: "much" is no number.');
  await expect(editLead(ctx, { leadId, attributes: { tier: "Tin" } })).rejects.toThrow("is none of: Gold, Silver.");
});

test("[P-FR2.4] values are found by number, by day and by option", async () => {
  const ctx = await aTenant({ now });
  const people: [string, string, Record<string, string>][] = [
    ["Ana", "4155550100", { value: "900", renewal: "2026-12-24", tier: "Gold; Silver" }],
    ["Bo", "4155550101", { value: "1200.5", renewal: "2026-11-20", tier: "Silver" }],
    ["Cy", "4155550102", { value: "unknown", renewal: "soon" }],
  ];
  for (const [firstName, phone, attributes] of people) {
    const { leadId } = await addLead(ctx, { firstName, phone });
    await editLead(ctx, { leadId, attributes });
  }
  const found = async (clause: object) => {
    const { leads } = await listLeads(ctx, { filter: { all: [clause] } as Filter, sort: "name" });
    return leads.map((lead) => lead.firstName).join(" ");
  };
  const cases: [object, string][] = [
    [{ field: "attributes.value", op: "gt", value: 1000 }, "Bo"],
    [{ field: "attributes.value", op: "lt", value: "1000" }, "Ana"],
    [{ field: "attributes.value", op: "eq", value: 900 }, "Ana"],
    [{ field: "attributes.renewal", op: "after", value: "2026-12-01" }, "Ana"],
    [{ field: "attributes.renewal", op: "before", value: "2026-12-01" }, "Bo"],
    [{ field: "attributes.renewal", op: "gt", value: "2026-12-01" }, "Ana"],
    [{ field: "attributes.renewal", op: "within_days", value: 7 }, "Bo"],
    [{ field: "attributes.renewal", op: "not_within_days", value: 1 }, "Bo Cy"],
    [{ field: "attributes.tier", op: "in", value: ["gold"] }, "Ana"],
    [{ field: "attributes.tier", op: "in", value: ["gold", "silver"] }, "Ana Bo"],
    [{ field: "attributes.tier", op: "missing" }, "Cy"],
    [{ field: "attributes.value", op: "contains", value: "know" }, "Cy"],
    [{ field: "attributes.value", op: "neq", value: "900" }, "Bo Cy"],
  ];
  for (const [clause, names] of cases) expect([clause, await found(clause)]).toEqual([clause, names]);
});

test("before a field is archived it says which leads, segments and campaigns hold it", async () => {
  const ctx = await aTenant({ now });
  const { leadId } = await addLead(ctx, { firstName: "Ana", phone: "4155550100" });
  const field = await createField(ctx, { label: "Tier_1", type: "text" });
  await editLead(ctx, { leadId, attributes: { tier_1: "x" } });
  await createSegment(ctx, { name: "Tiered", filter: { all: [{ field: "attributes.tier_1", op: "exists" }] } });
  await createSegment(ctx, { name: "Not", filter: { all: [{ field: "attributes.tierX1", op: "exists" }] } });
  expect(await fieldUse(ctx, { fieldId: field.id })).toEqual({
    leads: 1,
    isMore: false,
    segments: ["Tiered"],
    campaigns: [],
  });
});

test("another tenant's field does not exist for us; a marketer reads fields and defines none", async () => {
  const [us, them] = await Promise.all([aTenant(), aTenant()]);
  const theirs = await createField(them, { label: "Tier", type: "text" });
  for (const verb of [archiveField, restoreField, fieldUse])
    await expect(verb(us, { fieldId: theirs.id })).rejects.toThrow("This field was not found.");
  await expect(changeField(us, { fieldId: theirs.id, label: "x" })).rejects.toThrow("not found");
  await expect(moveField(us, { fieldId: theirs.id, direction: "up" })).rejects.toThrow("not found");
  expect(await listFields(us)).toEqual([]);
  const marketer = as(them, "marketer");
  expect(await listFields(marketer)).toHaveLength(1);
  await expect(createField(marketer, { label: "x", type: "text" })).rejects.toThrow("settings:fields");
});

test("a correction of what somebody else changed meanwhile is a conflict that names the value of now", async () => {
  const ctx = await aTenant({ now });
  const { leadId } = await addLead(ctx, { firstName: "Ana", phone: "4155550100", company: "Northwind" });
  await editLead(ctx, { leadId, company: "Fabrikam", attributes: { plan: "gold" } });
  const late = editLead(ctx, { leadId, company: "Contoso", seen: { company: "Northwind" } });
  await expect(late).rejects.toThrow('it is now "Fabrikam". Look again');
  await expect(
    editLead(ctx, { leadId, attributes: { plan: "tin" }, seen: { "attributes.plan": null } }),
  ).rejects.toThrow('it is now "gold"');
  await editLead(ctx, { leadId, company: "Contoso", seen: { company: "Fabrikam" } });
  expect((await getLead(ctx, { leadId })).company).toBe("Contoso");
});

test("[R1.1] [R1.2] [R1.3] [R1.4] [R1.5] the re-engagement fields leave by their names, a workspace's own by their labels", async () => {
  const ctx = await aTenant({ now });
  const { leadId } = await addLead(ctx, {
    firstName: "Ana",
    lastName: "Lee",
    email: "ana@x.test",
    company: "Northwind",
  });
  await createField(ctx, { label: "Contract value", type: "number" });
  const change = { followUpStage: "Followup_1", companyWebsite: "https://northwind.test/" } as const;
  await editLead(ctx, { leadId, ...change, attributes: { contract_value: "1,200" } });
  const named = ["id", "name", "email", "company", "company_website", "engagement_stage", "last_contacted"] as const;
  const more = ["engagement_history", "follow_up_stage", "response_status", "eligible_for_reengagement"] as const;
  const columns = [...named, ...more, "created_at", "updated_at", "attributes.contract_value"] as const;
  let file = "";
  for await (const piece of await exportLeads(ctx, { columns: [...columns] })) file += piece;
  const [head = "", row = ""] = file.replace("\ufeff", "").split("\r\n");
  expect(head).toBe([...named, ...more, "created_at", "updated_at", "Contract value"].join(","));
  expect(row).toContain(
    `${leadId},Ana Lee,ana@x.test,Northwind,https://northwind.test/,1st degree,,,Followup_1,No Response,false,`,
  );
  expect(row.endsWith(",1200")).toBe(true);
  const fresh = await addLead(ctx, { firstName: "Bo", phone: "4155550101" });
  const defaults = { followUpStage: null, responseStatus: "No Response", eligibleForReengagement: false };
  expect(await getLead(ctx, { leadId: fresh.leadId })).toMatchObject({ ...defaults, engagementStage: "1st degree" });
});

test("a lead tells where it came from: a person by name and time, a file by its name", async () => {
  const tenant = await aRichTenant("Sourced");
  const { leadId } = await addLead(tenant.ctx, { firstName: "Ana", phone: "4155550199" });
  const own = { kind: "person", name: tenant.ctx.actor.name, by: tenant.ctx.actor.name, importId: null };
  expect(await leadProvenance(tenant.ctx, { leadId })).toMatchObject(own);
  const filter: Filter = { all: [{ field: "import_id", op: "eq", value: tenant.ids.import }] };
  const { leads } = await listLeads(tenant.ctx, { filter });
  const ofFile = { kind: "import", name: "Sourced.csv", importId: tenant.ids.import };
  expect(await leadProvenance(tenant.ctx, { leadId: leads[0]?.id ?? "" })).toMatchObject(ofFile);
  await expect(leadProvenance(await aTenant(), { leadId })).rejects.toThrow("This lead was not found.");
});
