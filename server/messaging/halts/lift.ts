import { and, eq, inArray, isNull, lte, ne } from "drizzle-orm";
import { halts, memberships, touches } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { authorize, permissionsOf } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { roles } from "@/server/tenancy/schemas";
import { haltLifted, liftAsked, touchesDue } from "../events";
import { AskToLiftInput, type HaltIdInput } from "../schemas";
import { type Halt, lockHalt } from "./rows";
import { haltWaitMinutes } from "./standing";

/** Why this person may not end this halt now, or null. A second pair of eyes is asked for wherever there is one. */
export function refusalToLift(
  halt: { liftedAt: Date | null; liftAskedBy: string | null },
  { actorId, hasColleague }: { actorId: string; hasColleague: boolean },
): string | null {
  if (halt.liftedAt) return "This halt was lifted already.";
  if (halt.liftAskedBy === null) return "Somebody must first say why it may be lifted.";
  if (halt.liftAskedBy === actorId && hasColleague)
    return "A second person must lift it: an owner, an admin or a compliance officer other than you.";
  return null;
}

/** The first of two: says why sending may go on. Asking again replaces the reason. */
export async function askToLift(ctx: Ctx, input: AskToLiftInput): Promise<Halt> {
  authorize(ctx, "sending:halt");
  const { haltId, reason } = AskToLiftInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const halt = await lockHalt(tx, haltId);
    if (halt.liftedAt) throw new Refused("This halt was lifted already.");
    const asked = {
      liftAskedBy: tx.ctx.actor.id,
      liftAskedByName: tx.ctx.actor.name,
      liftAskedAt: tx.realNow(),
      liftReason: reason,
    };
    const after = await update(tx, halt, asked);
    await record(tx, "halt.lift_asked", { subject: { type: "halt", id: halt.id }, reason });
    await announce(tx, liftAsked, { haltId: halt.id, scope: halt.scope, target: halt.target });
    return after;
  });
}

/** The second of two: sending goes on where it stood, nobody is texted twice, nobody is left out. */
export async function liftHalt(ctx: Ctx, { haltId }: HaltIdInput): Promise<Halt> {
  authorize(ctx, "sending:halt");
  return inTransaction(ctx, async (tx) => {
    const halt = await lockHalt(tx, haltId);
    const refusal = refusalToLift(halt, { actorId: tx.ctx.actor.id, hasColleague: await hasColleague(tx) });
    if (refusal) throw new Refused(refusal);
    const after = await update(tx, halt, { liftedBy: tx.ctx.actor.name, liftedAt: tx.realNow() });
    await wakeHeld(tx);
    await record(tx, "halt.lifted", { subject: { type: "halt", id: halt.id }, before: halt, after });
    await announce(tx, haltLifted, { haltId: halt.id, scope: halt.scope, target: halt.target });
    await announce(tx, touchesDue, {});
    return after;
  });
}

async function update(tx: Tx, halt: Halt, change: Partial<Halt>): Promise<Halt> {
  await tx
    .update(halts)
    .set(change)
    .where(and(eq(halts.tenantId, tx.tenantId), eq(halts.id, halt.id)));
  return { ...halt, ...change };
}

/** Whether anybody else in this workspace could be the second person. */
async function hasColleague(tx: Tx): Promise<boolean> {
  const able = roles.filter((role) => permissionsOf(role).has("sending:halt"));
  const [row] = await tx
    .select({ id: memberships.userId })
    .from(memberships)
    .where(
      and(
        eq(memberships.tenantId, tx.tenantId),
        ne(memberships.userId, tx.ctx.actor.id),
        inArray(memberships.role, able),
        isNull(memberships.deactivatedAt),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** Texts that waited for a stopped sender or a halt are asked again at once. */
async function wakeHeld(tx: Tx): Promise<void> {
  const waited = new Date(tx.now().getTime() + haltWaitMinutes * 60_000);
  await tx
    .update(touches)
    .set({ dueAt: tx.now() })
    .where(and(eq(touches.tenantId, tx.tenantId), eq(touches.status, "held"), lte(touches.dueAt, waited)));
}
