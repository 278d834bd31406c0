import { and, eq, or } from "drizzle-orm";
import { duplicatePairs } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";

const ofLead = (tx: Tx, leadId: string) =>
  and(eq(duplicatePairs.tenantId, tx.tenantId), or(eq(duplicatePairs.leadA, leadId), eq(duplicatePairs.leadB, leadId)));

/** A lead that lives on in another one looks like nobody any more. */
export async function settlePairs(tx: Tx, leadId: string): Promise<void> {
  const decided = { status: "merged" as const, decidedBy: tx.ctx.actor.name, decidedAt: tx.now() };
  await tx
    .update(duplicatePairs)
    .set(decided)
    .where(and(ofLead(tx, leadId), eq(duplicatePairs.status, "open")));
}

/** The undoing. */
export async function reopenPairs(tx: Tx, leadId: string): Promise<void> {
  const open = { status: "open" as const, decidedBy: null, decidedAt: null };
  await tx
    .update(duplicatePairs)
    .set(open)
    .where(and(ofLead(tx, leadId), eq(duplicatePairs.status, "merged")));
}
