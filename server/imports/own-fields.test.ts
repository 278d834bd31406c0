import { expect, test } from "vitest";
import { createField, listLeads } from "@/server/leads";
import { aTenant, type TestCtx, withDatabase } from "@/server/testing";
import { importText, untilDone, upload } from "@/server/testing/imports";
import { answerProblems, checkImport, configureImport, fixRows, problemKinds, startImport } from ".";

withDatabase();

const attributesOf = async (ctx: TestCtx) =>
  (await listLeads(ctx, { sort: "name", limit: 200 })).leads.map(({ name, attributes }) => [name, attributes]);

async function withFields() {
  const ctx = await aTenant();
  await createField(ctx, { label: "Plan", type: "choice", options: ["Gold", "Silver"] });
  await createField(ctx, { label: "Budget", type: "number" });
  await createField(ctx, { label: "Renewal", type: "date" });
  return ctx;
}

test("[R1.1] a column of the workspace's own field is kept as that field keeps it; other columns as they are", async () => {
  const ctx = await withFields();
  const rows = 'Ana,ana@x.test,gold,"$1,234.50",31/12/2026,0042\nBo,bo@x.test,,,,\n';
  expect(await importText(ctx, `name,email,plan,budget,renewal,code\n${rows}`)).toMatchObject({ created: 2 });
  expect(await attributesOf(ctx)).toEqual([
    ["Ana", { plan: "Gold", budget: "1234.5", renewal: "2026-12-31", code: "0042" }],
    ["Bo", {}],
  ]);
});

test("[P-FR1.2] a value that its field cannot keep is a problem in the field's words, answered by a mapped value or an edit", async () => {
  const ctx = await withFields();
  const { id } = await upload(
    ctx,
    "name,email,plan,budget\nAna,ana@x.test,Platinum,1\nBo,bo@x.test,silver,much\nCy,cy@x.test,Silver,3\n",
  );
  await checkImport(ctx, { importId: id });
  expect((await untilDone(ctx, id)).check).toMatchObject({ created: 1, rejected: 2 });
  expect((await problemKinds(ctx, { importId: id })).map(({ kind, column, reason }) => [kind, column, reason])).toEqual(
    expect.arrayContaining([
      ["value", "plan", '"Platinum" is none of: Gold, Silver.'],
      ["value", "budget", '"much" is no number.'],
    ]),
  );
  await answerProblems(ctx, {
    importId: id,
    answers: [{ kind: "map_value", column: "plan", from: "Platinum", to: "Gold" }],
  });
  await fixRows(ctx, { importId: id, rows: [{ row: 2, values: { budget: "2,5" } }] });
  await startImport(ctx, { importId: id });
  expect(await untilDone(ctx, id)).toMatchObject({ created: 3, rejected: 0 });
  expect(await attributesOf(ctx)).toEqual([
    ["Ana", { plan: "Gold", budget: "1" }],
    ["Bo", { plan: "Silver", budget: "2.5" }],
    ["Cy", { plan: "Silver", budget: "3" }],
  ]);
});

test("dates of an own field that can be read two ways are asked for, like all others", async () => {
  const ctx = await withFields();
  const { id, ambiguousDates } = await upload(ctx, "email,renewal\nana@x.test,03/04/2026\n");
  expect(ambiguousDates).toEqual(["renewal"]);
  await expect(startImport(ctx, { importId: id })).rejects.toThrow("date_order mdy or dmy");
  await configureImport(ctx, { importId: id, date_order: "dmy" });
  await startImport(ctx, { importId: id });
  await untilDone(ctx, id);
  expect((await attributesOf(ctx))[0]?.[1]).toEqual({ renewal: "2026-04-03" });
  const other = await upload(ctx, "email,day\nbo@x.test,03/04/2026\n");
  expect(other.ambiguousDates).toEqual([]);
  const mapping = { email: "email", day: "custom:renewal" };
  expect((await configureImport(ctx, { importId: other.id, mapping })).ambiguousDates).toEqual(["day"]);
});
