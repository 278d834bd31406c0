import { and, eq, inArray, isNull, lte, ne } from "drizzle-orm";
import { apiKeys, halts, memberships, touches } from "@/drizzle/schema";
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

/** Who asks or lifts: a person, or a key and the person who made it. */
interface Lifter {
  readonly id: string;
  readonly isKey: boolean;
  /** The person behind it. A key that is older than this record of its maker is known by the maker's name alone. */
  readonly person: { readonly id: string | null; readonly name: string };
}

type Asked = { liftedAt: Date | null; asked: Lifter | null };

/** One person, by the id where both are known, else by the name. */
const isSamePerson = (one: Lifter["person"], other: Lifter["person"]): boolean =>
  one.id !== null && other.id !== null ? one.id === other.id : one.name === other.name;

/**
 * Why this person, or key, may not end this halt now, or null. A second pair of eyes is asked for wherever there is one;
 * a key sees for the person who made it, and two keys are no eyes at all.
 */
export function refusalToLift(
  { liftedAt, asked }: Asked,
  { lifter, hasColleague }: { lifter: Lifter; hasColleague: boolean },
): string | null {
  if (liftedAt) return "This halt was lifted already.";
  if (asked === null) return "Somebody must first say why it may be lifted.";
  if (lifter.isKey && asked.isKey) return "A person must lift it under Compliance: two keys are not two people.";
  if (isSamePerson(asked.person, lifter.person) && hasColleague)
    return "A second person must lift it: an owner, an admin or a compliance officer other than you.";
  return null;
}

const keyMark = "key:";

async function lifterOf(tx: Tx): Promise<Lifter> {
  const { kind, id, name } = tx.ctx.actor;
  return kind === "key" ? keyBehind(tx, id, name) : { id, isKey: false, person: { id, name } };
}

async function keyBehind(tx: Tx, keyId: string, name: string): Promise<Lifter> {
  const [key] = await tx
    .select({ id: apiKeys.createdById, name: apiKeys.createdBy })
    .from(apiKeys)
    .where(and(eq(apiKeys.tenantId, tx.tenantId), eq(apiKeys.id, keyId)));
  return { id: `${keyMark}${keyId}`, isKey: true, person: key ?? { id: null, name } };
}

/** Who said why it may be lifted. */
async function askerOf(tx: Tx, { liftAskedBy, liftAskedByName }: Halt): Promise<Lifter | null> {
  if (liftAskedBy === null) return null;
  const name = liftAskedByName ?? "";
  if (liftAskedBy.startsWith(keyMark)) return keyBehind(tx, liftAskedBy.slice(keyMark.length), name);
  return { id: liftAskedBy, isKey: false, person: { id: liftAskedBy, name } };
}

/** The first of two: says why sending may go on. Asking again replaces the reason. */
export async function askToLift(ctx: Ctx, input: AskToLiftInput): Promise<Halt> {
  authorize(ctx, "sending:halt");
  const { haltId, reason } = AskToLiftInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const halt = await lockHalt(tx, haltId);
    if (halt.liftedAt) throw new Refused("This halt was lifted already.");
    const lifter = await lifterOf(tx);
    const asked = {
      liftAskedBy: lifter.id,
      liftAskedByName: lifter.person.name,
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
    const { liftedAt } = halt;
    const refusal = refusalToLift(
      { liftedAt, asked: await askerOf(tx, halt) },
      { lifter: await lifterOf(tx), hasColleague: await hasColleague(tx) },
    );
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
