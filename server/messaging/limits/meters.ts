import type { Brand } from "@/server/branding/schemas";
import { dailyLimitOf, type OpenSender, throughputOf } from "@/server/channels";
import type { SenderClass } from "@/server/channels/schemas";
import { campaignRate, type Level, levelAt, type Rate, senderRate } from "../buckets";
import { dateIn } from "../dates";
import type { LimitKind } from "../schemas";

export const breakerKey = (senderId: string) => `breaker:${senderId}`;
export const mailDayKey = (senderId: string, day: string) => `mailbox-day:${senderId}:${day}`;
/** A workspace whose mail fares badly sends at half its limits until then. */
export const mailSlowKey = "mail-slow";
export const senderKey = (senderId: string) => `sender:${senderId}`;
export const campaignKey = (campaignId: string) => `campaign:${campaignId}`;
export const newPeopleKey = (campaignId: string, day: string) => `campaign-day:${campaignId}:${day}`;
/** A brand's numbers are of one class and share what it may send. */
export const brandKey = (senderClass: SenderClass) => `brand:${senderClass}`;
const brandDayOf = (senderClass: SenderClass, day: string) => `brand-day:${senderClass}:${day}`;

/** The brand's count of the carrier's own day; null for a number that belongs to no registered brand. */
export function brandDayKey(senderClass: SenderClass, now: Date): string | null {
  const day = throughputOf(senderClass).brandDay;
  return day && brandDayOf(senderClass, dateIn(day.zone, now));
}

/** A number of the North American plan: T-Mobile's day may count what goes there. */
export const isCountedByBrands = (to: string): boolean => to.startsWith("+1");

/** What the workspace allows itself, over all its channels. */
export const workspaceKey = "workspace";
export const workspaceDayKey = (day: string) => `workspace-day:${day}`;

/** Keys that count a day; the others hold what is left of a rate. */
export const countsADay = (key: string) => /^[a-z]+-day:/.test(key);

/** One limit at one instant. */
export interface Meter {
  readonly kind: LimitKind;
  /** The sender's or campaign's id, or the brand's class. */
  readonly subject: string;
  readonly rate: Rate | null;
  /** What may leave now. */
  readonly tokens: number;
  /** Until when a carrier that failed is left alone. */
  readonly openAt: Date | null;
  /** A day's limit, counted anew at midnight of that zone (null = the business's own), or over 24 hours until `freesAt`. */
  readonly day: { readonly of: number; readonly zone: string | null; readonly freesAt?: Date | null } | null;
}

export type Pace = Pick<Brand, "messagesPerMinute" | "messagesPerDay">;

export interface Metered {
  readonly senders: readonly OpenSender[];
  readonly campaigns: readonly {
    readonly id: string;
    readonly ratePerMinute: number | null;
    readonly dailyNewLeads: number | null;
  }[];
  readonly workspace: Pace;
  /** The business's own date: new people and mails are counted by it. */
  readonly today: string;
  readonly now: Date;
}

type Stored = ReadonlyMap<string, Level>;
type Named = [key: string, meter: Meter];

const classesOf = (senders: readonly OpenSender[]): SenderClass[] => [
  ...new Set(senders.map(({ senderClass }) => senderClass)),
];

/** Every row that these limits are read from. */
export function keysOf({ senders, campaigns, workspace, today, now }: Metered): string[] {
  const mailboxes = senders.filter(({ mailbox }) => mailbox);
  return [
    ...senders.flatMap(({ id }) => [senderKey(id), breakerKey(id)]),
    ...classesOf(senders).flatMap((senderClass) => brandDayKeys(senderClass, now)),
    ...mailboxes.map(({ id }) => mailDayKey(id, today)),
    ...(mailboxes.length > 0 ? [mailSlowKey] : []),
    ...campaigns.flatMap(({ id }) => [campaignKey(id), newPeopleKey(id, today)]),
    ...(workspace.messagesPerMinute === null ? [] : [workspaceKey]),
    ...(workspace.messagesPerDay === null ? [] : [workspaceDayKey(today)]),
  ];
}

function brandDayKeys(senderClass: SenderClass, now: Date): string[] {
  const key = brandDayKey(senderClass, now);
  return key ? [brandKey(senderClass), key] : [];
}

/** Every limit over these senders and campaigns; what has none has no meter. */
export const metersOf = (metered: Metered, stored: Stored): Map<string, Meter> =>
  new Map([
    ...metered.senders.map((sender) => senderMeter(sender, stored, metered.now)),
    ...classesOf(metered.senders).flatMap((senderClass) => brandMeters(senderClass, stored, metered.now)),
    ...mailDays(metered, stored),
    ...metered.campaigns.flatMap((campaign) => campaignMeters(campaign, metered, stored)),
    ...workspaceMeters(metered, stored),
  ]);

const bare = { rate: null, tokens: Number.POSITIVE_INFINITY, openAt: null, day: null } as const;

const held = (key: string, rate: Rate | null, { stored, now }: { stored: Stored; now: Date }) => ({
  ...bare,
  rate,
  tokens: rate ? levelAt(stored.get(key) ?? null, rate, now) : Number.POSITIVE_INFINITY,
});

/** A sender whose carrier failed lately has no room until its pause ends, and then room for one text that tries. */
function senderMeter({ id, senderClass }: OpenSender, stored: Stored, now: Date): Named {
  const key = senderKey(id);
  const own = held(key, senderRate(throughputOf(senderClass).segmentsPerSecond), { stored, now });
  const meter: Meter = { ...own, kind: "sender", subject: id };
  const breaker = stored.get(breakerKey(id));
  if (!breaker || breaker.tokens === 0) return [key, meter];
  if (breaker.at > now) return [key, { ...meter, tokens: Number.NEGATIVE_INFINITY, openAt: breaker.at }];
  return [key, { ...meter, tokens: Math.min(meter.tokens, 1) }];
}

/** What all numbers of a registered brand share: segments a second, and the carrier's day. */
function brandMeters(senderClass: SenderClass, stored: Stored, now: Date): Named[] {
  const { brandDay, segmentsPerSecond } = throughputOf(senderClass);
  if (!brandDay) return [];
  const key = brandKey(senderClass);
  const dayKey = brandDayOf(senderClass, dateIn(brandDay.zone, now));
  const day = { of: brandDay.segments, zone: brandDay.zone };
  const tokens = day.of - (stored.get(dayKey)?.tokens ?? 0);
  return [
    [key, { ...held(key, senderRate(segmentsPerSecond), { stored, now }), kind: "brand", subject: senderClass }],
    [dayKey, { ...bare, kind: "brand_day", subject: senderClass, tokens, day }],
  ];
}

const slowShare = 0.5;

/** A mailbox's day while e-mail is slowed down. */
export const slowedLimit = (limit: number): number => Math.floor(limit * slowShare);

/** What each mailbox may still send today. */
function mailDays({ senders, today, now }: Metered, stored: Stored): Named[] {
  const isSlowed = (stored.get(mailSlowKey)?.at ?? now) > now;
  return senders.flatMap(({ id, mailbox }): Named[] => {
    if (!mailbox) return [];
    const key = mailDayKey(id, today);
    const { limit } = dailyLimitOf(mailbox, now);
    const day = { of: isSlowed ? slowedLimit(limit) : limit, zone: null };
    const tokens = day.of - (stored.get(key)?.tokens ?? 0);
    return [[key, { ...bare, kind: "mailbox_day", subject: id, tokens, day }]];
  });
}

function workspaceMeters({ workspace, today, now }: Metered, stored: Stored): Named[] {
  const { messagesPerMinute, messagesPerDay } = workspace;
  const meters: Named[] = [];
  if (messagesPerMinute !== null) {
    const rate = held(workspaceKey, campaignRate(messagesPerMinute), { stored, now });
    meters.push([workspaceKey, { ...rate, kind: "workspace", subject: "" }]);
  }
  if (messagesPerDay !== null) {
    const key = workspaceDayKey(today);
    const day = { of: messagesPerDay, zone: null };
    const tokens = day.of - (stored.get(key)?.tokens ?? 0);
    meters.push([key, { ...bare, kind: "workspace_day", subject: "", tokens, day }]);
  }
  return meters;
}

function campaignMeters(
  { id, ratePerMinute, dailyNewLeads }: Metered["campaigns"][number],
  { today, now }: Metered,
  stored: Stored,
): Named[] {
  const key = campaignKey(id);
  const dayKey = newPeopleKey(id, today);
  const rate: Named = [
    key,
    { ...held(key, campaignRate(ratePerMinute), { stored, now }), kind: "campaign", subject: id },
  ];
  if (dailyNewLeads === null) return [rate];
  const day = { of: dailyNewLeads, zone: null };
  const tokens = day.of - (stored.get(dayKey)?.tokens ?? 0);
  return [rate, [dayKey, { ...bare, kind: "campaign_day", subject: id, tokens, day }]];
}
