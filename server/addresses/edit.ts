import { and, eq } from "drizzle-orm";
import { contactPoints, leads } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { showSuppressed } from "@/server/consent";
import { addPoints, type ContactPoint, leadsByAddress, lockLead, pointsOf } from "@/server/leads";
import { leadChanged } from "@/server/leads/events";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, isDuplicate, type Tx } from "@/server/platform/db";
import { Conflict, NotFound, Refused } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { blindIndex } from "@/server/platform/vault";
import { promote } from "./make-primary";
import { mustBeFree, normalised } from "./read";
import { AddAddressInput, type AddressIdInput, type SetConfidenceInput } from "./schemas";

/** Writes a further address down; where the lead has no primary one of the kind, it becomes that. What is on the suppression list counts at once. */
export async function addAddress(ctx: Ctx, input: AddAddressInput): Promise<{ pointId: string }> {
  authorize(ctx, "leads:write");
  const { leadId: named, kind, value: typed, label = null, confidence } = AddAddressInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const lead = await lockLead(tx, named);
    const value = await normalised(tx, kind, typed);
    const valueHash = await blindIndex(tx, kind === "phone" ? "phone" : "email", value);
    await mustBeFree(tx, lead.id, valueHash);
    const point: ContactPoint = {
      id: newId(),
      leadId: lead.id,
      kind,
      value,
      valueHash,
      label,
      confidence,
      status: "ok",
      consent: "none",
      removedAt: null,
      createdAt: tx.now(),
    };
    await addPoints(tx, [point]);
    const isFirst = (kind === "phone" && !lead.phoneHash) || (kind === "email" && !lead.emailHash);
    if (isFirst) await promote(tx, lead, point);
    await showListed(tx, lead.id, valueHash);
    await note(tx, "lead.address_added", { leadId: lead.id, kind });
    return { pointId: point.id };
  }).catch(taken);
}

const taken = (error: unknown): never => {
  if (isDuplicate(error)) throw new Conflict("This address belongs to a lead already.");
  throw error;
};

async function showListed(tx: Tx, leadId: string, hash: string): Promise<void> {
  const owners = await leadsByAddress(tx, [hash]);
  await showSuppressed(
    tx,
    owners.filter(({ id }) => id === leadId),
  );
}

async function note(tx: Tx, action: string, { leadId, kind }: { leadId: string; kind: string }): Promise<void> {
  await record(tx, action, { subject: { type: "lead", id: leadId }, after: { kind } });
  await announce(tx, leadChanged, { leadId });
}

/** The address of a lead that the actor sees, also one that was taken off. */
export async function pointOf(tx: Tx, leadId: string, pointId: string): Promise<ContactPoint> {
  const point = (await pointsOf(tx, [leadId], true)).find(({ id }) => id === pointId);
  if (!point) throw new NotFound("address");
  return point;
}

const thisOne = (tx: Tx, pointId: string) =>
  and(eq(contactPoints.tenantId, tx.tenantId), eq(contactPoints.id, pointId));

/** Takes a further address off a lead; it can be put back. A suppression of it stays. */
export async function removeAddress(ctx: Ctx, { leadId, pointId }: AddressIdInput): Promise<void> {
  authorize(ctx, "leads:write");
  await inTransaction(ctx, async (tx) => {
    const lead = await lockLead(tx, leadId);
    const point = await pointOf(tx, lead.id, pointId);
    await tx.update(contactPoints).set({ removedAt: tx.now() }).where(thisOne(tx, point.id));
    await note(tx, "lead.address_removed", { leadId: lead.id, kind: point.kind });
  });
}

/** The undoing. @throws Conflict when somebody else has the address by now. */
export async function restoreAddress(ctx: Ctx, { leadId, pointId }: AddressIdInput): Promise<void> {
  authorize(ctx, "leads:write");
  await inTransaction(ctx, async (tx) => {
    const lead = await lockLead(tx, leadId);
    const point = await pointOf(tx, lead.id, pointId);
    if (!point.removedAt) throw new Refused("This address was not taken off.");
    await mustBeFree(tx, lead.id, point.valueHash);
    await tx.update(contactPoints).set({ removedAt: null }).where(thisOne(tx, point.id));
    await showListed(tx, lead.id, point.valueHash);
    await note(tx, "lead.address_restored", { leadId: lead.id, kind: point.kind });
  }).catch(taken);
}

/** How sure it is that an address is right: seen to work, guessed by a pattern, or not known. */
export async function setConfidence(
  ctx: Ctx,
  { leadId, pointId, kind, confidence }: SetConfidenceInput,
): Promise<void> {
  authorize(ctx, "leads:write");
  await inTransaction(ctx, async (tx) => {
    const lead = await lockLead(tx, leadId);
    if (pointId) {
      const point = await pointOf(tx, lead.id, pointId);
      await tx.update(contactPoints).set({ confidence }).where(thisOne(tx, point.id));
    } else if (kind) {
      const change = kind === "phone" ? { phoneConfidence: confidence } : { emailConfidence: confidence };
      await tx
        .update(leads)
        .set(change)
        .where(and(eq(leads.tenantId, tx.tenantId), eq(leads.id, lead.id)));
    } else throw new Refused("Say which address: its id, or phone or email for the primary one.");
    await record(tx, "lead.confidence_set", { subject: { type: "lead", id: lead.id }, after: { confidence } });
    await announce(tx, leadChanged, { leadId: lead.id });
  });
}
