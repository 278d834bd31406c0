import { and, desc, eq, inArray, or } from "drizzle-orm";
import { consentRecords, suppressions } from "@/drizzle/schema";
import { historyIds, leadsByAddress, leadsByIds, nameOf } from "@/server/leads";
import type { Channel } from "@/server/leads/schemas";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { blindIndex } from "@/server/platform/vault";
import type { LookUpPersonInput } from "./schemas";
import { addressIn } from "./suppress-lead";

/** One thing that happened to somebody's consent: what they agreed to, took back, or were spared from. */
export interface ConsentEntry {
  id: string;
  at: Date;
  kind: "granted" | "withdrawn" | "unknown" | "suppressed" | "lifted";
  channels: Channel[];
  actor: string;
  verbatim: string | null;
  reason: string | null;
  source: string | null;
  obtainedAt: Date | null;
  wording: string | null;
  warranty: boolean;
}

export interface PersonConsent {
  leadId: string | null;
  leadName: string | null;
  suppressedFor: Channel[];
  entries: ConsentEntry[];
}

const most = 200;
const nothing = { reason: null, source: null, obtainedAt: null, wording: null, warranty: false };

/** Everything on record about the consent of whoever owns an address, newest first; also of people who are no lead. */
export async function lookUpPerson(ctx: Ctx, { address: typed }: LookUpPersonInput): Promise<PersonConsent> {
  authorize(ctx, "consent:read");
  return inTransaction(ctx, async (tx) => {
    const found = await addressIn(tx, typed);
    if (!found) throw new Refused("This is neither a phone number nor an e-mail address.");
    const hash = await blindIndex(tx, found.kind, found.address);
    const [owner] = await leadsByAddress(tx, [hash]);
    const [lead] = owner ? await leadsByIds(tx, [owner.id]) : [];
    const listed = await suppressionEntries(tx, { hash, leadId: lead?.id ?? null });
    const stated = lead ? await recordEntries(tx, await historyIds(tx, lead)) : [];
    return {
      leadId: lead?.id ?? null,
      leadName: lead ? nameOf(lead) : null,
      suppressedFor: [...new Set(listed.filter(({ isOpen }) => isOpen).flatMap(({ channels }) => channels))].sort(),
      entries: [...listed.flatMap(({ entries }) => entries), ...stated].sort((a, b) => b.at.getTime() - a.at.getTime()),
    };
  });
}

async function recordEntries(tx: Tx, leadIds: string[]): Promise<ConsentEntry[]> {
  const rows = await tx
    .select()
    .from(consentRecords)
    .where(and(eq(consentRecords.tenantId, tx.tenantId), inArray(consentRecords.leadId, leadIds)))
    .orderBy(desc(consentRecords.createdAt), desc(consentRecords.id))
    .limit(most);
  return rows.map((row) => ({ ...row, reason: null, at: row.createdAt, kind: row.event, channels: [row.channel] }));
}

/** An entry for the listing and, where the lead lifted it, one for that too. */
async function suppressionEntries(tx: Tx, { hash, leadId }: { hash: string; leadId: string | null }) {
  const whose = or(eq(suppressions.addressHash, hash), leadId ? eq(suppressions.leadId, leadId) : undefined);
  const rows = await tx
    .select()
    .from(suppressions)
    .where(and(eq(suppressions.tenantId, tx.tenantId), whose))
    .orderBy(desc(suppressions.createdAt))
    .limit(most);
  return rows.map(({ id, channels, actor, verbatim, reason, createdAt, liftedAt, liftedVerbatim, addressHash }) => {
    const added = { ...nothing, id, channels, actor, verbatim, reason, at: createdAt, kind: "suppressed" as const };
    const undone = { ...added, id: `${id}-lifted`, reason: null, verbatim: liftedVerbatim, kind: "lifted" as const };
    const entries: ConsentEntry[] = liftedAt ? [{ ...undone, actor: "the lead", at: liftedAt }, added] : [added];
    return { channels, isOpen: liftedAt === null && addressHash === hash, entries };
  });
}
