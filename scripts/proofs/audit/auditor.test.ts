import { afterAll, beforeAll, expect, test } from "vitest";
import { withDatabase } from "@/server/testing";
import { recordingCarrier } from "@/server/testing/recording-carrier";
import { violationsIn } from "./auditor";
import { type Evidence, sentenceOf } from "./evidence";
import { type Bug, plantedBugs, type Run } from "./planted-bugs";
import { recordedRun } from "./recorded-run";

const carrier = await recordingCarrier();
withDatabase();
afterAll(() => carrier.close());

let good: Evidence;
beforeAll(async () => {
  good = await recordedRun(carrier);
}, 60_000);

const caught = new Set<string>();

test("a good run breaks nothing, and it has texts, receipts, an opt-out, a refusal and a limit to be wrong about", () => {
  expect(violationsIn(good).map(sentenceOf)).toEqual([]);
  const { carrier: lines, client, snapshot } = good;
  expect(lines.filter(({ kind }) => kind === "taken").length).toBeGreaterThanOrEqual(16);
  expect(lines.some(({ kind }) => kind === "told")).toBe(true);
  expect(client.some((line) => line.kind === "texted" && line.means === "stop")).toBe(true);
  expect(snapshot.touches.some(({ status }) => status === "skipped")).toBe(true);
});

test.each(plantedBugs.map((bug): [string, Bug] => [bug.name, bug]))("the auditor catches %s", (_, bug) => {
  const run = structuredClone(good) as Run;
  bug.plant(run);
  const broken = violationsIn(run).filter(({ invariant }) => invariant === bug.breaks);
  expect(broken.map(sentenceOf)).not.toEqual([]);
  for (const part of bug.names) expect(broken[0]?.[part], `${part} of ${JSON.stringify(broken[0])}`).toBeTruthy();
  caught.add(bug.name);
});

test("[5] mutation score of the auditor: 20 of 20", () => {
  process.stdout.write(`[auditor] mutation score ${caught.size}/${plantedBugs.length}\n`);
  expect([caught.size, plantedBugs.length]).toEqual([20, 20]);
});
