import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEntries } from "@/drizzle/schema";
import { addLead } from "@/server/imports";
import { inTransaction } from "@/server/platform/db";
import { as, aTenant, type TestCtx, withDatabase } from "@/server/testing";
import { aMember } from "@/server/testing/person";
import { changeCompany, countLeads, editLead, fillCompanies, getCompany, listCompanies } from "..";

withDatabase();

const now = "2026-11-22T12:00:00Z";
let numbers = 0;
const working = async (ctx: TestCtx, company: string | undefined) =>
  (await addLead(ctx, { firstName: "Ana", company, phone: `415555${String(1000 + numbers++)}` })).leadId;

/** Three spellings of one company, two of another, and somebody without one. */
async function twoCompanies() {
  const ctx = await aTenant({ now });
  const [ana] = [
    await working(ctx, "Northwind, Inc."),
    await working(ctx, "NORTHWIND"),
    await working(ctx, "northwind llc"),
  ];
  await working(ctx, "100% Fabrikam");
  await working(ctx, "100 fabrikam");
  await working(ctx, undefined);
  await editLead(ctx, { leadId: ana ?? "", companyWebsite: "https://northwind.test/" });
  await fillCompanies(ctx);
  return { ctx, ana: ana ?? "" };
}

async function companyOf(ctx: TestCtx, search: string) {
  const [company] = (await listCompanies(ctx, { search })).companies;
  if (!company) throw new Error(`${search} is a company.`);
  return company;
}

const listed = async (ctx: TestCtx, input = {}) =>
  (await listCompanies(ctx, input)).companies.map(({ name, leads }) => `${name}: ${leads.count}`);

test("every spelling of a company is one company, named as its first lead spells it, with all its leads", async () => {
  const { ctx } = await twoCompanies();
  expect(await listed(ctx)).toEqual(["100% Fabrikam: 2", "Northwind, Inc.: 3"]);
  expect(await listed(ctx, { sort: "name_desc" })).toEqual(["Northwind, Inc.: 3", "100% Fabrikam: 2"]);
  expect(await companyOf(ctx, "northwind")).toMatchObject({
    key: "northwind",
    website: "https://northwind.test/",
    leads: { count: 3, approximate: false },
  });
});

test("filling again makes nothing; a corrected lead brings its company alone", async () => {
  const { ctx, ana } = await twoCompanies();
  expect(await fillCompanies(ctx)).toEqual({ made: 0 });
  await editLead(ctx, { leadId: ana, company: "Contoso GmbH" });
  await working(ctx, "Tailspin");
  expect(await fillCompanies(ctx, { leadId: ana })).toEqual({ made: 1 });
  expect(await listed(ctx)).toEqual(["100% Fabrikam: 2", "Contoso GmbH: 1", "Northwind, Inc.: 2"]);
  expect(await fillCompanies(ctx)).toEqual({ made: 1 });
});

test("a company that no lead names any more is not listed and not found; it is as it was when one does again", async () => {
  const { ctx, ana } = await twoCompanies();
  await editLead(ctx, { leadId: ana, company: "Contoso" });
  await fillCompanies(ctx);
  const { id } = await companyOf(ctx, "contoso");
  await changeCompany(ctx, { companyId: id, name: "Contoso Group" });
  await editLead(ctx, { leadId: ana, company: "Northwind" });
  await expect(getCompany(ctx, { companyId: id })).rejects.toThrow("This company was not found.");
  expect(await listed(ctx, { search: "contoso" })).toEqual([]);
  await editLead(ctx, { leadId: ana, company: "contoso" });
  expect(await getCompany(ctx, { companyId: id })).toMatchObject({ name: "Contoso Group", leads: { count: 1 } });
});

test("pages follow each other in both orders without a gap, and a search takes signs as they are", async () => {
  const ctx = await aTenant({ now });
  for (const name of ["Delta", "Alpha", "Echo", "Bravo", "50% Off", "Charlie"]) await working(ctx, name);
  await fillCompanies(ctx);
  for (const sort of ["name", "name_desc"] as const) {
    const names: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listCompanies>> = await listCompanies(ctx, { sort, limit: 2, cursor });
      names.push(...page.companies.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor);
    const inOrder = ["50% Off", "Alpha", "Bravo", "Charlie", "Delta", "Echo"];
    expect(names).toEqual(sort === "name" ? inOrder : inOrder.reverse());
  }
  expect(await listed(ctx, { search: "%" })).toEqual(["50% Off: 1"]);
  await expect(listCompanies(ctx, { cursor: "no cursor" })).rejects.toThrow("This cursor is not valid.");
});

test("[LEADS-1] the lead list is filtered by a company in any spelling", async () => {
  const { ctx } = await twoCompanies();
  const count = async (op: "eq" | "neq" | "in" | "missing", value?: string | string[]) =>
    (await countLeads(ctx, { filter: { all: [{ field: "company_key", op, value }] } })).count;
  expect(await count("eq", "northwind")).toBe(3);
  expect(await count("eq", "Northwind Ltd.")).toBe(3);
  expect(await count("in", ["NORTHWIND", "100 Fabrikam"])).toBe(5);
  expect(await count("neq", "Northwind")).toBe(3);
  expect(await count("missing")).toBe(1);
  expect(await count("eq", "!!")).toBe(0);
});

test("a sales rep sees the companies of the leads that the rep sees", async () => {
  const { ctx, ana } = await twoCompanies();
  const rep = await as(ctx, "sales_rep");
  const colleague = await aMember(ctx, "sales_rep");
  await editLead(ctx, { leadId: ana, company: "Contoso", ownerId: colleague.actor.id });
  await fillCompanies(ctx);
  expect(await listed(rep)).toEqual(["100% Fabrikam: 2", "Northwind, Inc.: 2"]);
  expect(await listed(colleague)).toContain("Contoso: 1");
  const { id } = await companyOf(ctx, "contoso");
  await expect(getCompany(rep, { companyId: id })).rejects.toThrow("This company was not found.");
  await expect(changeCompany(rep, { companyId: id, name: "Mine" })).rejects.toThrow("This company was not found.");
});

test("a company's name and website are changed with an audit entry; its leads keep what they say", async () => {
  const { ctx } = await twoCompanies();
  const { id: companyId } = await companyOf(ctx, "northwind");
  const changed = await changeCompany(ctx, { companyId, name: "Northwind Traders", website: "northwind.example" });
  expect(changed).toMatchObject({
    name: "Northwind Traders",
    website: "https://northwind.example/",
    leads: { count: 3 },
  });
  expect(await changeCompany(ctx, { companyId, website: null })).toMatchObject({
    name: "Northwind Traders",
    website: null,
  });
  const entries = await inTransaction(ctx, (tx) =>
    tx.select().from(auditEntries).where(eq(auditEntries.action, "company.changed")).orderBy(auditEntries.id),
  );
  expect(entries.map(({ diff, subjectId }) => ({ diff, subjectId }))).toEqual([
    {
      subjectId: companyId,
      diff: {
        name: { before: { hmac: expect.any(String) }, after: { hmac: expect.any(String) } },
        website: { before: "https://northwind.test/", after: "https://northwind.example/" },
      },
    },
    { subjectId: companyId, diff: { website: { before: "https://northwind.example/", after: null } } },
  ]);
  expect(await listed(ctx, { search: "traders" })).toEqual(["Northwind Traders: 3"]);
  await fillCompanies(ctx);
  expect(await getCompany(ctx, { companyId })).toMatchObject({ name: "Northwind Traders" });
});

test("what is refused is refused with a sentence", async () => {
  const { ctx } = await twoCompanies();
  const { id: companyId } = await companyOf(ctx, "northwind");
  await expect(changeCompany(ctx, { companyId, website: "javascript:alert(1)" })).rejects.toThrow("is no web address");
  await expect(changeCompany(ctx, { companyId, name: " " })).rejects.toThrow("Give the company a name.");
  await expect(getCompany(ctx, { companyId: "nonsense" })).rejects.toThrow("This company was not found.");
  const analyst = await as(ctx, "analyst");
  expect(await listed(analyst)).toHaveLength(2);
  await expect(changeCompany(analyst, { companyId, name: "X" })).rejects.toThrow(
    "Your role lacks the right leads:write.",
  );
  const developer = await as(ctx, "developer");
  await expect(listCompanies(developer, {})).rejects.toThrow("Your role lacks the right leads:read.");
  await expect(getCompany(developer, { companyId })).rejects.toThrow("Your role lacks the right leads:read.");
});

test("another tenant's companies do not exist", async () => {
  const { ctx } = await twoCompanies();
  const { id: companyId } = await companyOf(ctx, "northwind");
  const other = await aTenant({ now });
  await working(other, "Northwind");
  await fillCompanies(other);
  expect(await listed(other)).toEqual(["Northwind: 1"]);
  await expect(getCompany(other, { companyId })).rejects.toThrow("This company was not found.");
  await expect(changeCompany(other, { companyId, name: "Ours" })).rejects.toThrow("This company was not found.");
  expect(await getCompany(ctx, { companyId })).toMatchObject({ name: "Northwind, Inc." });
});
