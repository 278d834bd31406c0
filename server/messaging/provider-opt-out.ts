import { and, eq, isNull } from "drizzle-orm";
import { suppressions } from "@/drizzle/schema";
import { record } from "@/server/audit";
import type { SuppressionReason } from "@/server/consent/schemas";
import { leadsByAddress, markSuppressed } from "@/server/leads";
import type { Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { blindIndex } from "@/server/platform/vault";

type Blocked = { phone: string; leadId: string | null; reason: Extract<SuppressionReason, "provider" | "legal"> };

/** The carrier knows of an opt-out that we do not: ours is written too, once. */
export async function suppressNumber(tx: Tx, { phone, leadId, reason }: Blocked): Promise<void> {
  const addressHash = await blindIndex(tx, "phone", phone);
  const [known] = await tx
    .select({ id: suppressions.id })
    .from(suppressions)
    .where(
      and(
        eq(suppressions.tenantId, tx.tenantId),
        eq(suppressions.addressHash, addressHash),
        isNull(suppressions.liftedAt),
      ),
    )
    .limit(1);
  if (known) return;
  const id = newId();
  await tx.insert(suppressions).values({
    tenantId: tx.tenantId,
    id,
    addressKind: "phone",
    addressHash,
    leadId,
    channels: ["sms", "email"],
    reason,
    actor: "carrier",
    createdAt: tx.now(),
  });
  const owners = (await leadsByAddress(tx, [addressHash])).map((lead) => lead.id);
  await markSuppressed(tx, owners, ["sms", "email"]);
  await record(tx, "suppression.added", { subject: { type: "suppression", id }, after: { reason } });
}
