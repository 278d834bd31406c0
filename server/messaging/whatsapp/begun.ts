import { and, eq, gt, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { messages, touches } from "@/drizzle/schema";
import type { OpenSender } from "@/server/channels";
import type { Tx } from "@/server/platform/db";
import { among } from "@/server/platform/db/among";
import { cityOf, clockText, type FrequencyVerdict, wallAt } from "@/server/timing";
import { conversationsAllowed, ruleAt } from "./law";

/** The people with whom one number of ours began a conversation within the last 24 hours. */
export interface Begun {
  /** As many as WhatsApp allows this number. */
  readonly most: number;
  readonly people: number;
  /** Of the threads in question, those that are among them: what goes there begins nothing new. */
  readonly known: ReadonlySet<string>;
  /** When the number may begin another one after those; null while it began none. */
  readonly freesAt: Date | null;
}

/** By the number's id; a number that WhatsApp does not limit is missing. */
export type Beginnings = ReadonlyMap<string, Begun>;

/** What our numbers began, two queries for each that is limited. */
export async function beginningsBy(
  tx: Tx,
  senders: readonly Pick<OpenSender, "id" | "conversationTier">[],
  conversationIds: readonly string[],
): Promise<Beginnings> {
  const begun = new Map<string, Begun>();
  for (const { id, conversationTier } of senders) {
    const most = conversationsAllowed(conversationTier, tx.now());
    if (most === null) continue;
    begun.set(id, { most, ...(await peopleOf(tx, id, most)), known: await knownTo(tx, id, conversationIds) });
  }
  return begun;
}

const dayMs = 86_400_000;

/** A message to somebody who had not written there in the 24 hours before it; one that travels now counts too. */
function began(tx: Tx, senderId: string): SQL | undefined {
  const since = new Date(tx.now().getTime() - dayMs);
  const at = sql`coalesce(${touches.sentAt}, ${tx.now().toISOString()}::timestamptz)`;
  const heard = sql`exists (select from ${messages} where ${and(
    eq(messages.tenantId, touches.tenantId),
    eq(messages.conversationId, touches.conversationId),
    eq(messages.channel, "whatsapp"),
    eq(messages.direction, "in"),
  )} and ${messages.at} <= ${at} and ${messages.at} > ${at} - interval '24 hours')`;
  const travels = and(isNull(touches.sentAt), inArray(touches.status, ["sending", "unknown"]));
  return and(
    eq(touches.tenantId, tx.tenantId),
    eq(touches.senderId, senderId),
    eq(touches.channel, "whatsapp"),
    or(gt(touches.sentAt, since), travels),
    sql`not ${heard}`,
  );
}

/** How many, and when so many of them are a day old that one more fits. */
async function peopleOf(tx: Tx, senderId: string, most: number): Promise<Pick<Begun, "people" | "freesAt">> {
  const last = tx
    .select({ at: sql<Date>`coalesce(max(${touches.sentAt}), ${tx.now().toISOString()}::timestamptz)`.as("at") })
    .from(touches)
    .where(began(tx, senderId))
    .groupBy(touches.conversationId)
    .as("last");
  const [row] = await tx
    .select({
      people: sql<number>`count(*)::int`,
      oldest: sql<string | null>`(array_agg(${last.at} order by ${last.at}))[greatest(1, count(*) - ${most}::int + 1)]`,
    })
    .from(last);
  const oldest = row?.oldest ? new Date(row.oldest).getTime() : null;
  return { people: row?.people ?? 0, freesAt: oldest === null ? null : new Date(oldest + dayMs) };
}

async function knownTo(tx: Tx, senderId: string, conversationIds: readonly string[]): Promise<Set<string>> {
  if (conversationIds.length === 0) return new Set();
  const rows = await tx
    .selectDistinct({ id: touches.conversationId })
    .from(touches)
    .where(and(among(touches.conversationId, conversationIds), began(tx, senderId)));
  return new Set(rows.map(({ id }) => id));
}

type Beginning = { senderId: string; conversationId: string; timeZone: string; now: Date };

/** Whether the number may begin a conversation with this lead now; null where WhatsApp sets no limit. */
export function beginningVerdict(
  beginnings: Beginnings,
  { senderId, conversationId, timeZone, now }: Beginning,
): FrequencyVerdict | null {
  const begun = beginnings.get(senderId);
  if (!begun) return null;
  const { most, people, known, freesAt } = begun;
  const rule = { rule: "whatsapp.conversations", version: ruleAt("conversations", now)?.version ?? "" };
  if (known.has(conversationId) || people < most)
    return {
      ...rule,
      outcome: "open",
      at: now,
      sentence: `The number began ${people} of ${most} conversations in 24 hours.`,
    };
  const at = freesAt ?? new Date(now.getTime() + dayMs);
  const clock = clockText(wallAt(timeZone, at.getTime()).minute);
  return {
    ...rule,
    outcome: "held",
    at,
    sentence: `Held until ${clock} in ${cityOf(timeZone)}: the number began ${most} conversations in 24 hours, as many as WhatsApp allows it.`,
  };
}

/** The same, once this message has left. */
export function withBeginning(beginnings: Beginnings, senderId: string, conversationId: string): Beginnings {
  const begun = beginnings.get(senderId);
  if (!begun || begun.known.has(conversationId)) return beginnings;
  const more = { ...begun, people: begun.people + 1, known: new Set([...begun.known, conversationId]) };
  return new Map([...beginnings, [senderId, more]]);
}
