import { expect, test } from "vitest";
import { type EligibilityFacts, refusalToReengage } from "./eligibility";

const now = new Date("2026-11-22T12:00:00Z");
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const eligible: EligibilityFacts = {
  wasSent: true,
  responseStatus: "No Response",
  lastContactedAt: ago(8),
  followUpStage: null,
  confidence: "Pattern",
  isOptedOut: false,
};

test.each<[string, Partial<EligibilityFacts>, string | null]>([
  ["sent, silent, 8 days ago", {}, null],
  ["contacted exactly 7 days ago", { lastContactedAt: ago(7) }, null],
  ["after the first follow-up", { followUpStage: "Followup_1" }, null],
  ["with an address that worked", { confidence: "Real" }, null],
  ["never sent anything", { wasSent: false }, "Nothing was sent to the lead yet."],
  ["interested", { responseStatus: "Interested" }, "The lead has answered (Interested)."],
  ["rejected", { responseStatus: "Rejected" }, "The lead has answered (Rejected)."],
  ["converted", { responseStatus: "Converted" }, "The lead has answered (Converted)."],
  ["contacted 6 days ago", { lastContactedAt: ago(6) }, "The last contact is less than 7 days ago."],
  ["without a contact", { lastContactedAt: null }, "The last contact is less than 7 days ago."],
  ["after the second follow-up", { followUpStage: "Followup_2" }, "Both follow-ups were sent."],
  ["without a known address", { confidence: "Unknown" }, "No address of the lead is known to work."],
  ["opted out, all else met", { isOptedOut: true }, "The lead may not be contacted."],
])("a lead %s: %j -> %s", (_, change, refusal) => {
  expect(refusalToReengage({ ...eligible, ...change }, now)).toBe(refusal);
});
