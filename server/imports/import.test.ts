import { expect, test } from "vitest";
import { countLeads, exportLeads, listLeads } from "@/server/leads";
import { channels as everyChannel } from "@/server/leads/schemas";
import { as, aTenant, type TestCtx, withDatabase } from "@/server/testing";
import { importText, untilDone, upload } from "@/server/testing/imports";
import {
  addLead,
  cancelImport,
  checkImport,
  configureImport,
  getImport,
  listProblems,
  previewImport,
  problemKinds,
  problemsCsv,
  startImport,
  undoImport,
} from ".";

withDatabase();

const numbers = ({ created, updated, skipped, rejected, suppressed }: Awaited<ReturnType<typeof getImport>>) => ({
  created,
  updated,
  skipped,
  rejected,
  suppressed,
});
const all = async (ctx: TestCtx) => (await listLeads(ctx, { sort: "name", limit: 200 })).leads;
async function textOf(pieces: AsyncGenerator<string>) {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

const three =
  "First,Last,Mobile,Email,Company,Plan\nAna,Lee,(415) 555-0100,ana@northwind.test,Northwind,gold\nBo,Oko,212-555-0101,bo@fabrikam.test,Fabrikam,\nCy,Day,,cy@x.test,,\n";

test("[P-2.1] [P-FR1.1] [P-5.3a] a CSV becomes leads, with its own columns kept as attributes", async () => {
  const ctx = await aTenant();
  const done = await importText(ctx, three);
  expect(done).toMatchObject({ status: "completed", rowsTotal: 3, created: 3, rejected: 0 });
  const [ana, , cy] = await all(ctx);
  expect(ana).toMatchObject({
    name: "Ana Lee",
    phone: "+14155550100",
    email: "ana@northwind.test",
    company: "Northwind",
    attributes: { plan: "gold" },
  });
  expect(cy).toMatchObject({ phone: null, email: "cy@x.test", consent: { sms: "none", email: "none" } });
});

test("[P-FR1.2] [P-7.2a] every bad row is listed with its column, value and reason, and the good ones are kept", async () => {
  const ctx = await aTenant();
  const done = await importText(
    ctx,
    "name,phone,email\nAna,55510,\nBo,+1 415 555 0100,not-an-address\nCy,1.41555E+10,\nDi,4155550103,\n,,\nEd,,\n",
  );
  expect(numbers(done)).toEqual({ created: 1, updated: 0, skipped: 1, rejected: 4, suppressed: 0 });
  const problems = await listProblems(ctx, { importId: done.id });
  expect(problems.map(({ row, column, value }) => [row, column, value])).toEqual([
    [1, "phone", "55510"],
    [2, "email", "not-an-address"],
    [3, "phone", "1.41555E+10"],
    [6, "phone", ""],
  ]);
  expect(problems[2]?.reason).toContain("last digits are lost");
});

test("[P-1.3a] [IMP-1] [IMP-4] 20,000 rows with 120 bad: each is told with row, column, value and reason; corrected and uploaded again only those are touched; the whole file again creates nobody", async () => {
  const ctx = await aTenant();
  const isBad = (at: number) => at % 166 === 0 && at < 120 * 166;
  const line = (at: number) => `Lead ${at},${isBad(at) ? "not-an-address" : `lead${at}@mail.example.com`}\n`;
  const whole = `name,email\n${Array.from({ length: 20_000 }, (_, at) => line(at)).join("")}`;
  const first = await importText(ctx, whole);
  expect(numbers(first)).toEqual({ created: 19_880, updated: 0, skipped: 0, rejected: 120, suppressed: 0 });
  const file = await textOf(await problemsCsv(ctx, { importId: first.id }));
  const [header, ...lines] = file.trimEnd().split("\r\n");
  expect(header).toBe("\uFEFFname,email,row,column,value,reason");
  expect(lines).toHaveLength(120);
  expect(lines[119]).toMatch(/^Lead 19754,not-an-address,19755,email,not-an-address,.*@ sign/);
  const fixed = file.replace(/^(Lead (\d+)),not-an-address/gm, "$1,lead$2@mail.example.com");
  const second = await importText(ctx, fixed);
  expect(numbers(second)).toEqual({ created: 120, updated: 0, skipped: 0, rejected: 0, suppressed: 0 });
  const again = await importText(ctx, whole);
  expect(numbers(again)).toEqual({ created: 0, updated: 0, skipped: 19_880, rejected: 120, suppressed: 0 });
  expect((await countLeads(ctx, { filter: {}, exact: true })).count).toBe(20_000);
}, 120_000);

test("[IMP-4] the same file again creates nobody", async () => {
  const ctx = await aTenant();
  await importText(ctx, three);
  expect(numbers(await importText(ctx, three))).toEqual({
    created: 0,
    updated: 0,
    skipped: 3,
    rejected: 0,
    suppressed: 0,
  });
});

test.each([
  { on_existing: "update", company: "Contoso", plan: "silver", updated: 1 },
  { on_existing: "fill_blanks", company: "Northwind", plan: "gold", updated: 1 },
  { on_existing: "skip", company: "Northwind", plan: "gold", updated: 0 },
] as const)(
  "[P-FR1.3] on_existing $on_existing leaves company $company",
  async ({ on_existing, company, plan, updated }) => {
    const ctx = await aTenant();
    await importText(ctx, three);
    const again = "First,Mobile,Company,Plan,City\n,4155550100,Contoso,silver,Austin\n";
    const done = await importText(ctx, again, { on_existing });
    expect(done.updated).toBe(updated);
    const [ana] = await all(ctx);
    expect(ana).toMatchObject({ firstName: "Ana", company, attributes: { plan } });
    expect(ana?.attributes.city).toBe(on_existing === "skip" ? undefined : "Austin");
  },
);

test("the phone of one lead with the e-mail of another is rejected: it matches two leads", async () => {
  const ctx = await aTenant();
  await importText(ctx, three);
  const done = await importText(ctx, "phone,email\n4155550100,bo@fabrikam.test\n");
  expect(done.rejected).toBe(1);
  expect((await listProblems(ctx, { importId: done.id }))[0]?.reason).toContain("matches two leads");
});

test("a duplicate inside the file is listed, also when it comes batches later", async () => {
  const ctx = await aTenant();
  const many = Array.from({ length: 2500 }, (_, at) => `P${at},lead${at}@x.test`);
  const done = await importText(ctx, `name,email\n${many.join("\n")}\nAgain,LEAD0@x.test\nTwice,lead2499@x.test\n`);
  expect(numbers(done)).toMatchObject({ created: 2500, rejected: 2 });
  expect((await listProblems(ctx, { importId: done.id })).map((one) => [one.row, one.reason])).toEqual([
    [2501, "An earlier row of this file has the same e-mail."],
    [2502, "An earlier row of this file has the same e-mail."],
  ]);
});

const proof = { source: "web form", obtained_at: "2026-01-02", wording: "Yes, text me offers." };

test("[case 26] consent is granted only with source, date, wording and the importer's warranty", async () => {
  const ctx = await aTenant();
  const text = "name,phone\nAna,4155550100\n";
  await importText(ctx, text, { consent: [{ channel: "sms", ...proof }], warranty: true });
  expect((await all(ctx))[0]?.consent.sms).toBe("granted");
  const unproven = await aTenant();
  await importText(unproven, text, { consent: [{ channel: "sms", ...proof }] });
  expect((await all(unproven))[0]?.consent.sms).toBe("unknown");
});

test.each(["source", "obtained_at", "wording"] as const)(
  "[case 26] consent without its %s is incomplete",
  async (missing) => {
    const ctx = await aTenant();
    const consent = [{ channel: "sms" as const, ...proof, [missing]: undefined }];
    await importText(ctx, "name,phone\nAna,4155550100\n", { consent, warranty: true });
    expect((await all(ctx))[0]?.consent.sms).toBe("unknown");
  },
);

test("an empty consent cell is no consent, also where the import states consent for the whole file", async () => {
  const ctx = await aTenant();
  const text =
    "name,phone,consent,consent_date\nAna,4155550100,yes,2026-02-03\nBo,4155550101,,\nCy,4155550102,maybe,2026-02-03\n";
  await importText(ctx, text, { consent: [{ channel: "sms", ...proof }], warranty: true });
  expect((await all(ctx)).map((lead) => lead.consent.sms)).toEqual(["granted", "none", "unknown"]);
});

test("[IMP-5] an opt-out is suppressed, also in a rejected row, and no later import lifts it", async () => {
  const ctx = await aTenant();
  const first = await importText(
    ctx,
    "name,phone,email,opt_out\nAna,4155550100,,yes\nBo,4155550101,broken,2024-05-01\nCy,4155550102,,no\n",
  );
  expect(numbers(first)).toEqual({ created: 2, updated: 0, skipped: 0, rejected: 1, suppressed: 1 });
  const second = await importText(ctx, "name,phone,opt_out\nAna,4155550100,no\nBo,4155550101,no\n", {
    consent: [{ channel: "sms", ...proof }],
    warranty: true,
  });
  expect(second.suppressed).toBe(2);
  const leads = await all(ctx);
  expect(leads.map((lead) => [lead.name, lead.suppressed])).toEqual([
    ["Ana", [...everyChannel].sort()],
    ["Bo", [...everyChannel].sort()],
    ["Cy", []],
  ]);
  expect(leads[0]?.conversationState).toBe("opted_out");
});

test("a duplicate row that opts out is obeyed", async () => {
  const ctx = await aTenant();
  await importText(ctx, "name,phone,opt_out\nAna,4155550100,\nAna again,4155550100,yes\n");
  expect((await all(ctx))[0]?.suppressed).toEqual([...everyChannel].sort());
});

test("a check counts what an import would do, lists problems by kind, and writes nobody", async () => {
  const ctx = await aTenant();
  await importText(ctx, three);
  const { id } = await upload(
    ctx,
    "First,Mobile\nAnna,4155550100\nNew,4155550177\nNew again,4155550177\nBad,55\nBad,56\n",
  );
  await checkImport(ctx, { importId: id });
  const checked = await untilDone(ctx, id);
  expect(checked).toMatchObject({ status: "mapping", rowsTotal: 5, check: { created: 1, updated: 1, rejected: 3 } });
  expect(await problemKinds(ctx, { importId: id })).toMatchObject([
    { column: "Mobile", count: 2, firstRow: 4 },
    { count: 1 },
  ]);
  expect(await all(ctx)).toHaveLength(3);
  await startImport(ctx, { importId: id });
  expect(numbers(await untilDone(ctx, id))).toMatchObject({ created: 1, updated: 1, rejected: 3 });
});

test("dates that can be read both ways must be answered", async () => {
  const ctx = await aTenant();
  const { id, ambiguousDates } = await upload(ctx, "phone,last contact\n4155550100,03/04/2025\n");
  expect(ambiguousDates).toEqual(["last contact"]);
  await expect(startImport(ctx, { importId: id })).rejects.toThrow("date_order mdy or dmy");
  await configureImport(ctx, { importId: id, date_order: "dmy" });
  await startImport(ctx, { importId: id });
  await untilDone(ctx, id);
  expect((await all(ctx))[0]?.lastContactedAt?.toISOString()).toBe("2025-04-03T00:00:00.000Z");
});

test("three imports run at once, a fourth waits", async () => {
  const ctx = await aTenant();
  const ids = await Promise.all([1, 2, 3, 4].map(async () => (await upload(ctx, three)).id));
  for (const importId of ids.slice(0, 3)) await startImport(ctx, { importId });
  await expect(startImport(ctx, { importId: ids[3] ?? "" })).rejects.toThrow("3 imports are running");
});

test("an import without a phone, an e-mail or an id says which column is missing", async () => {
  const ctx = await aTenant();
  const { id } = await upload(ctx, "name,company\nAna,Northwind\n");
  await expect(startImport(ctx, { importId: id })).rejects.toThrow("No column tells who a lead is");
  await expect(configureImport(ctx, { importId: id, mapping: { name: "phone", company: "phone" } })).rejects.toThrow(
    "Two columns",
  );
});

test("a file that breaks off in a quotation fails whole: nobody is imported", async () => {
  const ctx = await aTenant();
  const done = await importText(ctx, 'name,email\nAna,ana@x.test\nBo,"bo@x.test\nCy,cy@x.test\n');
  expect(done).toMatchObject({ status: "failed", created: 0 });
  expect(done.error).toContain("never closed");
  expect(await all(ctx)).toHaveLength(0);
});

test("another tenant's import does not exist for us", async () => {
  const [us, them] = await Promise.all([aTenant(), aTenant()]);
  const { id } = await upload(them, three);
  for (const act of [getImport, startImport, checkImport, previewImport, undoImport, problemKinds])
    await expect(act(us, { importId: id })).rejects.toThrow("not found");
  await expect(cancelImport(us, { importId: id })).rejects.toThrow("not found");
  await expect(listProblems(us, { importId: id })).rejects.toThrow("not found");
  await expect(configureImport(us, { importId: id, on_existing: "skip" })).rejects.toThrow("not found");
});

test("who may not import is told who can help", async () => {
  const owner = await aTenant();
  const { id } = await upload(owner, three);
  const rep = as(owner, "sales_rep");
  await expect(upload(rep, three)).rejects.toThrow("An owner or an admin");
  await expect(startImport(rep, { importId: id })).rejects.toThrow("An owner or an admin");
  await expect(undoImport(rep, { importId: id })).rejects.toThrow("An owner or an admin");
});

test("[P-FR1.4] [5.14] an export escapes formulas, and our own import reads it back without a change", async () => {
  const ctx = await aTenant();
  await importText(ctx, 'first name,phone,company,note\n=SUM(A1),4155550100,@corp,"a, ""b"""\n-Bo,4155550101,+plus,\n');
  const file = await textOf(
    await exportLeads(ctx, { columns: ["first_name", "phone", "company", "attributes.note"], sort: "newest" }),
  );
  expect(file).toBe(
    "\uFEFFfirst_name,phone,company,attributes.note\r\n'-Bo,'+14155550101,'+plus,\r\n'=SUM(A1),'+14155550100,'@corp,\"a, \"\"b\"\"\"\r\n",
  );
  const again = await importText(ctx, file.replace("attributes.note", "note"));
  expect(numbers(again)).toEqual({ created: 0, updated: 0, skipped: 2, rejected: 0, suppressed: 0 });
});

test("a lead added by hand with a known address is offered the existing one", async () => {
  const ctx = await aTenant();
  const { leadId } = await addLead(ctx, { firstName: "Ana", phone: "(415) 555-0100" });
  await expect(addLead(ctx, { phone: "+14155550100" })).rejects.toMatchObject({
    kind: "conflict",
    details: { leadId },
  });
  await expect(addLead(ctx, { firstName: "Bo" })).rejects.toThrow("needs a phone or an e-mail");
  await expect(addLead(as(ctx, "analyst"), { phone: "4155550109" })).rejects.toThrow("An owner or an admin");
});
