import { existsSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { database, useDatabase } from "@/server/platform/db";
import { openPostgres } from "@/server/platform/db/open-postgres";
import { aTenant, type TestCtx } from "@/server/testing";
import { type PostgresServer, startPostgres } from "@/server/testing/postgres";
import { countLeads, listLeads } from ".";
import type { Clause, Filter, LeadSort } from "./schemas";
import { leadSorts } from "./schemas";

const leadsSeeded = 120_000;

/** Four in five are ours; states thin out, a fifth is tagged, one in a thousand is paused; all of "late" lies at the list's end. */
const seed = (tenantId: string) => `
  insert into tenants (id, slug, name, sandbox, wrapped_key, created_at)
    select ('00000000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, 'other-' || i, 'Other', true, '\\x00', now() from generate_series(1, 20) i;
  insert into leads (tenant_id, id, first_name, search_text, company, postcode, phone_hash, conversation_state, last_contacted_at,
                     tags, outreach_paused_at, score, sms_consent, attributes, created_at, updated_at)
  select case when i % 5 < 4 then '${tenantId}' else '00000000-0000-7000-8000-' || lpad((1 + i % 20)::text, 12, '0') end::uuid,
         (lpad(to_hex(1700000000000 + i), 12, '0') || '7' || substr(md5(i::text), 1, 3) || '8' || substr(md5('x' || i), 1, 15))::uuid,
         'Ana', 'ana ' || md5(i::text), 'Company ' || i % 900, repeat(md5(i::text), 8), md5('p' || i),
         case when i % 1000 = 0 then 'handoff' when i % 100 = 0 then 'booked' when i % 3 = 0 then 'contacted' else 'new' end,
         case when i % 10 < 7 then date_trunc('second', now() - (i % 700) * interval '1 day') end,
         case when i % 5 = 0 then '{warm}'::text[] else '{}' end,
         case when i % 1000 = 7 then now() end, case when i % 9 > 0 then i % 100 end,
         case when i < 2000 then 'withdrawn' else 'granted' end,
         jsonb_build_object('plan', case when i % 4 = 0 then 'pro' else 'free' end), now(), now()
  from generate_series(1, ${leadsSeeded}) i;
  analyze leads;`;

type Asked = { text: string; values: unknown[] };

describe.skipIf(!existsSync("/usr/lib/postgresql"))("the hot reads of the list, with many leads on Postgres", () => {
  let server: PostgresServer | null;
  let owner: pg.Client;
  let ctx: TestCtx;

  beforeAll(async () => {
    server = await startPostgres();
    if (!server) throw new Error("Postgres is installed but does not start.");
    useDatabase(await openPostgres(server.url));
    owner = new pg.Client({ connectionString: server.url });
    await owner.connect();
    ctx = await aTenant();
    await owner.query(seed(ctx.tenantId));
  });
  afterAll(async () => {
    await owner.end();
    await (await database()).close();
    useDatabase(undefined);
    await server?.stop();
  });

  /** What a verb asks of the leads table. */
  async function askedBy(act: () => Promise<unknown>): Promise<Asked[]> {
    const spy = vi.spyOn(pg.Client.prototype, "query");
    await act();
    const calls = spy.mock.calls as unknown as [{ text?: string } | string, unknown[]?][];
    spy.mockRestore();
    return calls
      .map(([query, values]) => ({
        text: typeof query === "string" ? query : (query.text ?? ""),
        values: values ?? [],
      }))
      .filter(({ text }) => /^(select|explain).* from "leads"/s.test(text) && !text.startsWith("explain"));
  }

  async function plansOf(act: () => Promise<unknown>): Promise<string[]> {
    const asked = await askedBy(act);
    expect(asked.length).toBeGreaterThan(0);
    await owner.query("begin; set local role app_user; set local enable_seqscan = off");
    await owner.query("select set_config('app.tenant_id', $1, true)", [ctx.tenantId]);
    const plans: string[] = [];
    for (const { text, values } of asked) {
      const { rows } = await owner.query(`explain (analyze, timing off) ${text}`, values);
      plans.push(rows.map((row) => row["QUERY PLAN"]).join("\n"));
    }
    await owner.query("rollback");
    return plans;
  }

  /** Rows that were read and thrown away, over all the statements of an act. */
  const wasted = (plans: string[]) =>
    plans
      .flatMap((plan) => [...plan.matchAll(/Rows Removed by Filter: (\d+)/g)])
      .reduce((sum, [, rows]) => sum + Number(rows), 0);

  const isIn = (state: string): Clause => ({ field: "conversation_state", op: "eq", value: state });
  const has = (plan: string): Clause => ({ field: "attributes.plan", op: "eq", value: plan });
  const contacted = (days: number): Clause => ({ field: "last_contacted_at", op: "within_days", value: days });

  /** The filter, how often it matches, and how many rows may be read in vain for a page and for a count. */
  const filters: [string, Filter, { page: number; count: number; index?: RegExp }][] = [
    ["three conditions, common", { all: [isIn("new"), has("free"), contacted(365)] }, { page: 4000, count: 25_000 }],
    [
      "three conditions, rare",
      { all: [isIn("booked"), has("pro"), contacted(30)] },
      { page: 5000, count: 1000, index: /leads_state_contacted_idx/ },
    ],
    [
      "three conditions, no match",
      { all: [isIn("new"), has("gold"), contacted(30)] },
      { page: 8000, count: 4000, index: /leads_state_contacted_idx/ },
    ],
    ["a state that nobody has", { all: [isIn("invalid")] }, { page: 4001, count: 0, index: /leads_state/ }],
    [
      "skewed: all that match are the oldest",
      { all: [isIn("new"), { field: "sms_consent", op: "eq", value: "withdrawn" }, contacted(20)] },
      { page: 8000, count: 4000, index: /leads_state_contacted_idx/ },
    ],
    [
      "a tag",
      { all: [{ field: "tags", op: "contains", value: "cold" }] },
      { page: 28_500, count: 24_500, index: /leads_tagged_idx/ },
    ],
    [
      "a company in another spelling",
      { all: [{ field: "company_key", op: "eq", value: "COMPANY, 7" }] },
      { page: 4001, count: 0, index: /leads_company_idx/ },
    ],
    [
      "paused outreach",
      { all: [{ field: "outreach_paused_at", op: "exists" }] },
      { page: 4001, count: 0, index: /leads_paused_idx/ },
    ],
    [
      "a whole address",
      { all: [{ field: "phone", op: "eq", value: "+14155550100" }] },
      { page: 4001, count: 0, index: /leads_phone_key/ },
    ],
    [
      "not contacted for long",
      { all: [{ field: "last_contacted_at", op: "not_within_days", value: 90 }] },
      { page: 4000, count: 10_000 },
    ],
  ];

  test.each(filters)("%s: no sequential scan, and little is read in vain", async (_, filter, most) => {
    const page = await plansOf(() => listLeads(ctx, { filter, limit: 50 }));
    const counted = await plansOf(() => countLeads(ctx, { filter }));
    for (const plan of [...page, ...counted]) expect(plan).not.toMatch(/Seq Scan on leads/);
    if (most.index) expect(counted.join("\n")).toMatch(most.index);
    expect(wasted(page)).toBeLessThanOrEqual(most.page);
    expect(wasted(counted)).toBeLessThanOrEqual(most.count);
  });

  test.each(leadSorts)(
    "the first page and a deep one in the order %s come from an index, without a sort of all",
    async (sort: LeadSort) => {
      const first = await listLeads(ctx, { sort, limit: 200 });
      for (const cursor of [null, first.nextCursor]) {
        const plans = await plansOf(() => listLeads(ctx, { sort, cursor, limit: 200 }));
        for (const plan of plans) {
          expect(plan).not.toMatch(/Seq Scan on leads/);
          expect(plan).not.toMatch(/Sort Method/);
        }
      }
    },
  );

  test("the same with a filter: each page holds what a plain sort would hold", async () => {
    const filter: Filter = { all: [{ field: "sms_consent", op: "eq", value: "withdrawn" }, isIn("contacted")] };
    for (const sort of leadSorts) {
      const seen: string[] = [];
      for (let cursor: string | null = null, isFirst = true; isFirst || cursor; isFirst = false) {
        const page = await listLeads(ctx, { filter, sort, cursor, limit: 200 });
        seen.push(...page.leads.map((lead) => lead.id));
        cursor = page.nextCursor;
      }
      const { count } = await countLeads(ctx, { filter, exact: true });
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.length).toBe(count);
    }
  });

  test("what is counted above 10,000 is estimated within a fifth, until the exact number is asked", async () => {
    const large: Filter[] = [{}, { all: [has("free")] }, { all: [isIn("new"), contacted(365)] }];
    for (const filter of large) {
      const about = await countLeads(ctx, { filter });
      const exact = await countLeads(ctx, { filter, exact: true });
      expect(about.approximate).toBe(true);
      expect(Math.abs(about.count / exact.count - 1)).toBeLessThan(0.2);
    }
  });
});
