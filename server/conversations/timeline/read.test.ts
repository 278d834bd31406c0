import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { suppress } from "@/server/consent";
import { listLeads } from "@/server/leads";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { aTenant, withDatabase } from "@/server/testing";
import { answers, drain, later, launched } from "@/server/testing/campaigns";
import { aRichTenant } from "@/server/testing/rich-tenant";
import { aTextableLead, aTexter } from "@/server/testing/texts";
import { leadTimeline } from "./read";
import type { TimelineItem } from "./slice";

withDatabase();

const told = (items: TimelineItem[]) => items.map(({ kind, event }) => `${kind} ${event}`);

/** The same by pages of three. */
async function paged(ctx: Ctx, leadId: string): Promise<TimelineItem[]> {
  const items: TimelineItem[] = [];
  for (let cursor: string | undefined, hasMore = true; hasMore; ) {
    const page = await leadTimeline(ctx, { leadId, cursor, limit: 3 });
    items.push(...page.data);
    cursor = page.nextCursor ?? undefined;
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

test("[LEAD-3] a life of 2,000 happenings at a handful of instants opens within a second, is paged without a gap and searched", async () => {
  const ctx = await aTexter();
  const { id } = await aTextableLead(ctx);
  await inTransaction(ctx, (tx) =>
    tx.execute(sql`
      insert into messages (tenant_id, id, conversation_id, lead_id, direction, body, author, at, created_at)
      select ${tx.tenantId}::uuid, gen_random_uuid(), ${id}::uuid, ${id}::uuid, case when n % 2 = 0 then 'in' else 'out' end,
        'text number ' || n, case when n % 2 = 0 then 'lead' else 'campaign' end,
        ${tx.now().toISOString()}::timestamptz - make_interval(hours => n / 300), ${tx.now().toISOString()}::timestamptz
      from generate_series(1, 2000) n`),
  );
  const started = performance.now();
  const first = await leadTimeline(ctx, { leadId: id });
  expect(performance.now() - started).toBeLessThan(1_000);
  expect(first.data).toHaveLength(50);
  const seen = new Set<string>();
  for (let cursor: string | undefined, hasMore = true; hasMore; ) {
    const page = await leadTimeline(ctx, { leadId: id, kinds: ["message"], cursor, limit: 200 });
    for (const item of page.data) seen.add(item.id);
    cursor = page.nextCursor ?? undefined;
    hasMore = page.hasMore;
  }
  expect(seen.size).toBe(2_000);
  const { data: found } = await leadTimeline(ctx, { leadId: id, search: "NUMBER 1999" });
  expect(found.map(({ text }) => text)).toEqual(["text number 1999"]);
  expect((await leadTimeline(ctx, { leadId: id, kinds: ["booking", "score"] })).data).toEqual([]);
  await expect(leadTimeline(ctx, { leadId: id, cursor: "made.up" })).rejects.toThrow("cursor is not valid");
});

test("a timeline tells what the assistant did, which file wrote the lead, how its score moved and what was merged into it", async () => {
  const tenant = await aRichTenant("Timelined");
  const { data } = await leadTimeline(tenant.ctx, { leadId: tenant.ids.lead, limit: 200 });
  const kinds = new Set(data.map(({ kind }) => kind));
  for (const kind of ["message", "touch", "ai", "booking", "score"] as const) expect(kinds).toContain(kind);
  const [sent] = data.filter(({ kind, event }) => kind === "message" && event === "out");
  expect(sent?.details).toMatchObject({ campaign: "Spring", step: 1, launchedBy: expect.any(String) });
  const { leads } = await listLeads(tenant.ctx, {
    filter: { all: [{ field: "import_id", op: "eq", value: tenant.ids.import }] },
  });
  const { data: ofFile } = await leadTimeline(tenant.ctx, { leadId: leads[0]?.id ?? "" });
  expect(told(ofFile)).toContain("import imported");
});
