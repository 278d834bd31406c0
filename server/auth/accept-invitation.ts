import { and, eq, gt, isNull } from "drizzle-orm";
import { invitations, tenants, users } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { inTransaction, type Tx } from "@/server/platform/db";
import { tenantByInvitation } from "@/server/platform/db/doors";
import { NotFound, Refused } from "@/server/platform/errors";
import { addMember, systemCtx } from "@/server/tenancy";
import { tokenHash } from "./invite";
import type { AcceptInvitationInput, Visit } from "./schemas";
import { type Person, personByEmail } from "./sign-in";
import { createPerson } from "./sign-up";

/** The workspace behind a link, before anybody is known. @throws NotFound for a link that never was. */
async function behind(token: string) {
  const tenantId = await tenantByInvitation(tokenHash(token));
  if (!tenantId) throw new NotFound("invitation");
  return systemCtx(tenantId, "auth.invitation");
}

async function usableInvitation(tx: Tx, token: string) {
  const [invitation] = await tx
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.tenantId, tx.tenantId),
        eq(invitations.tokenHash, tokenHash(token)),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, tx.realNow()),
      ),
    )
    .for("update");
  if (!invitation) throw new NotFound("invitation");
  return invitation;
}

/** What an invitation's page tells its holder. Marked `system`: the link is the right to read it. @throws NotFound when it is used, revoked or old. */
export async function readInvitation(token: string) {
  const ctx = await behind(token);
  const found = await inTransaction(ctx, async (tx) => {
    const { email, role, invitedBy } = await usableInvitation(tx, token);
    const [tenant] = await tx.select({ name: tenants.name }).from(tenants).where(eq(tenants.id, tx.tenantId));
    const [inviter] = await tx.select({ name: users.name }).from(users).where(eq(users.id, invitedBy));
    return { email, role, workspace: tenant?.name ?? "", inviter: inviter?.name ?? "Rekindle" };
  });
  return { ...found, hasAccount: (await personByEmail(found.email)) !== null };
}

/** A signed-in person joins. Marked `system`: the link is the right to join. @throws Refused when the invitation is for another address. */
export async function joinByInvitation(person: Person, token: string): Promise<string> {
  const ctx = await behind(token);
  await inTransaction({ ...ctx, actor: { kind: "user", id: person.id, name: person.name } }, async (tx) => {
    const invitation = await usableInvitation(tx, token);
    if (invitation.email !== person.email) {
      throw new Refused(`This invitation is for ${invitation.email}, and you are signed in as ${person.email}.`);
    }
    await addMember(tx, person.id, invitation.role);
    await tx
      .update(invitations)
      .set({ acceptedAt: tx.realNow() })
      .where(and(eq(invitations.tenantId, tx.tenantId), eq(invitations.id, invitation.id)));
    await record(tx, "member.joined", { subject: { type: "invitation", id: invitation.id } });
  });
  return ctx.tenantSlug;
}

/** Makes the invited person's account and lets them in. @throws Conflict when the address has an account already. */
export async function acceptInvitation(visit: Visit, { token, name, password }: AcceptInvitationInput) {
  const { email } = await readInvitation(token);
  const person = await createPerson(visit, { name, email, password, isVerified: true });
  return { person, slug: await joinByInvitation(person, token) };
}
