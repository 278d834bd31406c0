import { and, eq, inArray, isNull } from "drizzle-orm";
import { suppressions } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { type AddressOwner, leadsByAddress, setConsentStanding, unmarkSuppressed } from "@/server/leads";
import { type Channel, optOutReasons } from "@/server/leads/schemas";
import { announce } from "@/server/platform/announce";
import type { Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { blindIndex } from "@/server/platform/vault";
import { suppressionLifted } from "./events";
import { addRecords } from "./records";

/**
 * Whoever stopped everything said, asked by the one confirmation, that e-mail may go on [47 CFR 64.1200(a)(12)]: what they
 * stopped themselves is stopped for everything else. Silence and any other answer leave all of it stopped. Answers whether
 * anything was opened; what others stopped (law, a bounce, a complaint) stays.
 */
export async function keepEmail(tx: Tx, { phone, verbatim }: { phone: string; verbatim: string }): Promise<boolean> {
  const owners = await leadsByAddress(tx, [await blindIndex(tx, "phone", phone)]);
  const rows = await tx.select().from(suppressions).where(openFor(tx, owners));
  const said = rows.filter(({ channels }) => channels.includes("email"));
  if (said.length === 0 || said.some(({ reason }) => !optOutReasons.some((own) => own === reason))) return false;
  const leadIds = owners.map(({ id }) => id);
  await narrow(tx, said, { verbatim, kept: "email" });
  await unmarkSuppressed(tx, leadIds, ["email"]);
  const kept = {
    channel: "email",
    event: "granted",
    source: "kept by text after STOP",
    verbatim,
    warranty: true,
  } as const;
  await addRecords(
    tx,
    leadIds.map((leadId) => ({ ...kept, leadId, obtainedAt: tx.now(), wording: verbatim })),
  );
  await setConsentStanding(tx, "email", new Map(leadIds.map((leadId) => [leadId, "granted"])));
  await record(tx, "suppression.narrowed", {
    subject: { type: "suppression", id: said[0]?.id ?? tx.tenantId },
    after: { kept: "email", verbatim },
  });
  await announce(tx, suppressionLifted, { leadIds });
  return true;
}

type Row = typeof suppressions.$inferSelect;
type Kept = { verbatim: string; kept: Channel };

const hashesOf = ({ phoneHash, emailHash, further }: AddressOwner) =>
  [phoneHash, emailHash, ...further.map(({ hash }) => hash)].filter((hash) => hash !== null);

const openFor = (tx: Tx, owners: readonly AddressOwner[]) =>
  and(
    eq(suppressions.tenantId, tx.tenantId),
    inArray(suppressions.addressHash, owners.flatMap(hashesOf)),
    isNull(suppressions.liftedAt),
  );

/** A row is lifted, never changed: the rest of what it stopped stands in a new one. */
export async function narrow(tx: Tx, rows: readonly Row[], { verbatim, kept }: Kept): Promise<void> {
  const ids = rows.map(({ id }) => id);
  await tx
    .update(suppressions)
    .set({ liftedAt: tx.now(), liftedVerbatim: verbatim })
    .where(and(eq(suppressions.tenantId, tx.tenantId), inArray(suppressions.id, ids)));
  const rest = rows.filter(({ channels }) => channels.some((channel) => channel !== kept));
  if (rest.length === 0) return;
  await tx.insert(suppressions).values(
    rest.map((row) => ({
      ...row,
      id: newId(),
      addressSealed: null, // sealed for the row that was lifted, which keeps it
      channels: row.channels.filter((channel) => channel !== kept),
    })),
  );
}
