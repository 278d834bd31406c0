import { expect, test } from "vitest";
import { addLead } from "@/server/imports";
import { inTransaction } from "@/server/platform/db";
import { as, aTenant, type TestCtx, withDatabase } from "@/server/testing";
import {
  contactOf,
  countLeads,
  editLead,
  exportLeads,
  getLead,
  listLeads,
  markContacted,
  markSuppressed,
  pauseOutreach,
  setConsentStanding,
  setConversationState,
} from ".";
import { Filter } from "./schemas";

withDatabase();

const now = "2026-11-22T12:00:00Z";

async function threeLeads() {
  const ctx = await aTenant({ now });
  const ana = (
    await addLead(ctx, {
      firstName: "Ana",
      lastName: "Lee",
      company: "Northwind",
      phone: "4155550100",
      email: "ana@northwind.test",
    })
  ).leadId;
  const bo = (await addLead(ctx, { firstName: "Bo", company: "100% Fabrikam", phone: "2125550101" })).leadId;
  const cy = (await addLead(ctx, { firstName: "Cy", email: "cy@x.test" })).leadId;
  await inTransaction(ctx, async (tx) => {
    await markContacted(tx, [ana], new Date("2026-11-01T00:00:00Z"));
    await markContacted(tx, [bo], new Date("2026-05-01T00:00:00Z"));
    await setConversationState(tx, [bo], "engaged");
    await setConsentStanding(
      tx,
      "sms",
      new Map([
        [ana, "granted"],
        [bo, "unknown"],
      ]),
    );
    await markSuppressed(tx, [cy], ["email"]);
  });
  await editLead(ctx, { leadId: ana, tags: ["vip"], attributes: { plan: "gold" }, state: "CA" });
  return { ctx, ana, bo, cy };
}

const namesFor = async (ctx: TestCtx, filter: unknown) =>
  (await listLeads(ctx, { filter: filter as Filter, sort: "name" })).leads.map((lead) => lead.firstName).join(" ");

test("[P-2.2] [P-FR2.4] leads are found by state, last contact, consent, address, tag, attribute and what they did", async () => {
  const { ctx } = await threeLeads();
  const cases: [unknown, string][] = [
    [{}, "Ana Bo Cy"],
    [{ all: [{ field: "conversation_state", op: "eq", value: "engaged" }] }, "Bo"],
    [{ all: [{ field: "last_contacted_at", op: "not_within_days", value: 90 }] }, "Bo Cy"],
    [{ all: [{ field: "last_contacted_at", op: "within_days", value: 90 }] }, "Ana"],
    [{ all: [{ field: "last_contacted_at", op: "missing" }] }, "Cy"],
    [{ all: [{ field: "last_contacted_at", op: "before", value: "2026-06-01" }] }, "Bo"],
    [{ all: [{ field: "sms_consent", op: "in", value: ["granted", "unknown"] }] }, "Ana Bo"],
    [{ all: [{ field: "sms_consent", op: "neq", value: "granted" }] }, "Bo Cy"],
    [{ all: [{ field: "phone", op: "eq", value: "(415) 555-0100" }] }, "Ana"],
    [{ all: [{ field: "email", op: "eq", value: "CY@x.test" }] }, "Cy"],
    [{ all: [{ field: "phone", op: "missing" }] }, "Cy"],
    [{ all: [{ field: "tags", op: "contains", value: "vip" }] }, "Ana"],
    [{ all: [{ field: "tags", op: "missing" }] }, "Bo Cy"],
    [{ all: [{ field: "suppressed", op: "contains", value: "email" }] }, "Cy"],
    [{ all: [{ field: "attributes.plan", op: "eq", value: "GOLD" }] }, "Ana"],
    [{ all: [{ field: "company", op: "contains", value: "0%" }] }, "Bo"],
    [{ all: [{ field: "company", op: "contains", value: "%n" }] }, ""],
    [{ all: [{ field: "company", op: "starts_with", value: "north" }] }, "Ana"],
    [{ all: [{ event: "replied", did_not: true }] }, "Ana Bo Cy"],
    [{ all: [{ event: "texted", did: true, within_days: 30 }] }, ""],
    [
      {
        any: [
          { field: "first_name", op: "eq", value: "ana" },
          {
            all: [
              { field: "first_name", op: "eq", value: "cy" },
              { field: "phone", op: "missing" },
            ],
          },
        ],
      },
      "Ana Cy",
    ],
    [{ all: [{ field: "owner", op: "eq", value: "me" }] }, ""],
    [{ all: [{ field: "owner", op: "missing" }] }, "Ana Bo Cy"],
  ];
  for (const [filter, names] of cases) expect([filter, await namesFor(ctx, filter)]).toEqual([filter, names]);
});

test.each([
  [{ all: [{ field: "shoe_size", op: "eq", value: 1 }] }, 'There is no field called "shoe_size".'],
  [{ all: [{ field: "score", op: "contains", value: "a" }] }, "The field score cannot be asked with contains"],
  [{ all: [{ field: "company", op: "eq" }] }, "company eq needs a value."],
  [{ all: [{ field: "created_at", op: "before", value: "soon" }] }, "needs a date"],
  [{ all: [{ any: [{ all: [{ any: [] }] }] }] }, "A clause is"],
  [{ none: [] }, "A filter is"],
])("the filter %j is refused in a sentence", (filter, sentence) => {
  expect(JSON.stringify(Filter.safeParse(filter).error?.issues)).toContain(JSON.stringify(sentence).slice(1, -1));
});

test("[P-FR2.1] the search box finds a part of a name or company, or a whole phone or e-mail", async () => {
  const { ctx } = await threeLeads();
  const found = async (search: string) =>
    (await listLeads(ctx, { search, sort: "name" })).leads.map((lead) => lead.firstName).join(" ");
  expect(await found("lee")).toBe("Ana");
  expect(await found("north ana")).toBe("Ana");
  expect(await found("+1 (212) 555-0101")).toBe("Bo");
  expect(await found("CY@X.TEST")).toBe("Cy");
  expect(await found("cy@x")).toBe("");
});

test("pages by key hold every lead once, in every order", async () => {
  const { ctx } = await threeLeads();
  for (const sort of ["newest", "name", "last_contacted"] as const) {
    const whole = (await listLeads(ctx, { sort })).leads.map((lead) => lead.id);
    const paged: string[] = [];
    for (let cursor: string | null = null, first = true; first || cursor; first = false) {
      const page = await listLeads(ctx, { sort, cursor, limit: 1 });
      paged.push(...page.leads.map((lead) => lead.id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole);
  }
  await expect(listLeads(ctx, { cursor: "made.up" })).rejects.toThrow("cursor is not valid");
});

test("outreach to a lead is paused and resumed", async () => {
  const { ctx, ana } = await threeLeads();
  expect(await pauseOutreach(ctx, { leadIds: [ana], paused: true })).toEqual({ changed: 1 });
  expect(await pauseOutreach(ctx, { leadIds: [ana], paused: true })).toEqual({ changed: 0 });
  expect((await getLead(ctx, { leadId: ana })).outreachPausedAt?.toISOString()).toBe("2026-11-22T12:00:00.000Z");
  await pauseOutreach(ctx, { leadIds: [ana], paused: false });
  expect((await getLead(ctx, { leadId: ana })).outreachPausedAt).toBeNull();
});

test("a correction keeps what is not named, and refuses a zone that does not exist", async () => {
  const { ctx, ana } = await threeLeads();
  const after = await editLead(ctx, { leadId: ana, lastName: "Okoro", timeZone: "America/Denver" });
  expect(after).toMatchObject({
    name: "Ana Okoro",
    company: "Northwind",
    timeZone: "America/Denver",
    attributes: { plan: "gold" },
  });
  expect((await listLeads(ctx, { search: "okoro" })).leads).toHaveLength(1);
  await expect(editLead(ctx, { leadId: ana, timeZone: "Mars/Base" })).rejects.toThrow("is no time zone");
  await expect(editLead(ctx, { leadId: ana, ownerId: "0190aaaa-0000-7000-8000-000000000000" })).rejects.toThrow(
    "must be a member",
  );
});

test("[P-NFR3.3] addresses are sealed: the gate reads them, the tables do not show them", async () => {
  const { ctx, ana } = await threeLeads();
  expect(await inTransaction(ctx, (tx) => contactOf(tx, ana))).toEqual({
    phone: "+14155550100",
    email: "ana@northwind.test",
  });
});

test("an analyst sees the end of a number and the domain of an address", async () => {
  const { ctx, ana } = await threeLeads();
  expect(await getLead(as(ctx, "analyst"), { leadId: ana })).toMatchObject({
    phone: "••• ••• 0100",
    email: "a•••@northwind.test",
  });
});

test("a sales rep sees own and unowned leads, no others", async () => {
  const { ctx, ana } = await threeLeads();
  const rep = as(ctx, "sales_rep");
  expect((await listLeads(rep, {})).leads).toHaveLength(3);
  await inTransaction(ctx, async (tx) => {
    const { leads } = await import("@/drizzle/schema");
    const { eq } = await import("drizzle-orm");
    await tx.update(leads).set({ ownerId: ctx.actor.id }).where(eq(leads.id, ana));
  });
  expect((await listLeads(rep, {})).leads).toHaveLength(2);
  await expect(getLead(rep, { leadId: ana })).rejects.toThrow("not found");
  await expect(exportLeads(rep, {})).rejects.toThrow("may not export");
});

test("another tenant's leads do not exist for us", async () => {
  const { ana } = await threeLeads();
  const us = await aTenant();
  expect((await listLeads(us, {})).leads).toEqual([]);
  expect((await listLeads(us, { search: "+14155550100" })).leads).toEqual([]);
  await expect(getLead(us, { leadId: ana })).rejects.toThrow("not found");
  await expect(getLead(us, { leadId: "nonsense" })).rejects.toThrow("not found");
  await expect(editLead(us, { leadId: ana, lastName: "x" })).rejects.toThrow("not found");
  expect(await pauseOutreach(us, { leadIds: [ana], paused: true })).toEqual({ changed: 0 });
  expect(await inTransaction(us, (tx) => contactOf(tx, ana))).toBeNull();
});

test("who may not read or change leads is told who can help", async () => {
  const { ctx, ana } = await threeLeads();
  const analyst = as(ctx, "analyst");
  await expect(editLead(analyst, { leadId: ana, lastName: "x" })).rejects.toThrow("An owner or an admin");
  await expect(pauseOutreach(analyst, { leadIds: [ana], paused: true })).rejects.toThrow("An owner or an admin");
  const nobody = { ...ctx, permissions: new Set<never>() };
  await expect(listLeads(nobody, {})).rejects.toThrow("An owner or an admin");
  await expect(countLeads(nobody, {})).rejects.toThrow("An owner or an admin");
});
