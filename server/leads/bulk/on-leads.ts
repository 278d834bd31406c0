import { and, eq, inArray, sql } from "drizzle-orm";
import { leads, memberships } from "@/drizzle/schema";
import { announce } from "@/server/platform/announce";
import type { Tx } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { outreachPaused, outreachResumed } from "../events";
import type { BulkActor, Doing, Done, Undoing } from "./act";

type Held = Pick<typeof leads.$inferSelect, "id" | "tags" | "ownerId" | "outreachPausedAt">;
type Change = Partial<Omit<Held, "id">>;
type Decided = { skipped: string } | { set: Change; before: Record<string, unknown> };

const maxTags = 50;

/** Adds and takes away tags; remembers only those that it changed. */
export function tagged({ tags }: Held, { add, remove }: { add: string[]; remove: string[] }): Decided {
  const added = add.filter((tag) => !tags.includes(tag) && !remove.includes(tag));
  const removed = remove.filter((tag) => tags.includes(tag));
  if (added.length + removed.length === 0)
    return { skipped: add.length > 0 ? "The lead has this tag already." : "The lead does not have this tag." };
  const after = [...tags.filter((tag) => !removed.includes(tag)), ...added].sort();
  if (after.length > maxTags) return { skipped: `A lead holds at most ${maxTags} tags.` };
  return { set: { tags: after }, before: { added, removed } };
}

/** Puts tags back as they were, whatever else was tagged since. */
export const untagged = ({ tags }: Held, before: { added: string[]; removed: string[] }): Change => ({
  tags: [...new Set([...tags.filter((tag) => !before.added.includes(tag)), ...before.removed])].sort(),
});

/** Hands a lead to a member, or to nobody. */
export function assigned({ ownerId }: Held, act: { ownerId: string | null }): Decided {
  if (ownerId === act.ownerId)
    return { skipped: act.ownerId ? "The lead is this member's already." : "Nobody owns the lead." };
  return { set: { ownerId: act.ownerId }, before: { ownerId } };
}

/** Pauses all outreach to a lead, or lets it go on. */
export function paused({ outreachPausedAt }: Held, act: { paused: boolean }, now: Date): Decided {
  if ((outreachPausedAt !== null) === act.paused)
    return { skipped: act.paused ? "Outreach is paused already." : "Outreach is not paused." };
  return { set: { outreachPausedAt: act.paused ? now : null }, before: { pausedAt: outreachPausedAt } };
}

/** The leads, held in id order until the transaction ends, so that two jobs never wait for each other. */
const held = (tx: Tx, leadIds: readonly string[]): Promise<Held[]> =>
  tx
    .select({ id: leads.id, tags: leads.tags, ownerId: leads.ownerId, outreachPausedAt: leads.outreachPausedAt })
    .from(leads)
    .where(and(eq(leads.tenantId, tx.tenantId), inArray(leads.id, [...leadIds])))
    .orderBy(leads.id)
    .for("update");

async function write(tx: Tx, changes: ReadonlyMap<string, Change>): Promise<void> {
  if (changes.size === 0) return;
  const rows = JSON.stringify([...changes].map(([id, set]) => ({ id, ...set })));
  const [change] = changes.values();
  const set = sql.join(
    [
      ...(change && "tags" in change ? [sql`tags = x."tags"`] : []),
      ...(change && "ownerId" in change ? [sql`owner_id = x."ownerId"`] : []),
      ...(change && "outreachPausedAt" in change ? [sql`outreach_paused_at = x."outreachPausedAt"`] : []),
    ],
    sql`, `,
  );
  await tx.execute(sql`
    update leads l set ${set}, updated_at = ${tx.now().toISOString()}::timestamptz
    from json_to_recordset(${rows}::json) as x("id" uuid, "tags" text[], "ownerId" uuid, "outreachPausedAt" timestamptz)
    where l.tenant_id = ${tx.tenantId}::uuid and l.id = x."id"`);
}

async function decideAll(
  tx: Tx,
  leadIds: readonly string[],
  decide: (lead: Held) => Decided,
): Promise<Map<string, Done>> {
  const changes = new Map<string, Change>();
  const done = new Map<string, Done>();
  for (const lead of await held(tx, leadIds)) {
    const decided = decide(lead);
    if ("set" in decided) changes.set(lead.id, decided.set);
    done.set(lead.id, "set" in decided ? { before: decided.before } : decided);
  }
  await write(tx, changes);
  return done;
}

type Before = Record<string, unknown>;

async function putBack(
  tx: Tx,
  rows: Undoing["rows"],
  undone: (lead: Held, before: Before) => Change | null,
): Promise<ReadonlySet<string>> {
  const befores = new Map(rows.map((row) => [row.leadId, row.before]));
  const changes = new Map<string, Change>();
  for (const lead of await held(tx, [...befores.keys()])) {
    const change = undone(lead, befores.get(lead.id) ?? {});
    if (change) changes.set(lead.id, change);
  }
  await write(tx, changes);
  return new Set(changes.keys());
}

export const tagLead: BulkActor<"tag"> = {
  kind: "tag",
  may: "leads:write",
  apply: (tx, { act, leadIds }: Doing<"tag">) => decideAll(tx, leadIds, (lead) => tagged(lead, act)),
  undo: (tx, { rows }) =>
    putBack(tx, rows, (lead, before) => untagged(lead, before as { added: string[]; removed: string[] })),
};

export const assignLead: BulkActor<"assign"> = {
  kind: "assign",
  may: "leads:write",
  check: async (tx, { ownerId }) => {
    if (ownerId === null) return;
    const isMember = and(eq(memberships.tenantId, tx.tenantId), eq(memberships.userId, ownerId));
    const [member] = await tx.select({ id: memberships.userId }).from(memberships).where(isMember);
    if (!member) throw new Refused("The owner must be a member of this workspace.");
  },
  apply: (tx, { act, leadIds }) => decideAll(tx, leadIds, (lead) => assigned(lead, act)),
  undo: (tx, { act, rows }) =>
    putBack(tx, rows, (lead, { ownerId }) =>
      lead.ownerId === act.ownerId ? { ownerId: ownerId as string | null } : null,
    ),
};

export const pauseLead: BulkActor<"pause"> = {
  kind: "pause",
  may: "leads:write",
  apply: async (tx, { act, leadIds }) => {
    const done = await decideAll(tx, leadIds, (lead) => paused(lead, act, tx.now()));
    const changed = [...done].filter(([, one]) => "before" in one).map(([leadId]) => leadId);
    await announcePause(tx, act.paused, changed);
    return done;
  },
  undo: async (tx, { act, rows }) => {
    const back = await putBack(tx, rows, (lead, { pausedAt }) =>
      (lead.outreachPausedAt !== null) === act.paused
        ? { outreachPausedAt: pausedAt ? new Date(String(pausedAt)) : null }
        : null,
    );
    await announcePause(tx, !act.paused, [...back]);
    return back;
  },
};

async function announcePause(tx: Tx, isPaused: boolean, leadIds: string[]): Promise<void> {
  if (leadIds.length > 0) await announce(tx, isPaused ? outreachPaused : outreachResumed, { leadIds });
}
