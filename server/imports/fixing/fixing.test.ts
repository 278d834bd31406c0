import { describe, expect, test } from "vitest";
import { listLeads } from "@/server/leads";
import { as, aTenant, type TestCtx, withDatabase } from "@/server/testing";
import { untilDone, upload } from "@/server/testing/imports";
import {
  answerProblems,
  checkImport,
  fixRows,
  getImport,
  listProblems,
  problemAnswers,
  problemKinds,
  startImport,
} from "..";
import type { ProblemAnswer } from "../schemas";
import { cellRepairs, repaired } from "./repairs";

withDatabase();

async function checked(ctx: TestCtx, text: string) {
  const { id } = await upload(ctx, text);
  await checkImport(ctx, { importId: id });
  return untilDone(ctx, id);
}

const answer = (ctx: TestCtx, importId: string, ...answers: ProblemAnswer[]) =>
  answerProblems(ctx, { importId, answers });
const kinds = async (ctx: TestCtx, importId: string) =>
  (await problemKinds(ctx, { importId })).map(({ kind, column, count }) => [kind, column, count]);
const leads = async (ctx: TestCtx) => (await listLeads(ctx, { sort: "name", limit: 200 })).leads;

const mixed = [
  "name,phone,time zone,last contact",
  "Ana,4155550100,Eastern Time,2025-01-02",
  "Bo,020 7946 0958,Mars!!,2025-01-02",
  "Cy,020 7946 0959,Mars!!,2025-01-02",
  "Di,415x5550103x,,soon",
  "Ed,442079460960,,",
  "Fi,4.15555E+09,,",
  "Go,4155550106 / 4155550107,,",
].join("\n");

test("problems are told by what can be done about them, with their commonest values", async () => {
  const ctx = await aTenant();
  const { id } = await checked(ctx, mixed);
  expect(await kinds(ctx, id)).toEqual([
    ["phone_country", "phone", 3],
    ["phone", "phone", 1],
    ["phone_damaged", "phone", 1],
    ["phone_several", "phone", 1],
  ]);
  const [group] = await problemKinds(ctx, { importId: id });
  expect(group?.values[0]).toEqual({ value: "020 7946 0958", count: 1 });
  const listed = await listProblems(ctx, { importId: id, kind: "phone_country", column: "phone" });
  expect(listed.map((one) => one.row)).toEqual([2, 3, 5]);
  expect(listed[2]?.reason).toContain("may be a number of GB that lost its plus sign");
});

test("[P-7.2a] a country is assumed for the phones that have none, a value is mapped, a text replaced: only rejected rows are read again", async () => {
  const ctx = await aTenant();
  const { id, check } = await checked(ctx, mixed);
  expect(check).toMatchObject({ created: 1, rejected: 6 });
  const country: ProblemAnswer = { kind: "assume_country", country: "GB" };
  expect((await answer(ctx, id, country)).check).toMatchObject({ created: 2, rejected: 5 });
  expect(await kinds(ctx, id)).toContainEqual(["time_zone", "time zone", 2]);
  const zone: ProblemAnswer = { kind: "map_value", column: "time zone", from: "Mars!!", to: "Europe/London" };
  expect((await answer(ctx, id, country, zone)).check).toMatchObject({ created: 4, rejected: 3 });
  const letter: ProblemAnswer = { kind: "replace", column: "phone", find: "x", with: "" };
  await answer(ctx, id, country, zone, letter);
  expect(await kinds(ctx, id)).toContainEqual(["date", "last contact", 1]);
  await fixRows(ctx, {
    importId: id,
    rows: [{ row: 4, values: { "last contact": "2025-01-02", phone: "4155550103" } }],
  });
  expect((await getImport(ctx, { importId: id })).check).toMatchObject({ created: 5, rejected: 2 });

  await startImport(ctx, { importId: id });
  expect(await untilDone(ctx, id)).toMatchObject({ status: "completed", created: 5, rejected: 2 });
  expect((await leads(ctx)).map((lead) => [lead.name, lead.phone])).toEqual([
    ["Ana", "+14155550100"],
    ["Bo", "+442079460958"],
    ["Cy", "+442079460959"],
    ["Di", "+14155550103"],
    ["Ed", "+442079460960"],
  ]);
});

test("an answer that is taken back reads the whole file again; what it mended is wrong again", async () => {
  const ctx = await aTenant();
  const { id } = await checked(ctx, mixed);
  await answer(ctx, id, { kind: "assume_country", country: "GB" });
  expect(await answer(ctx, id)).toMatchObject({ status: "validating" });
  expect((await untilDone(ctx, id)).check).toMatchObject({ created: 1, rejected: 6 });
  expect(await problemAnswers(ctx, { importId: id })).toEqual([]);
});

test("a group is left out: its rows stay rejected, the group says so", async () => {
  const ctx = await aTenant();
  const { id } = await checked(ctx, mixed);
  await answer(ctx, id, { kind: "leave_out", problem: "phone_damaged", column: "phone" });
  const groups = await problemKinds(ctx, { importId: id });
  expect(groups.find((one) => one.kind === "phone_damaged")).toMatchObject({ isLeftOut: true, count: 1 });
  expect(groups.filter((one) => one.isLeftOut)).toHaveLength(1);
});

test("a row written anew is judged at once: still wrong, it says why; a duplicate inside the file is caught by the run", async () => {
  const ctx = await aTenant();
  const { id } = await checked(ctx, "name,phone\nAna,4155550100\nBo,55\nCy,4155550100\n");
  await fixRows(ctx, { importId: id, rows: [{ row: 2, values: { phone: "556" } }] });
  expect(await listProblems(ctx, { importId: id })).toMatchObject([{ row: 2, edited: ["Bo", "556"] }, { row: 3 }]);
  await fixRows(ctx, {
    importId: id,
    rows: [
      { row: 2, values: { phone: "4155550102" } },
      { row: 3, values: { phone: "4155550102" } },
    ],
  });
  await startImport(ctx, { importId: id });
  expect(await untilDone(ctx, id)).toMatchObject({ created: 2, rejected: 1 });
});

test("who answers is told what is not possible", async () => {
  const [ctx, them] = [await aTenant(), await aTenant()];
  const { id } = await upload(ctx, mixed);
  await expect(answer(ctx, id)).rejects.toThrow("Check the rows first");
  await checkImport(ctx, { importId: id });
  await expect(answer(ctx, id)).rejects.toThrow("being checked");
  await untilDone(ctx, id);
  const nowhere: ProblemAnswer = { kind: "replace", column: "Nowhere", find: "a", with: "b" };
  await expect(answer(ctx, id, nowhere)).rejects.toThrow('no column called "Nowhere"');
  await expect(fixRows(ctx, { importId: id, rows: [{ row: 1, values: { name: "x" } }] })).rejects.toThrow(
    "Row 1 is not",
  );
  await expect(fixRows(ctx, { importId: id, rows: [{ row: 2, values: { x: "x" } }] })).rejects.toThrow("no column");
  await expect(answer(as(ctx, "sales_rep"), id)).rejects.toThrow("An owner or an admin");
  await expect(answerProblems(them, { importId: id, answers: [] })).rejects.toThrow("not found");
  await expect(fixRows(them, { importId: id, rows: [{ row: 2, values: {} }] })).rejects.toThrow("not found");
  await expect(problemAnswers(them, { importId: id })).rejects.toThrow("not found");
  await startImport(ctx, { importId: id });
  await untilDone(ctx, id);
  await expect(answer(ctx, id)).rejects.toThrow("has started");
});

describe("cells", () => {
  test.each([
    [{ kind: "map_value", column: "b", from: "Hot!!", to: "Engaged" }, ["Hot!!", " Hot!! "], ["Hot!!", "Engaged"]],
    [{ kind: "map_value", column: "b", from: "Hot", to: "Engaged" }, ["", "Hot!!"], ["", "Hot!!"]],
    [{ kind: "replace", column: "a", find: ".", with: "" }, ["1.2.3", "."], ["123", "."]],
    [{ kind: "assume_country", country: "GB" }, ["1", "2"], ["1", "2"]],
  ] as [ProblemAnswer, string[], string[]][])("%j makes %j into %j", (one, before, after) => {
    expect(repaired(before, cellRepairs([one], ["a", "b"]))).toEqual(after);
  });
});
