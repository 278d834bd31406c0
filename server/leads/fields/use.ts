import { and, eq, sql } from "drizzle-orm";
import { campaigns, leads, segments } from "@/drizzle/schema";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { literal } from "@/server/platform/literal";
import type { FieldIdInput } from "../field-schemas";
import { lockField } from "./rows";

const countedExactly = 1_000;

export interface FieldUse {
  /** Leads that hold a value, counted up to 1,000. */
  leads: number;
  isMore: boolean;
  segments: string[];
  campaigns: string[];
}

/** What would miss a field that is archived: leads with a value, segments and campaigns whose filter names it. */
export async function fieldUse(ctx: Ctx, { fieldId }: FieldIdInput): Promise<FieldUse> {
  authorize(ctx, "settings:fields");
  return inTransaction(ctx, async (tx) => {
    const { key } = await lockField(tx, fieldId);
    const held = await holders(tx, key);
    return {
      leads: Math.min(held, countedExactly),
      isMore: held > countedExactly,
      segments: await segmentsNaming(tx, key),
      campaigns: await campaignsNaming(tx, key),
    };
  });
}

async function holders(tx: Tx, key: string): Promise<number> {
  const some = tx
    .select({ id: leads.id })
    .from(leads)
    .where(and(eq(leads.tenantId, tx.tenantId), sql`jsonb_exists(${leads.attributes}, ${key})`))
    .limit(countedExactly + 1)
    .as("some");
  const [row] = await tx.select({ count: sql<number>`count(*)::int` }).from(some);
  return row?.count ?? 0;
}

const named = (key: string) => `%"attributes.${literal(JSON.stringify(key).slice(1, -1))}"%`;

async function segmentsNaming(tx: Tx, key: string): Promise<string[]> {
  const rows = await tx
    .select({ name: segments.name })
    .from(segments)
    .where(and(eq(segments.tenantId, tx.tenantId), sql`${segments.filter}::text like ${named(key)}`))
    .orderBy(segments.name);
  return rows.map(({ name }) => name);
}

async function campaignsNaming(tx: Tx, key: string): Promise<string[]> {
  const rows = await tx
    .select({ name: campaigns.name })
    .from(campaigns)
    .where(and(eq(campaigns.tenantId, tx.tenantId), sql`${campaigns.filter}::text like ${named(key)}`))
    .orderBy(campaigns.name);
  return rows.map(({ name }) => name);
}
