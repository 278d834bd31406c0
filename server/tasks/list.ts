import { and, asc, desc, eq, lte, ne, type SQL, sql } from "drizzle-orm";
import { campaigns, leads, tasks, users } from "@/drizzle/schema";
import { addressesOf, type LeadRow, leadRow, nameOf, pointsOf, shownAddress, visibleTo } from "@/server/leads";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { makeCursor, readCursor } from "@/server/platform/cursor";
import { inTransaction, type Tx } from "@/server/platform/db";
import { type TenantKeys, tenantKeys } from "@/server/platform/vault";
import { nextSlot, timingProfileOf } from "@/server/timing";
import type { TimingProfile } from "@/server/timing/schemas";
import { profileLinks } from "./profile-links";
import type { Task } from "./rows";
import { ListTasksInput, type TaskListView } from "./schemas";

/** Whether the lead may be called at this moment, and when next: the law's and the workspace's hours where the lead is. */
export interface CallHours {
  isOpen: boolean;
  at: Date | null;
  closesAt: Date | null;
  zone: string | null;
  sentence: string;
}

export type TaskView = Omit<Task, "tenantId" | "closedById"> & {
  lead: { id: string; name: string; company: string | null };
  campaign: string | null;
  owner: string | null;
  /** Of a call that is open: as the viewer may see it. */
  phone: string | null;
  hours: CallHours | null;
  /** Of a LinkedIn message: the lead's profile where it is known, and the search in Sales Navigator. */
  profileUrl: string | null;
  salesNavigatorUrl: string | null;
};

export interface TaskPage {
  data: TaskView[];
  nextCursor: string | null;
  hasMore: boolean;
  /** How many are due now, at most 100. */
  due: number;
}

const isClosedView = (view: TaskListView) => view === "closed";

function within(tx: Tx, view: TaskListView): SQL | undefined {
  const open = eq(tasks.status, "open");
  if (view === "closed") return ne(tasks.status, "open");
  if (view === "mine") return and(open, eq(tasks.ownerId, tx.ctx.actor.id));
  return view === "due" ? and(open, lte(tasks.dueAt, tx.now())) : open;
}

/** Tasks of the leads that the actor sees, by the time they are due; a page by key. */
export async function listTasks(ctx: Ctx, given: ListTasksInput): Promise<TaskPage> {
  authorize(ctx, "conversations:read");
  const { view, leadId, cursor, limit } = ListTasksInput.parse(given);
  return inTransaction(ctx, async (tx) => {
    const keys = await tenantKeys(tx);
    const list = `tasks:${view}`;
    const after = cursor ? readCursor(keys, list, cursor) : null;
    const lead = leadId ? await leadRow(tx, leadId) : null;
    const rows = await rowsOf(tx, { view, leadId: lead?.id, after, count: limit + 1 });
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    const nextCursor = last ? makeCursor(keys, list, placeOf(view, last.task)) : null;
    return { data: await viewsOf(tx, keys, page), nextCursor, hasMore: nextCursor !== null, due: await countDue(tx) };
  });
}

const placeOf = (view: TaskListView, { closedAt, dueAt, id }: Task) => [
  ((isClosedView(view) ? closedAt : null) ?? dueAt).toISOString(),
  id,
];

/** A task of a lead that was merged away is the task of the lead that lives on. */
const theLead = and(
  eq(leads.tenantId, tasks.tenantId),
  sql`${leads.id} = coalesce((select gone.merged_into_id from leads gone where gone.tenant_id = ${tasks.tenantId} and gone.id = ${tasks.leadId}), ${tasks.leadId})`,
);

type Wanted = { view: TaskListView; leadId?: string; after: readonly unknown[] | null; count: number };
type Row = { task: Task; lead: LeadRow; campaign: string | null; owner: string | null };

async function rowsOf(tx: Tx, { view, leadId, after, count }: Wanted): Promise<Row[]> {
  const at = isClosedView(view) ? tasks.closedAt : tasks.dueAt;
  const [by, beyond] = isClosedView(view) ? [desc, sql`<`] : [asc, sql`>`];
  return tx
    .select({ task: tasks, lead: leads, campaign: campaigns.name, owner: users.name })
    .from(tasks)
    .innerJoin(leads, theLead)
    .leftJoin(campaigns, and(eq(campaigns.tenantId, tasks.tenantId), eq(campaigns.id, tasks.campaignId)))
    .leftJoin(users, eq(users.id, tasks.ownerId))
    .where(
      and(
        eq(tasks.tenantId, tx.tenantId),
        within(tx, view),
        visibleTo(tx),
        leadId ? eq(leads.id, leadId) : undefined,
        after ? sql`(${at}, ${tasks.id}) ${beyond} (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(by(at), by(tasks.id))
    .limit(count);
}

const mostCounted = 100;

async function countDue(tx: Tx): Promise<number> {
  const rows = await tx
    .select({ one: sql`1` })
    .from(tasks)
    .innerJoin(leads, theLead)
    .where(and(eq(tasks.tenantId, tx.tenantId), within(tx, "due"), visibleTo(tx)))
    .limit(mostCounted);
  return rows.length;
}

async function viewsOf(tx: Tx, keys: TenantKeys, rows: readonly Row[]): Promise<TaskView[]> {
  const messaged = rows.filter(({ task }) => task.kind === "linkedin").map(({ lead }) => lead.id);
  const points = await pointsOf(tx, [...new Set(messaged)]);
  const profiles = new Map(points.filter(({ kind }) => kind === "profile").map(({ leadId, value }) => [leadId, value]));
  const profile = await timingProfileOf(tx);
  return rows.map((row) => ({
    ...shown(row),
    ...(row.task.kind === "call" ? callOf(tx, keys, { ...row, profile }) : noCall),
    ...(row.task.kind === "linkedin" ? profileLinks(row.lead, profiles.get(row.lead.id) ?? null) : noProfile),
  }));
}

const noCall = { phone: null, hours: null };
const noProfile = { profileUrl: null, salesNavigatorUrl: null };

function shown({ task: { tenantId: _, closedById: __, ...task }, lead, campaign, owner }: Row) {
  return { ...task, lead: { id: lead.id, name: nameOf(lead), company: lead.company }, campaign, owner };
}

function callOf(tx: Tx, keys: TenantKeys, { task, lead, profile }: Row & { profile: TimingProfile }) {
  if (task.status !== "open") return noCall;
  const { phone } = addressesOf(keys, lead);
  const { outcome, at, closesAt, zone, sentence } = nextSlot(lead, tx.now(), { profile });
  return {
    phone: phone && shownAddress(tx.ctx, { kind: "phone", value: phone }),
    hours: { isOpen: outcome === "open", at, closesAt, zone, sentence },
  };
}
