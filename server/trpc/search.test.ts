import { expect, test } from "vitest";
import { addLead } from "@/server/imports";
import { createSegment } from "@/server/segments";
import { as, aTenant, withDatabase } from "@/server/testing";
import { aCampaign } from "@/server/testing/campaigns";
import { findEverywhere } from "./search";

withDatabase();

const kinds = (hits: Awaited<ReturnType<typeof findEverywhere>>) => hits.map(({ kind }) => kind).toSorted();

test("the palette finds leads, campaigns and segments by their names, and nothing of another workspace", async () => {
  const [ctx, other] = [await aTenant(), await aTenant()];
  await addLead(ctx, { firstName: "Spring", lastName: "Moore", phone: "4155550100" });
  await createSegment(ctx, { name: "Early spring", filter: {} });
  const draft = await aCampaign(ctx, { name: "Spring 100%" });
  expect(kinds(await findEverywhere(ctx, "spring"))).toEqual(["campaign", "lead", "segment"]);
  expect(await findEverywhere(ctx, "100%")).toEqual([
    { kind: "campaign", id: draft.id, title: "Spring 100%", path: `/campaigns/${draft.id}/edit/audience` },
  ]);
  expect(await findEverywhere(other, "spring")).toEqual([]);
});

test("a developer sees no people, campaigns or segments in the palette either", async () => {
  const ctx = await aTenant();
  await addLead(ctx, { firstName: "Spring", phone: "4155550100" });
  await aCampaign(ctx, { name: "Spring" });
  expect(await findEverywhere(as(ctx, "developer"), "spring")).toEqual([]);
});
