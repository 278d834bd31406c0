import { makeCursor } from "@/server/platform/cursor";
import type { Bench, Workload } from "./harness";
import { postJson } from "./support/api";
import { type LargeWorkspace, largeWorkspace, requestsAt } from "./support/large-workspace";
import type { Read } from "./support/reads";
import { seedLeads } from "./support/seed-leads";

const leadsAtFullScale = 1_000_000;
const places = 20;
const countedExactly = 10_000;
const dayMs = 86_400_000;

export const workload: Workload = {
  name: "lead-list",
  unit: "requests",
  does:
    "1M leads, four in five of one workspace, read through the API by 4 users at once: the first page in each order, a page at any depth by " +
    "key, segments of three conditions from common to empty, their counts, and a search. " +
    "The limit is the same read as a prepared statement of the database's owner; its counts are exact, ours are estimates above 10,000.",
  async open({ scale }) {
    const requests = requestsAt(scale);
    const large = await largeWorkspace(requests, (database, workspace) =>
      seedLeads(database, workspace, Math.max(2000, Math.round(leadsAtFullScale * scale))),
    );
    const { bench, database } = large;
    const segments = await makeSegments(large);
    const kinds = [
      bench.contenders("first page", firstPages(large)),
      bench.contenders("page by key", await deepPages(large)),
      bench.contenders(
        "three conditions",
        segments.map((one) => membersOf(large, one)),
        0.2,
      ),
      bench.contenders(
        "segment count",
        segments.map((one) => countOf(large, one)),
        0.2,
      ),
      bench.contenders("search", searches(large), 0.1),
    ];
    return {
      contenders: kinds.flat(),
      bars: [
        { of: "first page", measure: "p95 ms", must: 150, goal: 60 },
        { of: "page by key", measure: "p95 ms", must: 150, goal: 60 },
        { of: "three conditions", measure: "p95 ms", must: 500, goal: 200 },
        { of: "segment count", measure: "p95 ms", must: 300, goal: 150 },
      ],
      database: database.version,
      close: () => large.close(),
    } satisfies Bench;
  },
};

const own = "select * from leads where tenant_id = $1";
const orders = {
  newest: "order by id desc limit 51",
  name: "order by search_text, id limit 51",
};

/** By the last contact, those without one at the end: in two steps, each in the order of an index. */
const byContact = (where: string) =>
  `(${own} and ${where} order by last_contacted_at desc, id desc limit 51) union all ` +
  `(${own} and last_contacted_at is null ${orders.newest}) limit 51`;

const firstPages = ({ workspace: { tenantId } }: LargeWorkspace): Read[] => [
  ...Object.entries(orders).map(([sort, order]) => ({
    path: `/leads?sort=${sort}`,
    sql: `${own} ${order}`,
    values: [tenantId],
  })),
  { path: "/leads?sort=last_contacted", sql: byContact("last_contacted_at is not null"), values: [tenantId] },
];

/** Pages from the newest lead to the oldest, and through those contacted longest ago. */
async function deepPages({ database, workspace: { tenantId, keys } }: LargeWorkspace): Promise<Read[]> {
  const { rows } = await database.owner.query(
    `select distinct on (part) id, last_contacted_at as at from (select id, last_contacted_at, ntile(${places}) over (order by id desc) as part
      from leads where tenant_id = $1 and last_contacted_at is not null) spread order by part, id`,
    [tenantId],
  );
  const pageAt = (sort: string, cursor: string) => `/leads?sort=${sort}&cursor=${encodeURIComponent(cursor)}`;
  return rows.flatMap(({ id, at }): Read[] => [
    {
      path: pageAt("newest", makeCursor(keys, "leads:newest", [id])),
      sql: `${own} and id < $2 ${orders.newest}`,
      values: [tenantId, id],
    },
    {
      path: pageAt("last_contacted", makeCursor(keys, "leads:last_contacted", [at.toISOString(), id])),
      sql: byContact("(last_contacted_at, id) < ($2, $3)"),
      values: [tenantId, at.toISOString(), id],
    },
  ]);
}

type Segment = { id: string; state: string; plan: string; days: number };

/** Three conditions each, from one lead in five to none. */
async function makeSegments({ product }: LargeWorkspace): Promise<Segment[]> {
  const made: Segment[] = [];
  for (const state of ["new", "engaged", "paused", "closed_lost", "invalid"])
    for (const [plan, days] of [
      ["free", 365],
      ["pro", 90],
      ["enterprise", 30],
      ["gold", 30],
    ] as const) {
      const filter = {
        all: [
          { field: "conversation_state", op: "eq", value: state },
          { field: "attributes.plan", op: "eq", value: plan },
          { field: "last_contacted_at", op: "within_days", value: days },
        ],
      };
      const name = `${state} ${plan} ${days}`;
      const { id } = await postJson<{ id: string }>(product.address, "/segments", { name, filter });
      made.push({ id, state, plan, days });
    }
  return made;
}

const conditions = "conversation_state = $2 and attributes ->> 'plan' = $3 and last_contacted_at >= $4";
const valuesOf = (tenantId: string, { state, plan, days }: Segment) => [
  tenantId,
  state,
  plan,
  new Date(Date.now() - days * dayMs).toISOString(),
];

const membersOf = ({ workspace: { tenantId } }: LargeWorkspace, segment: Segment): Read => ({
  path: `/leads?segment_id=${segment.id}`,
  sql: `${own} and ${conditions} ${orders.newest}`,
  values: valuesOf(tenantId, segment),
});

const countOf = ({ workspace: { tenantId } }: LargeWorkspace, segment: Segment): Read => ({
  path: `/segments/${segment.id}/count`,
  sql: `select count(*)::int as count from leads where tenant_id = $1 and ${conditions}`,
  values: valuesOf(tenantId, segment),
  check: ({ count, approximate }, rows) => {
    const [due, got] = [Number(rows[0]?.count), Number(count)];
    const isRight = approximate ? due > countedExactly : Math.abs(got - due) <= 2;
    return isRight ? null : `it counts ${got}${approximate ? " or so" : ""} instead of ${due}`;
  },
});

const searches = ({ workspace: { tenantId } }: LargeWorkspace): Read[] =>
  ["smith", "quiwoxi", "no such name", "ana garcia"].map((search) => ({
    path: `/leads?search=${encodeURIComponent(search)}`,
    sql: `${own} and ${search
      .split(" ")
      .map((_, at) => `search_text like $${at + 2}`)
      .join(" and ")} ${orders.newest}`,
    values: [tenantId, ...search.split(" ").map((word) => `%${word}%`)],
  }));
