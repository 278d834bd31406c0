import { makeCursor } from "@/server/platform/cursor";
import type { Bench, Workload } from "./harness";
import { type LargeWorkspace, largeWorkspace, requestsAt } from "./support/large-workspace";
import type { Read } from "./support/reads";
import { seedLeads } from "./support/seed-leads";
import { seedThreads } from "./support/seed-threads";

const threadsAtFullScale = 1_000_000;
const places = 20;

export const workload: Workload = {
  name: "inbox-list",
  unit: "requests",
  does:
    "1M conversations with 5M texts, four in five of one workspace, read through the API by 4 users at once: the first 50 of each view, " +
    "a page at any depth by key, a thread, and a search by rare, common and unknown names. " +
    "The limit is the same read as a prepared statement of the database's owner.",
  async open({ scale }) {
    const requests = requestsAt(scale);
    const large = await largeWorkspace(requests, async (database, workspace) => {
      await seedLeads(database, workspace, Math.max(2000, Math.round(threadsAtFullScale * scale)));
      await seedThreads(database);
    });
    const { bench, database } = large;
    const deep = await deepPlaces(large);
    const kinds = [
      bench.contenders("first page", firstPages(large)),
      bench.contenders(
        "page by key",
        deep.map((place) => pageFrom(large, place)),
      ),
      bench.contenders(
        "thread",
        deep.map(({ id }) => threadOf(large, id)),
      ),
      bench.contenders("search", searches(large), 0.1),
    ];
    return {
      contenders: kinds.flat(),
      bars: [
        { of: "first page", measure: "p95 ms", must: 60, goal: 25 },
        { of: "page by key", measure: "p95 ms", must: 60, goal: 25 },
        { of: "thread", measure: "p95 ms", must: 60, goal: 25 },
        { of: "search", measure: "p95 ms", must: 300, goal: 100 },
      ],
      database: database.version,
      close: () => large.close(),
    } satisfies Bench;
  },
};

const listed =
  "select c.id, c.lead_id, l.first_name, l.last_name, l.company, c.channel, c.state, c.owner, c.assignee_id, c.needs_human, c.last_preview, " +
  "c.last_direction, c.last_message_at, c.is_unread from conversations c left join leads l on l.tenant_id = c.tenant_id and l.id = c.lead_id where c.tenant_id = $1";
const newestFirst = "order by c.last_message_at desc, c.id desc limit 51";

const views: Record<string, string> = {
  all: "true",
  "needs-human": "c.needs_human is not null",
  unassigned: "c.assignee_id is null and c.needs_human is not null",
  "ai-active":
    "c.owner = 'ai' and c.needs_human is null and c.last_inbound_at is not null and c.state not in ('opted_out', 'invalid', 'closed_no_response', 'closed_lost')",
};

/** Each view, and the states from the commonest to the rarest. */
function firstPages({ workspace: { tenantId } }: LargeWorkspace): Read[] {
  const byView = Object.entries(views).map(([view, where]) => ({
    path: `/conversations?view=${view}`,
    sql: `${listed} and ${where} ${newestFirst}`,
    values: [tenantId],
  }));
  const byState = ["new", "engaged", "closed_lost", "invalid"].map((state) => ({
    path: `/conversations?state=${state}`,
    sql: `${listed} and c.state = $2 ${newestFirst}`,
    values: [tenantId, state],
  }));
  return [...byView, ...byState];
}

type Place = { at: Date; id: string };

/** Threads spread over the whole inbox, from its newest to its oldest. */
async function deepPlaces({ database, workspace: { tenantId } }: LargeWorkspace): Promise<Place[]> {
  const { rows } = await database.owner.query(
    `select id, last_message_at as at from (select id, last_message_at, ntile(${places}) over (order by last_message_at desc, id desc) as part
      from conversations where tenant_id = $1) spread where id in (select distinct on (part) id from
      (select id, ntile(${places}) over (order by last_message_at desc, id desc) as part from conversations where tenant_id = $1) parts order by part, id)`,
    [tenantId],
  );
  return rows;
}

const pageFrom = ({ workspace: { tenantId, keys } }: LargeWorkspace, { at, id }: Place): Read => ({
  path: `/conversations?cursor=${makeCursor(keys, "inbox", [at.toISOString(), id])}`,
  sql: `${listed} and (c.last_message_at, c.id) < ($2, $3) ${newestFirst}`,
  values: [tenantId, at.toISOString(), id],
});

const threadOf = ({ workspace: { tenantId } }: LargeWorkspace, id: string): Read => ({
  path: `/conversations/${id}/messages`,
  sql:
    "select m.id, m.direction, m.body, m.author, m.at, t.status, t.delivery, t.reason from messages m " +
    "left join touches t on t.tenant_id = m.tenant_id and t.id = m.touch_id " +
    "where m.tenant_id = $1 and m.conversation_id = $2 order by m.at desc, m.id desc limit 51",
  values: [tenantId, id],
});

/** A common surname, a rarer one, one that nobody has, and a company. */
const searches = ({ workspace: { tenantId } }: LargeWorkspace): Read[] =>
  ["smith", "quiwoxi", "no such name", "zuzuzu ltd", "ana smith"].map((search) => ({
    path: `/conversations?search=${encodeURIComponent(search)}`,
    sql: `${listed} and l.search_text like $2 ${newestFirst}`,
    values: [tenantId, `%${search}%`],
  }));
