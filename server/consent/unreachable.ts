import { suppressions } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { leadsByAddress, markSuppressed } from "@/server/leads";
import { announce } from "@/server/platform/announce";
import type { Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { blindIndex, seal } from "@/server/platform/vault";
import { suppressedAmong } from "./bulk";
import { suppressionAdded } from "./events";

/**
 * Nobody reads this e-mail address, its server says: that address alone gets no mail any more. The lead's other addresses
 * stay, and so does what the lead agreed to: a bounce is nobody's wish. Answers the leads who own it; a second time
 * changes nothing.
 */
export async function suppressUnreachable(
  tx: Tx,
  { address, verbatim }: { address: string; verbatim: string | null },
): Promise<string[]> {
  const addressHash = await blindIndex(tx, "email", address);
  const owners = await leadsByAddress(tx, [addressHash]);
  const leadIds = owners.map(({ id }) => id);
  const listed = await suppressedAmong(tx, [addressHash]);
  if (listed.get(addressHash)?.includes("email")) return leadIds;
  const id = newId();
  await tx.insert(suppressions).values({
    tenantId: tx.tenantId,
    id,
    addressKind: "email",
    addressHash,
    addressSealed: await seal(tx, { table: "suppressions", column: "address", row: id }, address),
    leadId: leadIds[0] ?? null,
    channels: ["email"],
    reason: "bounce",
    verbatim,
    actor: tx.ctx.actor.name,
    createdAt: tx.now(),
  });
  const primary = owners.filter(({ emailHash }) => emailHash === addressHash).map((owner) => owner.id);
  await markSuppressed(tx, primary, ["email"]);
  await record(tx, "suppression.added", {
    subject: { type: "suppression", id },
    after: { reason: "bounce", channels: ["email"] },
  });
  await announce(tx, suppressionAdded, { leadIds, channels: ["email"] });
  return leadIds;
}
