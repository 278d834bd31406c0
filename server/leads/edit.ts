import { and, inArray, type SQL, sql } from "drizzle-orm";
import { leads } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { isId } from "@/server/platform/ids";
import { leadsChanged, outreachPaused, outreachResumed } from "./events";
import { conditionFor } from "./list";
import { visibleTo } from "./rows";
import { type ManyLeads, PauseOutreachInput, TagLeadsInput } from "./schemas";

/** The leads named, or everybody who matches; never more than the actor sees. */
async function chosen(tx: Tx, { leadIds, filter, search }: ManyLeads): Promise<SQL | undefined> {
  if (leadIds) return and(visibleTo(tx), inArray(leads.id, leadIds.filter(isId)));
  if (!filter && !search) throw new Refused("Say which leads: their ids, or a filter ({} is everybody).");
  return conditionFor(tx, { filter: filter ?? {}, search: search ?? "" });
}

/** Adds and removes tags on many leads; answers how many leads it touched. */
export async function tagLeads(ctx: Ctx, input: TagLeadsInput): Promise<{ changed: number }> {
  authorize(ctx, "leads:write");
  const { add, remove, ...which } = TagLeadsInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const list = (tags: string[]) =>
      sql`array[${sql.join(
        tags.map((tag) => sql`${tag}::text`),
        sql`, `,
      )}]::text[]`;
    const changed = await tx
      .update(leads)
      .set({
        tags: sql`array(select distinct tag from unnest(${leads.tags} || ${list(add)}) as tag where tag <> all (${list(remove)}) order by tag)`,
        updatedAt: tx.now(),
      })
      .where(await chosen(tx, which))
      .returning({ id: leads.id });
    await record(tx, "leads.tagged", {
      subject: { type: "leads", id: "many" },
      after: { add, remove, count: changed.length },
    });
    await announce(tx, leadsChanged, { count: changed.length });
    return { changed: changed.length };
  });
}

/** Pauses all outreach to leads, or lets it go on: while the pause lasts the gate refuses every text that we begin. */
export async function pauseOutreach(ctx: Ctx, input: PauseOutreachInput): Promise<{ changed: number }> {
  authorize(ctx, "leads:write");
  const { paused, ...which } = PauseOutreachInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const differs = paused ? sql`${leads.outreachPausedAt} is null` : sql`${leads.outreachPausedAt} is not null`;
    const changed = await tx
      .update(leads)
      .set({ outreachPausedAt: paused ? tx.now() : null, updatedAt: tx.now() })
      .where(and(await chosen(tx, which), differs))
      .returning({ id: leads.id });
    await recordPause(
      tx,
      paused,
      changed.map((lead) => lead.id),
    );
    return { changed: changed.length };
  });
}

async function recordPause(tx: Tx, paused: boolean, leadIds: string[]) {
  const [first] = leadIds;
  if (!first) return;
  const action = paused ? "lead.outreach_paused" : "lead.outreach_resumed";
  const subject = leadIds.length === 1 ? { type: "lead", id: first } : { type: "leads", id: "many" };
  await record(tx, action, { subject, after: { paused, count: leadIds.length } });
  const event = paused ? outreachPaused : outreachResumed;
  for (const leadId of leadIds.slice(0, 1000)) await announce(tx, event, { leadId });
}
