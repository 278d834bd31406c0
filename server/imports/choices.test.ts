import { expect, test } from "vitest";
import { listLeads } from "@/server/leads";
import { aTenant, type TestCtx, withDatabase } from "@/server/testing";
import { importText, upload } from "@/server/testing/imports";
import { configureImport, listProblems, startImport } from ".";

withDatabase();

const all = async (ctx: TestCtx) => (await listLeads(ctx, { sort: "name", limit: 200 })).leads;
const three =
  "First,Last,Mobile,Email,Company,Plan\nAna,Lee,(415) 555-0100,ana@northwind.test,Northwind,gold\nBo,Oko,212-555-0101,bo@fabrikam.test,Fabrikam,\nCy,Day,,cy@x.test,,\n";

test("[P-FR1.3] each field goes by its own rule: overwritten, filled where it is empty, kept", async () => {
  const ctx = await aTenant();
  await importText(ctx, "first,phone,company,plan,state\nAna,4155550100,Northwind,gold,\n");
  const again = "first,phone,company,plan,state,tags\nAnna,4155550100,Contoso,silver,TX,vip\n";
  const field_rules = { company: "keep", "custom:plan": "keep", state: "fill_blanks", tags: "keep" } as const;
  expect((await importText(ctx, again, { field_rules })).updated).toBe(1);
  expect((await all(ctx))[0]).toMatchObject({
    firstName: "Anna",
    company: "Northwind",
    state: "TX",
    tags: [],
    attributes: { plan: "gold" },
  });
});

test("[P-FR1.3] leads are told apart by the key that was chosen; only known ones are changed when that was chosen", async () => {
  const ctx = await aTenant();
  await importText(ctx, three);
  const text =
    "phone,email,company\n4155550100,ana@northwind.test,A\n4155550100,new@x.test,B\n2125550188,cy@x.test,C\n,who@x.test,D\n";
  const done = await importText(ctx, text, { identity: "email", mode: "update" });
  expect(done).toMatchObject({ created: 0, updated: 2, skipped: 1, rejected: 1, suppressed: 0 });
  expect((await listProblems(ctx, { importId: done.id }))[0]).toMatchObject({ row: 2, kind: "two_leads" });
  const { id } = await upload(ctx, "phone,company\n4155550100,A\n");
  await configureImport(ctx, { importId: id, identity: "email" });
  await expect(startImport(ctx, { importId: id })).rejects.toThrow("told apart by email, and no column is mapped");
});

test("the same columns again bring their mapping and their choices along; a column that was seen before is known", async () => {
  const ctx = await aTenant();
  const text = "Who,Cell no.,Worth\nAna,07911 123456,5\nBo,07400 123456,6\nCy,+442071838750,7\nDi,0161 496 0000,8\n";
  const first = await upload(ctx, text);
  expect(first).toMatchObject({
    isTemplate: false,
    defaultCountry: "GB",
    countryGuess: { country: "GB", percent: 100 },
  });
  const mapping = { Who: "full_name", "Cell no.": "phone", Worth: "" };
  const choices = { identity: "phone", mode: "create", field_rules: { full_name: "keep" } } as const;
  expect((await importText(ctx, text, { mapping, ...choices })).created).toBe(4);
  const again = await upload(ctx, text);
  expect(again).toMatchObject({ isTemplate: true, mapping, identity: "phone", mode: "create", defaultCountry: "GB" });
  expect(again.guesses["Cell no."]).toEqual({ field: "phone", by: "earlier", confidence: 1 });
  const other = await upload(ctx, "Cell no.,Town\n07911 123457,Leeds\n");
  expect(other).toMatchObject({ isTemplate: false, mapping: { "Cell no.": "phone", Town: "custom:town" } });
});
