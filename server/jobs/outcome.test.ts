import { expect, test } from "vitest";
import { jobError, outcomeOf } from "./outcome";

const answer = (ops: object[], headers = {}) => outcomeOf({ status: 206, headers, body: JSON.stringify(ops) });

test.each([
  { op: "WaitForEvent", reason: 'Step "x" uses WaitForEvent, which the embedded engine does not support.' },
  { op: "InvokeFunction", reason: 'Step "x" uses InvokeFunction, which the embedded engine does not support.' },
  { op: "AIGateway", reason: 'Step "x" uses AIGateway, which the embedded engine does not support.' },
  { op: "SomethingNew", reason: 'Step "x" uses SomethingNew, which the embedded engine does not support.' },
])("the operation $op is refused by name", ({ op, reason }) => {
  expect(answer([{ id: "1", op, displayName: "x" }])).toEqual({ kind: "refused", reason });
});

test.each([
  {
    ops: [
      { id: "1", op: "StepPlanned" },
      { id: "2", op: "StepPlanned" },
    ],
  },
  {
    ops: [
      { id: "1", op: "Sleep", name: "1s" },
      { id: "2", op: "StepPlanned" },
    ],
  },
  { ops: [{ id: "1", op: "StepPlanned", opts: { parallelMode: "race" } }] },
])("a plan of steps side by side is refused", ({ ops }) => {
  expect(answer(ops)).toMatchObject({ kind: "refused" });
});

test("a sleep is remembered as null and wakes when it says", () => {
  const steps = [{ id: "1", result: { data: null } }];
  expect(answer([{ id: "1", op: "Sleep", name: "90s" }])).toEqual({ kind: "moved", steps, wake: { afterMs: 90_000 } });
  expect(answer([{ id: "1", op: "Sleep", opts: { duration: "1h" } }])).toMatchObject({ wake: { afterMs: 3_600_000 } });
  expect(answer([{ id: "1", op: "Sleep", name: "" }])).toMatchObject({ kind: "refused" });
});

test("one planned step, or a request to look again, is looked at again at once", () => {
  expect(answer([{ id: "1", op: "StepPlanned" }])).toEqual({ kind: "moved", steps: [], wake: { afterMs: 0 } });
  expect(answer([{ id: "1", op: "DiscoveryRequest" }])).toEqual({ kind: "moved", steps: [], wake: { afterMs: 0 } });
});

test("steps and the end of a run in one answer are kept together", () => {
  expect(
    answer([
      { id: "1", op: "StepRun", data: 5 },
      { id: "9", op: "RunComplete", data: { ok: true } },
    ]),
  ).toEqual({
    kind: "completed",
    output: { ok: true },
    steps: [{ id: "1", result: { data: 5 } }],
  });
});

test("answers that are no answer never count as success", () => {
  expect(outcomeOf({ status: 206, headers: {}, body: "not json" })).toMatchObject({ kind: "refused" });
  expect(outcomeOf({ status: 401, headers: {}, body: "" })).toMatchObject({ kind: "refused" });
  expect(outcomeOf({ status: 500, headers: {}, body: "" })).toMatchObject({ kind: "retry" });
});

test("an error of any shape gets a name and a message", () => {
  expect(jobError({ name: "Oops", message: "no" })).toEqual({ name: "Oops", message: "no" });
  expect(jobError("just text")).toEqual({ name: "Error", message: "just text" });
  expect(jobError(null)).toEqual({ name: "Error", message: "Unknown error" });
});
