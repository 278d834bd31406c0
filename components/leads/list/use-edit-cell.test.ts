import { expect, test } from "vitest";
import type { LeadView } from "@/server/leads";
import { editsOf, rowAfter } from "./use-edit-cell";

const lead = {
  firstName: "Ana",
  lastName: "Lee",
  name: "Ana Lee",
  company: "Oak",
  tags: ["hot"],
  ownerId: null,
  attributes: { plan: "gold" },
} as unknown as LeadView;

test.each([
  [{ company: " Oak " }, {}],
  [{ company: "Elm" }, { company: "Elm" }],
  [{ company: "  " }, { company: null }],
  [{ tags: ["hot"] }, {}],
  [{ tags: [] }, { tags: [] }],
  [{ firstName: "Ana", lastName: "Li" }, { lastName: "Li" }],
  [{ "attributes.plan": "" }, { "attributes.plan": null }],
])("%o saves %o", (typed, edits) => {
  expect(editsOf(lead, typed)).toEqual(edits);
});

test("an edited row shows its new name and owner at once, and the old ones once it is put back", () => {
  const ownerName = (id: string) => (id === "sam" ? "Sam" : null);
  const after = rowAfter(lead, { lastName: "Li", ownerId: "sam" }, ownerName);
  expect([after.name, after.ownerName]).toEqual(["Ana Li", "Sam"]);
  const back = rowAfter(after, { lastName: "Lee", ownerId: null }, ownerName);
  expect([back.name, back.ownerName]).toEqual(["Ana Lee", null]);
});
