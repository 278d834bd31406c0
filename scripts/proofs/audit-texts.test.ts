import { expect, test } from "vitest";
import { type Evidence, type ShownTouch, violationsIn } from "./audit-texts";
import type { CarrierLine } from "./carrier";

const taken = (sid: string, to: string): CarrierLine => ({ kind: "taken", at: 0, sid, to, body: "Hi" });
const row = (id: string, over: Partial<ShownTouch> = {}): ShownTouch => ({
  id: `touch-${id}`,
  lead_id: id,
  step: 1,
  status: "sent",
  reason: null,
  provider_id: `S${id}`,
  ...over,
});
const sound: Evidence = {
  log: [taken("S1", "+1"), taken("S2", "+2")],
  leads: [
    { id: "1", phone: "+1" },
    { id: "2", phone: "+2" },
    { id: "3", phone: "+3" },
  ],
  touches: [row("1"), row("2"), row("3", { status: "unknown", provider_id: null })],
  ledger: { intended: 3, pending: 0, held: 0, sent: 2, skipped: 0, failed: 0, cancelled: 0, unknown: 1 },
};

test("a sound campaign, one row of it shown as unknown, has no violation", () => {
  expect(violationsIn(sound)).toEqual([]);
});

const planted: [string, Partial<Evidence>, RegExp][] = [
  ["a text that left twice", { log: [...sound.log, taken("S9", "+2")] }, /\+2 got 2 texts/],
  ["a sent row that the carrier never saw", { log: [taken("S1", "+1")] }, /carrier has nothing/],
  ["a lead without a row", { touches: [row("1"), row("2")] }, /Lead 3 has 0 rows/],
  ["a lead with two rows", { touches: [...sound.touches, row("1", { provider_id: null })] }, /Lead 1 has 2 rows/],
  ["a text forgotten as pending", { touches: [row("1"), row("2", { status: "pending" }), row("3")] }, /\+2 is pending/],
  ["a row with another's text", { touches: [row("1"), row("2", { provider_id: "S1" })] }, /not its text/],
  ["one text claimed twice", { touches: [row("1"), row("2", { provider_id: "S1" })] }, /Two rows claim S1/],
  ["sent without an id", { touches: [row("1", { provider_id: null })] }, /sent without an id/],
  ["a stranger who was texted", { log: [...sound.log, taken("S9", "+9")] }, /\+9 got a text and is no lead/],
  ["sums that do not add up", { ledger: { ...sound.ledger, intended: 4 } }, /does not add up/],
  ["sums that the rows deny", { ledger: { ...sound.ledger, sent: 3, unknown: 0 } }, /2 rows are sent/],
];

test.each(planted)("the auditor catches %s", (_, wrong, sentence) => {
  expect(violationsIn({ ...sound, ...wrong }).join("\n")).toMatch(sentence);
});
