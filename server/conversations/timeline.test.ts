import { expect, test } from "vitest";
import { suppress } from "@/server/consent";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { aTenant, withDatabase } from "@/server/testing";
import { answers, drain, later, launched } from "@/server/testing/campaigns";
import { aTextableLead, aTexter } from "@/server/testing/texts";
import { leadTimeline, type TimelineItem } from "./timeline";

withDatabase();

const told = (items: TimelineItem[]) => items.map(({ kind, event }) => `${kind} ${event}`);

/** The same by pages of three. */
async function paged(ctx: Ctx, leadId: string): Promise<TimelineItem[]> {
  const items: TimelineItem[] = [];
  for (let before: string | undefined, hasMore = true; hasMore; ) {
    const page = await leadTimeline(ctx, { leadId, before, limit: 3 });
    items.push(...page.data);
    before = page.nextBefore ?? undefined;
    hasMore = page.hasMore;
  }
  return items;
}

test("[P-FR2.2] a lead's page tells the whole history of one lead, newest first, page by page", async () => {
  const ctx = await aTexter();
  const { id, phone } = await aTextableLead(ctx);
  await launched(ctx);
  await drain(ctx);
  later(ctx, 10);
  await answers(ctx, id);
  later(ctx, 10);
  await inTransaction(ctx, (tx) => suppress(tx, { kind: "phone", address: phone, reason: "manual" }));
  const { data } = await leadTimeline(ctx, { leadId: id });
  const kinds = told(data);
  expect(kinds).toEqual(expect.arrayContaining(["suppression manual", "message in", "message out"]));
  expect(kinds.indexOf("suppression manual")).toBeLessThan(kinds.indexOf("message in"));
  expect(kinds.indexOf("message in")).toBeLessThan(kinds.indexOf("message out"));
  expect(await paged(ctx, id)).toEqual(data);
  await expect(leadTimeline(await aTenant(), { leadId: id })).rejects.toThrow("not found");
});
