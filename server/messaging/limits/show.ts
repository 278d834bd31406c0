import { and, asc, eq, inArray } from "drizzle-orm";
import { campaigns } from "@/drizzle/schema";
import { brandOf } from "@/server/branding";
import { type OpenSender, openEverySender, throughputOf } from "@/server/channels";
import type { SenderClass } from "@/server/channels/schemas";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import { isId } from "@/server/platform/ids";
import { dateIn } from "../dates";
import { readMeters } from "../governor";
import type { Limit, LimitsInput } from "../schemas";
import { beginningsBy } from "../whatsapp/begun";
import { limitOf, type Naming } from "./describe";
import type { Meter } from "./meters";
import { mostCounted, type Waiting, waitingFor } from "./waiting";

const mostCampaigns = 50;
const goingOn = ["running", "done"] as const;

/** What limits sending now, and which limit makes how many messages wait. */
export interface ShownLimits {
  readonly limits: Limit[];
  /** Messages that are due and wait for room, or for the next day of a limit; `isMore` when there are more than counted. */
  readonly waiting: { readonly count: number; readonly isMore: boolean };
  /** The limit that makes them wait; null when none does. */
  readonly binding: Limit | null;
  /** "250 messages wait: ..."; null when none does. */
  readonly sentence: string | null;
}

/**
 * Every limit over the senders, the brand and the running campaigns, or over one campaign, and the one that binds.
 * @throws NotFound also for another tenant's campaign.
 */
export async function showLimits(ctx: Ctx, { campaignId }: LimitsInput): Promise<ShownLimits> {
  authorize(ctx, "campaigns:read");
  return inTransaction(ctx, async (tx) => {
    const known = await campaignsOf(tx, campaignId);
    const senders = await openEverySender(tx);
    const workspace = await brandOf(tx);
    const { timeZone } = workspace;
    const question = { senders, campaigns: known, workspace, today: dateIn(timeZone, tx.now()) };
    const meters = [...(await readMeters(tx, question)), ...(await conversationMeters(tx, senders))];
    const limits = meters.flatMap((meter) => {
      const naming = { ...nameOf(meter, { senders, campaigns: known }), timeZone, now: tx.now() };
      return limitOf(meter, naming) ?? [];
    });
    const isGoing = known.some(({ status }) => goingOn.some((one) => one === status));
    const waiting = campaignId && !isGoing ? [] : await waitingFor(tx, limits, { campaignId, senders });
    return { limits, ...boundBy(waiting) };
  });
}

/** Of the limits that make something wait, the one that frees last: the others are not what one waits for. */
export function boundBy(waiting: readonly Waiting[]): Omit<ShownLimits, "limits"> {
  const time = ({ limit }: Waiting) => limit.freesAt?.getTime() ?? Number.POSITIVE_INFINITY;
  const last = waiting.filter(({ count }) => count > 0).sort((a, b) => time(b) - time(a))[0];
  if (!last) return { waiting: { count: 0, isMore: false }, binding: null, sentence: null };
  const { limit, count } = last;
  const isMore = count > mostCounted;
  const words = isMore ? `More than ${mostCounted.toLocaleString("en-US")} messages wait` : countWords(count);
  return {
    waiting: { count: Math.min(count, mostCounted), isMore },
    binding: limit,
    sentence: `${words}. ${limit.sentence}`,
  };
}

const countWords = (count: number) =>
  count === 1 ? "1 message waits" : `${count.toLocaleString("en-US")} messages wait`;

/** What each WhatsApp number began within 24 hours: counted from the ledger, not in a bucket. */
async function conversationMeters(tx: Tx, senders: readonly OpenSender[]): Promise<Meter[]> {
  const numbers = senders.filter(({ channel }) => channel === "whatsapp");
  const begun = await beginningsBy(tx, numbers, []);
  return [...begun].map(([subject, { most, people, freesAt }]) => ({
    kind: "conversations_day",
    subject,
    rate: null,
    tokens: most - people,
    openAt: null,
    day: { of: most, zone: null, freesAt },
  }));
}

const columns = {
  id: campaigns.id,
  name: campaigns.name,
  status: campaigns.status,
  ratePerMinute: campaigns.ratePerMinute,
  dailyNewLeads: campaigns.dailyNewLeads,
};

async function campaignsOf(tx: Tx, campaignId: string | undefined) {
  const which = campaignId ? eq(campaigns.id, campaignId) : inArray(campaigns.status, ["running"]);
  if (campaignId && !isId(campaignId)) throw new NotFound("campaign");
  const rows = await tx
    .select(columns)
    .from(campaigns)
    .where(and(eq(campaigns.tenantId, tx.tenantId), which))
    .orderBy(asc(campaigns.id))
    .limit(mostCampaigns);
  if (campaignId && rows.length === 0) throw new NotFound("campaign");
  return rows;
}

type Known = { senders: readonly OpenSender[]; campaigns: readonly { id: string; name: string }[] };

function nameOf({ kind, subject }: Meter, { senders, campaigns: own }: Known): Pick<Naming, "name" | "carrier"> {
  if (kind === "campaign" || kind === "campaign_day")
    return { name: own.find(({ id }) => id === subject)?.name ?? subject, carrier: null };
  if (kind === "brand" || kind === "brand_day") {
    const { label, brandDay } = throughputOf(subject as SenderClass);
    return { name: label, carrier: brandDay?.carrier ?? null };
  }
  const sender = senders.find(({ id }) => id === subject);
  return { name: sender?.number ?? sender?.messagingServiceSid ?? subject, carrier: null };
}
