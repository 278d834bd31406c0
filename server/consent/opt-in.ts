import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { consentRecords, leads } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { leadRow } from "@/server/leads";
import { type Channel, closes } from "@/server/leads/schemas";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { among } from "@/server/platform/db/among";
import { Refused } from "@/server/platform/errors";
import { suppressedAmong } from "./bulk";
import { addRecords } from "./records";
import { RecordOptInInput } from "./schemas";

/** What a number agreed to holds for that number alone: another one has agreed to nothing. */
export const forNumber = (phoneHash: string): Record<string, string> => ({ number: phoneHash });

/** What somebody agreed to on WhatsApp, and since when. */
export interface OptIn {
  readonly status: "granted" | "unknown" | "none" | "withdrawn";
  readonly since: Date | null;
}

const never: OptIn = { status: "none", since: null };

/** What each of these leads said last about one channel. */
export function newestRecords(tx: Tx, channel: Channel, leadIds: readonly string[]) {
  return tx
    .selectDistinctOn([consentRecords.leadId], {
      leadId: consentRecords.leadId,
      event: consentRecords.event,
      evidence: consentRecords.evidence,
      at: consentRecords.createdAt,
    })
    .from(consentRecords)
    .where(
      and(
        eq(consentRecords.tenantId, tx.tenantId),
        eq(consentRecords.channel, channel),
        among(consentRecords.leadId, leadIds),
      ),
    )
    .orderBy(consentRecords.leadId, desc(consentRecords.createdAt), desc(consentRecords.id));
}

/** The WhatsApp opt-in of these leads by their newest record; one for another number than the lead has now is none. */
export async function whatsAppOptIns(
  tx: Tx,
  people: readonly { id: string; phoneHash: string | null }[],
): Promise<Map<string, OptIn>> {
  if (people.length === 0) return new Map();
  const rows = await newestRecords(
    tx,
    "whatsapp",
    people.map(({ id }) => id),
  );
  const newest = new Map(rows.map((row) => [row.leadId, row]));
  return new Map(people.map(({ id, phoneHash }) => [id, standingOf(newest.get(id), phoneHash)]));
}

/** Whether a lead agreed to WhatsApp at the number that it has now, as a condition on the leads table. */
export const isOptedIn: SQL<boolean> = sql<boolean>`coalesce((
  select c.event = 'granted' and c.evidence ->> 'number' = ${leads.phoneHash} from ${consentRecords} c
  where c.tenant_id = ${leads.tenantId} and c.lead_id = ${leads.id} and c.channel = 'whatsapp'
  order by c.created_at desc, c.id desc limit 1), false)`;

type Newest = { event: OptIn["status"]; evidence: Record<string, string>; at: Date };

const standingOf = (newest: Newest | undefined, phoneHash: string | null): OptIn => {
  if (!newest) return never;
  if (newest.event === "granted" && newest.evidence.number !== phoneHash) return never;
  return { status: newest.event, since: newest.at };
};

/**
 * Who guards consent writes down where, when and in which words somebody agreed to WhatsApp: WhatsApp asks for an opt-in
 * that names it (messaging-rules 2.6). @throws Refused for a lead without a number, and for one who opted out.
 */
export async function recordOptIn(ctx: Ctx, given: RecordOptInInput): Promise<void> {
  authorize(ctx, "consent:write");
  const { leadId, channel, source, obtainedAt, wording } = RecordOptInInput.parse(given);
  if (obtainedAt > ctx.now()) throw new Refused("This date lies in the future.");
  await inTransaction(ctx, async (tx) => {
    const { phoneHash } = await leadRow(tx, leadId);
    if (!phoneHash) throw new Refused("This lead has no phone number.");
    const listed = (await suppressedAmong(tx, [phoneHash])).get(phoneHash) ?? [];
    if (closes(listed, channel))
      throw new Refused("This person opted out. Only they can start again, by writing START.");
    const said = { source, obtainedAt, wording, warranty: true, evidence: forNumber(phoneHash) };
    await addRecords(tx, [{ leadId, channel, event: "granted", ...said }]);
    await record(tx, "consent.recorded", { subject: { type: "lead", id: leadId }, after: { channel, source } });
  });
}
