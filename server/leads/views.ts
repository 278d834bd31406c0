import { and, asc, eq, or } from "drizzle-orm";
import { leadViews } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { NotFound, Refused } from "@/server/platform/errors";
import { isId, newId } from "@/server/platform/ids";
import { ChangeViewInput, SaveViewInput, type ViewIdInput, ViewSettings } from "./schemas";

/** A saved way to look at the list. */
export interface LeadListView {
  id: string;
  name: string;
  scope: "personal" | "shared";
  isMine: boolean;
  shows: ViewSettings;
}

const mostViews = 100;

const shown = (tx: Tx, row: typeof leadViews.$inferSelect): LeadListView => ({
  id: row.id,
  name: row.name,
  scope: row.scope,
  isMine: row.ownerId === tx.ctx.actor.id,
  shows: ViewSettings.catch(ViewSettings.parse({})).parse(row.shows),
});

/** The workspace's views and the person's own; nobody sees another's personal one. */
const visible = (tx: Tx) =>
  and(eq(leadViews.tenantId, tx.tenantId), or(eq(leadViews.scope, "shared"), eq(leadViews.ownerId, tx.ctx.actor.id)));

export async function listViews(ctx: Ctx): Promise<LeadListView[]> {
  authorize(ctx, "leads:read");
  return inTransaction(ctx, async (tx) =>
    (await tx.select().from(leadViews).where(visible(tx)).orderBy(asc(leadViews.name)).limit(mostViews)).map((row) =>
      shown(tx, row),
    ),
  );
}

/** @throws NotFound also for another person's personal view. */
async function viewRow(tx: Tx, viewId: string): Promise<typeof leadViews.$inferSelect> {
  const [row] = isId(viewId)
    ? await tx
        .select()
        .from(leadViews)
        .where(and(visible(tx), eq(leadViews.id, viewId)))
        .for("update")
    : [];
  if (!row) throw new NotFound("view");
  return row;
}

/** A shared view is everybody's screen: whoever may change leads may change it; a personal one is its maker's alone. */
function mustBeAllowed(ctx: Ctx, scope: "personal" | "shared") {
  authorize(ctx, scope === "shared" ? "leads:write" : "leads:read");
}

/** Saves what the list shows under a name, for oneself or for all. */
export async function saveView(ctx: Ctx, input: SaveViewInput): Promise<LeadListView> {
  const { name, scope, shows } = SaveViewInput.parse(input);
  mustBeAllowed(ctx, scope);
  return inTransaction(ctx, async (tx) => {
    const own = await tx.$count(leadViews, visible(tx));
    if (own >= mostViews) throw new Refused(`A workspace shows at most ${mostViews} views. Delete one first.`);
    const times = { createdAt: tx.now(), updatedAt: tx.now() };
    const row = { tenantId: tx.tenantId, id: newId(), name, scope, ownerId: ctx.actor.id, shows, ...times };
    await tx.insert(leadViews).values(row);
    await record(tx, "leads.view_saved", { subject: { type: "lead_view", id: row.id }, after: { name, scope } });
    return shown(tx, row);
  });
}

/** Gives a view another name, another reader or what the list shows now. */
export async function changeView(ctx: Ctx, input: ChangeViewInput): Promise<LeadListView> {
  const { viewId, ...change } = ChangeViewInput.parse(input);
  authorize(ctx, "leads:read");
  return inTransaction(ctx, async (tx) => {
    const before = await viewRow(tx, viewId);
    mustBeAllowed(ctx, before.scope);
    mustBeAllowed(ctx, change.scope ?? before.scope);
    const after = { ...before, ...change, updatedAt: tx.now() };
    const { name, scope, shows, updatedAt } = after;
    await tx
      .update(leadViews)
      .set({ name, scope, shows, updatedAt })
      .where(and(eq(leadViews.tenantId, tx.tenantId), eq(leadViews.id, viewId)));
    await record(tx, "leads.view_changed", { subject: { type: "lead_view", id: viewId }, after: { name, scope } });
    return shown(tx, after);
  });
}

export async function deleteView(ctx: Ctx, { viewId }: ViewIdInput): Promise<void> {
  authorize(ctx, "leads:read");
  await inTransaction(ctx, async (tx) => {
    const { name, scope } = await viewRow(tx, viewId);
    mustBeAllowed(ctx, scope);
    await tx.delete(leadViews).where(and(eq(leadViews.tenantId, tx.tenantId), eq(leadViews.id, viewId)));
    await record(tx, "leads.view_deleted", { subject: { type: "lead_view", id: viewId }, before: { name, scope } });
  });
}
