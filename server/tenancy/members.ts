import { and, asc, count, eq, isNull } from "drizzle-orm";
import { memberships, users } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { NotFound, Refused } from "@/server/platform/errors";
import { isId } from "@/server/platform/ids";
import type { ChangeRoleInput, MemberRef, Role } from "./schemas";

/** Everybody who is or was in the workspace, by name. */
export async function listMembers(ctx: Ctx) {
  authorize(ctx, "members:read");
  return inTransaction(ctx, (tx) =>
    tx
      .select({
        userId: memberships.userId,
        name: users.name,
        email: users.email,
        role: memberships.role,
        deactivatedAt: memberships.deactivatedAt,
        lastSeenAt: memberships.lastSeenAt,
        createdAt: memberships.createdAt,
      })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(eq(memberships.tenantId, tx.tenantId))
      .orderBy(asc(users.name)),
  );
}

type Change = { actorRole: Role | null; from: Role; to: Role | null; owners: number };

/** The sentence that refuses a member's change of role (null = leaving), or null when it is fine. */
export function refusalToChange({ actorRole, from, to, owners }: Change): string | null {
  const touchesOwnership = from === "owner" || to === "owner";
  if (from === to) return null;
  if (touchesOwnership && actorRole !== "owner" && actorRole !== null)
    return "Only an owner can give or take ownership.";
  if (from === "owner" && owners <= 1)
    return "The last owner cannot leave or change role. Make somebody else an owner first.";
  return null;
}

/** Locks the owners' rows first, so that two owners cannot both be the last to leave. */
async function lockMember(tx: Tx, userId: string) {
  const ours = and(eq(memberships.tenantId, tx.tenantId), isNull(memberships.deactivatedAt));
  await tx
    .select()
    .from(memberships)
    .where(and(ours, eq(memberships.role, "owner")))
    .for("update");
  const [owners] = await tx
    .select({ count: count() })
    .from(memberships)
    .where(and(ours, eq(memberships.role, "owner")));
  const own = eq(memberships.userId, userId);
  const [member] = isId(userId) ? await tx.select().from(memberships).where(and(ours, own)).for("update") : [];
  if (!member) throw new NotFound("member");
  return { member, owners: owners?.count ?? 0 };
}

const one = (tx: Tx, userId: string) => and(eq(memberships.tenantId, tx.tenantId), eq(memberships.userId, userId));

/** Gives a member another role; it holds from their next request on. */
export async function changeRole(ctx: Ctx, { userId, role }: ChangeRoleInput): Promise<void> {
  authorize(ctx, "members:write");
  await inTransaction(ctx, async (tx) => {
    const { member, owners } = await lockMember(tx, userId);
    const refusal = refusalToChange({ actorRole: ctx.role, from: member.role, to: role, owners });
    if (refusal) throw new Refused(refusal);
    await tx.update(memberships).set({ role }).where(one(tx, userId));
    const subject = { type: "user", id: userId };
    await record(tx, "member.role_changed", { subject, before: { role: member.role }, after: { role } });
  });
}

/** Takes a member out; their open tabs leave within a minute, what they did stays. */
export async function deactivateMember(ctx: Ctx, { userId }: MemberRef): Promise<void> {
  authorize(ctx, "members:write");
  await inTransaction(ctx, async (tx) => {
    const { member, owners } = await lockMember(tx, userId);
    const refusal = refusalToChange({ actorRole: ctx.role, from: member.role, to: null, owners });
    if (refusal) throw new Refused(refusal);
    await tx.update(memberships).set({ deactivatedAt: tx.realNow() }).where(one(tx, userId));
    await record(tx, "member.deactivated", { subject: { type: "user", id: userId }, before: { role: member.role } });
  });
}

/** Lets a deactivated member back in with the role they had. */
export async function reactivateMember(ctx: Ctx, { userId }: MemberRef): Promise<void> {
  authorize(ctx, "members:write");
  await inTransaction(ctx, async (tx) => {
    const [member] = isId(userId) ? await tx.select().from(memberships).where(one(tx, userId)).for("update") : [];
    if (!member?.deactivatedAt) throw new NotFound("member");
    if (member.role === "owner" && ctx.role !== "owner") throw new Refused("Only an owner can give or take ownership.");
    await tx.update(memberships).set({ deactivatedAt: null }).where(one(tx, userId));
    await record(tx, "member.reactivated", { subject: { type: "user", id: userId }, after: { role: member.role } });
  });
}

/** Leaves the workspace oneself. Marked `system`: everybody may, but the last owner. */
export async function leaveWorkspace(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { member, owners } = await lockMember(tx, ctx.actor.id);
    const refusal = refusalToChange({ actorRole: ctx.role, from: member.role, to: null, owners });
    if (refusal) throw new Refused(refusal);
    await tx.update(memberships).set({ deactivatedAt: tx.realNow() }).where(one(tx, ctx.actor.id));
    await record(tx, "member.left", { subject: { type: "user", id: ctx.actor.id }, before: { role: member.role } });
  });
}
