import { expect, test } from "vitest";
import { withDatabase } from "@/server/testing";
import { aSite, visits } from "@/server/testing/site";
import { aTextableLead } from "@/server/testing/texts";
import { segmentReach } from "./reach";

withDatabase();

test("a segment shows whom cards and notifications reach, and why not the others", async () => {
  const site = await aSite();
  const [visitor] = [await aTextableLead(site.ctx), await aTextableLead(site.ctx)];
  await visits(site, visitor.id);
  const reached = await segmentReach(site.ctx, { filter: {} });
  expect(reached.find(({ channel }) => channel === "in_app")).toMatchObject({
    reachable: 1,
    excluded: [{ reason: "no_address", count: 1 }],
  });
  expect(reached.find(({ channel }) => channel === "push")).toMatchObject({ reachable: 0 });
});
