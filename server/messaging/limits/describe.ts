import { cityOf, clockText, wallAt } from "@/server/timing";
import { nextTokenAt } from "../buckets";
import { nextDateIn } from "../dates";
import type { Limit, LimitKind, LimitUnit } from "../schemas";
import type { Meter } from "./meters";

/** What a meter is called, in which zone its clock stands, and when. */
export interface Naming {
  /** A sender's number or address, a campaign's name, a brand's class in words. */
  readonly name: string;
  /** The carrier whose day it is. */
  readonly carrier: string | null;
  readonly timeZone: string;
  readonly now: Date;
}

const units: Record<LimitKind, LimitUnit> = {
  sender: "segments_per_second",
  brand: "segments_per_second",
  brand_day: "segments_per_day",
  mailbox_day: "mails_per_day",
  campaign: "texts_per_minute",
  campaign_day: "new_people_per_day",
  conversations_day: "conversations_per_day",
  workspace: "messages_per_minute",
  workspace_day: "messages_per_day",
};

/**
 * One limit as people read it: how much of it is used, whether it leaves no room now, and when it frees. What limits
 * nothing answers null. The share of a rate in use is the share of its bucket that is gone.
 */
export function limitOf(meter: Meter, naming: Naming): Limit | null {
  const of = mostOf(meter);
  if (of === null && meter.openAt === null) return null;
  const binds = meter.tokens < 1 - 1e-9;
  const freesAt = binds ? freeingAt(meter, naming) : null;
  return {
    kind: meter.kind,
    subject: meter.subject,
    name: naming.name,
    used: of === null ? 0 : usedOf(meter, of),
    of,
    unit: units[meter.kind],
    binds,
    freesAt,
    sentence: `${ruleOf(meter, of, naming)}${binds ? stateOf(meter, freesAt, naming) : "."}`,
  };
}

/** In the unit of its kind. */
function mostOf({ kind, rate, day }: Meter): number | null {
  if (day) return day.of;
  if (!rate) return null;
  return rounded(kind === "campaign" || kind === "workspace" ? rate.perSecond * 60 : rate.perSecond);
}

const rounded = (amount: number) => Math.round(amount * 100) / 100;

function usedOf({ rate, tokens, day }: Meter, of: number): number {
  if (day) return Math.max(0, Math.round(of - tokens));
  const share = rate && Number.isFinite(tokens) ? 1 - tokens / rate.capacity : 1;
  return rounded(of * Math.min(1, Math.max(0, share)));
}

function freeingAt({ rate, tokens, openAt, day }: Meter, { timeZone, now }: Naming): Date | null {
  if (openAt) return openAt;
  if (day?.freesAt) return day.freesAt;
  if (day) return nextDateIn(day.zone ?? timeZone, now);
  return rate && nextTokenAt(tokens, rate, now);
}

const counted = (amount: number, one: string, many = `${one}s`) =>
  `${amount.toLocaleString("en-US")} ${amount === 1 ? one : many}`;

function ruleOf(meter: Meter, of: number | null, { name, carrier }: Naming): string {
  const most = of ?? 0;
  switch (meter.kind) {
    case "sender":
      return of === null
        ? `${name} has no limit of its own`
        : `${name} sends at most ${counted(most, "segment")} a second`;
    case "brand":
      return `All numbers of the brand (${name}) share ${counted(most, "segment")} a second`;
    case "brand_day":
      return `${carrier ?? "The carrier"} takes ${counted(most, "segment")} a day from the brand (${name})`;
    case "mailbox_day":
      return `${name} sends at most ${counted(most, "mail")} a day now`;
    case "conversations_day":
      return `${name} begins conversations with at most ${counted(most, "person", "people")} in 24 hours`;
    case "workspace":
      return `The workspace sends at most ${counted(most, "message")} a minute, as it chose`;
    case "workspace_day":
      return `Campaigns of the workspace send at most ${counted(most, "message")} a day, as it chose`;
    case "campaign":
      return `The campaign ${name} sends at most ${counted(most, "text")} a minute`;
    case "campaign_day":
      return `The campaign ${name} begins with at most ${counted(most, "new person", "new people")} a day`;
  }
}

function stateOf({ kind, openAt, day, rate }: Meter, freesAt: Date | null, { timeZone }: Naming): string {
  const at = freesAt && clockIn(day?.zone ?? timeZone, freesAt);
  if (openAt) return `; its carrier failed or asked for time, and is tried again at ${at}.`;
  if (kind === "brand_day") return `: as many may have gone there today, and what it refuses waits until ${at}.`;
  if (day) return `: used up until ${at}.`;
  return rate && at ? `: the next may leave at ${at}.` : ": nothing may leave.";
}

/** "00:00 in Los Angeles". */
const clockIn = (zone: string, at: Date) => `${clockText(wallAt(zone, at.getTime()).minute)} in ${cityOf(zone)}`;
