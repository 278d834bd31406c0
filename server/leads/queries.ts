import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { leads, memberships, users } from "@/drizzle/schema";
import { authorize, mayDo } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { listLeads } from "./list";

/** Who may own a lead: the workspace's members. */
export async function leadOwners(ctx: Ctx): Promise<{ id: string; name: string }[]> {
  authorize(ctx, "leads:read");
  return inTransaction(ctx, (tx) =>
    tx
      .select({ id: users.id, name: users.name })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(and(eq(memberships.tenantId, tx.tenantId), isNull(memberships.deactivatedAt)))
      .orderBy(users.name),
  );
}

/** The names of the attributes that the newest thousand leads carry, for pickers. */
export async function attributeNames(ctx: Ctx): Promise<string[]> {
  authorize(ctx, "leads:read");
  return inTransaction(ctx, async (tx) => {
    const newest = tx
      .select({ attributes: leads.attributes })
      .from(leads)
      .where(eq(leads.tenantId, tx.tenantId))
      .orderBy(desc(leads.id))
      .limit(1000)
      .as("newest");
    const names = await tx.selectDistinct({ name: sql<string>`jsonb_object_keys(${newest.attributes})` }).from(newest);
    return names.map((row) => row.name).sort();
  });
}

/** What the palette finds: leads by part of a name or company, or by a whole address. */
export async function searchLeads(ctx: Ctx, { text, limit }: { text: string; limit: number }) {
  if (!mayDo(ctx, "leads:read")) return [];
  const { leads: found } = await listLeads(ctx, { search: text, limit });
  return found.map((lead) => ({
    kind: "lead",
    id: lead.id,
    title: lead.name || lead.phone || lead.email || lead.id,
    detail: lead.company ?? undefined,
    path: `/leads/${lead.id}`,
  }));
}
