import { createHash, randomBytes } from "node:crypto";
import { and, desc, eq, gt, inArray, isNull } from "drizzle-orm";
import { invitations, memberships, tenants, users } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { notify } from "@/server/notices";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { publicUrl } from "@/server/platform/env";
import { NotFound, Refused } from "@/server/platform/errors";
import { isId, newId } from "@/server/platform/ids";
import type { InvitationRef, InviteMembersInput } from "./schemas";

export const invitationDays = 7;

export const tokenHash = (token: string) => createHash("sha256").update(token).digest("hex");
const standing = (tx: Tx) =>
  and(
    eq(invitations.tenantId, tx.tenantId),
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
    gt(invitations.expiresAt, tx.realNow()),
  );

/**
 * Invites people by link. Who has an earlier invitation gets a new link, and the old one stops working.
 * The links are answered once, to be copied; only their hashes are kept.
 */
export async function inviteMembers(ctx: Ctx, { emails, role }: InviteMembersInput) {
  authorize(ctx, "members:write");
  if (role === "owner" && ctx.role !== "owner") throw new Refused("Only an owner can give or take ownership.");
  const wanted = [...new Set(emails)];
  return inTransaction(ctx, async (tx) => {
    const present = await membersAmong(tx, wanted);
    if (present[0]) throw new Refused(`${present.join(", ")} already belongs to this workspace.`);
    await tx
      .update(invitations)
      .set({ revokedAt: tx.realNow() })
      .where(and(standing(tx), inArray(invitations.email, wanted)));
    const links: { email: string; link: string }[] = [];
    for (const email of wanted) {
      const { id, link } = await writeInvitation(tx, { email, role });
      await record(tx, "member.invited", { subject: { type: "invitation", id }, after: { email, role } });
      links.push({ email, link });
    }
    return links;
  });
}

async function membersAmong(tx: Tx, emails: string[]) {
  const rows = await tx
    .select({ email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.tenantId, tx.tenantId), isNull(memberships.deactivatedAt), inArray(users.email, emails)));
  return rows.map((row) => row.email);
}

type NewInvitation = { email: string; role: InviteMembersInput["role"] };

async function writeInvitation(tx: Tx, { email, role }: NewInvitation) {
  const [id, token, now] = [newId(), randomBytes(24).toString("base64url"), tx.realNow()];
  const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000);
  const [tenant] = await tx.select({ name: tenants.name }).from(tenants).where(eq(tenants.id, tx.tenantId));
  const invitedBy = isId(tx.ctx.actor.id) ? tx.ctx.actor.id : id;
  await tx.insert(invitations).values({
    tenantId: tx.tenantId,
    id,
    email,
    role,
    tokenHash: tokenHash(token),
    invitedBy,
    expiresAt,
    createdAt: now,
  });
  const link = `${publicUrl()}/invite/${token}`;
  await notify(tx, {
    recipient: email,
    subject: `${tx.ctx.actor.name} invited you to ${tenant?.name ?? "a workspace"} on Rekindle`,
    body: `Hello,\n\n${tx.ctx.actor.name} invited you to work in ${tenant?.name ?? "a workspace"}. Open this link to join; it works for ${invitationDays} days:\n\n${link}\n`,
  });
  return { id, link };
}

/** Invitations that can still be used, the newest first. */
export async function listInvitations(ctx: Ctx) {
  authorize(ctx, "members:read");
  return inTransaction(ctx, (tx) =>
    tx
      .select({
        id: invitations.id,
        email: invitations.email,
        role: invitations.role,
        expiresAt: invitations.expiresAt,
        createdAt: invitations.createdAt,
      })
      .from(invitations)
      .where(standing(tx))
      .orderBy(desc(invitations.createdAt)),
  );
}

/** Takes an invitation back: its link stops working at once. */
export async function revokeInvitation(ctx: Ctx, { invitationId }: InvitationRef): Promise<void> {
  authorize(ctx, "members:write");
  await inTransaction(ctx, async (tx) => {
    const [revoked] = isId(invitationId)
      ? await tx
          .update(invitations)
          .set({ revokedAt: tx.realNow() })
          .where(and(standing(tx), eq(invitations.id, invitationId)))
          .returning({ email: invitations.email, role: invitations.role })
      : [];
    if (!revoked) throw new NotFound("invitation");
    await record(tx, "member.invitation_revoked", {
      subject: { type: "invitation", id: invitationId },
      before: revoked,
    });
  });
}
