import { expect, test } from "vitest";
import { decisionFor, type Identity, type Rule } from "./decide";

const rule: Rule = { identity: "any", mode: "both", onExisting: "update", fieldRules: {} };
const both: Identity = { phoneHash: "p", emailHash: "e", externalId: null };
const onlyEmail: Identity = { phoneHash: null, emailHash: "e", externalId: null };

test.each([
  ["both", {}, { byPhone: "A" }, both, "change"],
  ["both", {}, {}, both, "create"],
  ["create only, a known lead", { mode: "create" }, { byPhone: "A" }, both, "skip"],
  ["create only, a new lead", { mode: "create" }, {}, both, "create"],
  ["update only, a new lead", { mode: "update" }, {}, both, "skip"],
  ["update only, a known lead", { mode: "update" }, { byEmail: "A" }, both, "change"],
  ["known leads stay as they are", { onExisting: "skip" }, { byEmail: "A" }, both, "skip"],
  ["by phone, without one", { identity: "phone" }, {}, onlyEmail, "has no phone, by which"],
  ["by e-mail, found by it", { identity: "email" }, { byEmail: "A" }, both, "change"],
  ["by e-mail, the phone is another's", { identity: "email" }, { byPhone: "B" }, both, "the phone belongs to a lead"],
  ["by e-mail, two leads", { identity: "email" }, { byPhone: "B", byEmail: "A" }, both, "matches two leads"],
  ["by e-mail, nobody", { identity: "email" }, {}, onlyEmail, "create"],
  ["two leads", {}, { byPhone: "A", byEmail: "B" }, both, "matches two leads"],
] as [string, Partial<Rule>, Record<string, string>, Identity, string][])(
  "%s",
  (_what, chosen, hits, row, expected) => {
    const lead = (key: string) => (hits[key] ? { id: hits[key] } : undefined);
    const matches = {
      byPhone: lead("byPhone"),
      byEmail: lead("byEmail"),
      byExternal: undefined,
      isSeen: () => false,
    };
    const decision = decisionFor(row, matches, { ...rule, ...chosen });
    expect(decision.kind === "reject" ? decision.reason : decision.kind).toContain(expected);
  },
);
