import { weekdays } from "@/server/timing/schemas";
import type { Case } from "./case";
import { hoursUnder, lawOf } from "./law";

/** What must happen to a case's text: leave now, wait until then, or never leave. */
export type Fate = { outcome: "send" } | { outcome: "hold"; until: Date } | { outcome: "skip" };

const minute = 60_000;
const day = 24 * 60 * minute;
const halfHour = 30 * minute;
const searchedDays = 21;
/** Dispatch stops this long before a window ends. */
const guard = 10;

/**
 * The slow oracle: answers the same question as the gate, written apart from it, by asking the calendar minute after
 * minute and counting every text. It shares no rule, no table and no clock arithmetic with the product.
 */
export function fateOf(asked: Case): Fate {
  if (mayNever(asked)) return { outcome: "skip" };
  const opening = firstOpening(asked);
  if (!opening) return { outcome: "skip" };
  const waits = [opening, roomUnderCaps(asked), attentionTurn(asked), campaignTurn(asked), pauseTurn(asked)].map((at) =>
    at.getTime(),
  );
  const until = Math.max(...waits);
  return until > asked.now.getTime() ? { outcome: "hold", until: new Date(until) } : { outcome: "send" };
}

function mayNever({ standing, text, lastInboundAt }: Case): boolean {
  if (standing.undeliverable) return true;
  if (text.class === "required") return false;
  if (standing.suppressed) return true;
  if (standing.paused && text.author !== "user" && text.class !== "marketing") return true;
  if (standing.ownedByPerson && text.author === "ai") return true;
  const mayAnswer = text.class === "conversational" && lastInboundAt !== null;
  return !mayAnswer && standing.consent !== "granted";
}

/** Now, when every window is open; else the first half hour at which every one is; null = not within three weeks. */
function firstOpening(asked: Case): Date | null {
  const { now, text, lastInboundAt } = asked;
  if (text.class === "required") return now;
  const answersAtOnce =
    text.answers && lastInboundAt !== null && now.getTime() - lastInboundAt.getTime() <= 10 * minute;
  if (text.class === "conversational" && answersAtOnce) return now;
  if (isOpen(asked, now)) return now;
  const limit = now.getTime() + searchedDays * day;
  for (let at = Math.ceil(now.getTime() / halfHour) * halfHour; at <= limit; at += halfHour) {
    if (isOpen(asked, new Date(at))) return new Date(at);
  }
  return null;
}

/** Every law in every zone, and the workspace's own window in every zone. */
export function isOpen(asked: Case, at: Date): boolean {
  const { zones, places } = whereabouts(asked);
  const lawful = places.every((place) => {
    const law = lawOf(place);
    if (!law) return true;
    return [...zones, ...(law.also ? [law.also] : [])].every((zone) => {
      const wall = wallClock(zone, at);
      return isWithin(hoursUnder(law, place, wall), wall.minute);
    });
  });
  return lawful && zones.every((zone) => isInProfile(asked, wallClock(zone, at)));
}

const isWithin = (span: readonly [number, number] | null, at: number) =>
  span !== null && at >= span[0] && at < span[1] - guard;

function isInProfile({ profile }: Case, wall: Wall): boolean {
  const window = profile.windows[weekdays[wall.weekday] ?? "sunday"];
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  return isWithin(window ? [minutes(window.start), minutes(window.end)] : null, wall.minute);
}

/** A zone that was stated within a year stands alone; states add up always. */
function whereabouts({ person, address, stated, now }: Case) {
  const places = [...new Set([...person.places, ...(address ? ["US", address.place] : [])])];
  const isFresh = stated !== null && now.getTime() - stated.at.getTime() <= 365 * day;
  if (stated && isFresh) return { places, zones: [stated.zone] };
  return {
    places,
    zones: [...new Set([...person.zones, ...(address?.zones ?? []), ...(stated ? [stated.zone] : [])])],
  };
}

/** The first instant at which one more text of this kind would break no cap. */
function roomUnderCaps(asked: Case): Date {
  const { now, sent, text } = asked;
  if (text.class === "required") return now;
  const isAnswer = text.class === "conversational" && text.answers;
  const isCampaign = text.source === "campaign";
  const caps = [{ most: 20, days: 1, counts: () => true }, ...(isAnswer ? [] : strictCaps(asked, isCampaign))];
  const breaks = (at: number) =>
    caps.some(
      ({ most, days, counts }) =>
        sent.filter((one) => counts(one.kind) && one.at.getTime() > at - days * day).length >= most,
    );
  const moments = [now.getTime(), ...sent.flatMap((one) => [one.at.getTime() + day, one.at.getTime() + 7 * day])];
  const room = moments
    .filter((at) => at >= now.getTime())
    .sort((a, b) => a - b)
    .find((at) => !breaks(at));
  return new Date(room ?? Number.NaN);
}

function strictCaps(asked: Case, isCampaign: boolean) {
  const { per24Hours, perWeek, campaignPer24Hours } = asked.profile.caps;
  const counts = (kind: string) => kind === "campaign" || kind === "counted";
  const lawful = whereabouts(asked).places.flatMap((place) => lawOf(place)?.cap ?? []);
  return [
    ...lawful.map((most) => ({ most, days: 1, counts })),
    { most: per24Hours, days: 1, counts },
    ...(perWeek === null ? [] : [{ most: perWeek, days: 7, counts }]),
    ...(isCampaign ? [{ most: campaignPer24Hours, days: 1, counts: (kind: string) => kind === "campaign" }] : []),
  ];
}

/** When the person has attention for a campaign again: each reason to wait asked for itself, the last of them binds. */
function attentionTurn(asked: Case): Date {
  const { now, text, slowUntil } = asked;
  if (text.source !== "campaign" || text.class === "required") return now;
  const waits = [slowUntil ?? now, afterOthers(asked), afterSilence(asked), afterFullWeek(asked)];
  return new Date(Math.max(...waits.map((at) => at.getTime())));
}

const arrived = ({ sent }: Case) => sent.filter(({ kind, isUndelivered }) => kind !== "required" && !isUndelivered);
const begunByUs = (asked: Case) => arrived(asked).filter(({ kind }) => kind !== "answer");

function afterOthers(asked: Case): Date {
  const { now, rivalAt, profile } = asked;
  const gap = profile.attention.minGapHours * 60 * minute;
  const others = arrived(asked).map(({ at }) => at.getTime());
  if (rivalAt && rivalAt.getTime() - now.getTime() < gap) others.push(Math.max(rivalAt.getTime(), now.getTime()));
  return new Date(Math.max(now.getTime(), ...others.map((at) => at + gap)));
}

function afterSilence(asked: Case): Date {
  const { lastInboundAt, now, profile } = asked;
  const quiet = begunByUs(asked).filter(({ at }) => !lastInboundAt || at > lastInboundAt);
  if (quiet.length < profile.attention.unansweredBeforeSlowing) return now;
  return new Date(Math.max(...quiet.map(({ at }) => at.getTime())) + profile.attention.slowDownDays * day);
}

function afterFullWeek(asked: Case): Date {
  const { lastInboundAt, now, profile } = asked;
  const most = profile.attention.perWeek[nearness(lastInboundAt, now)];
  const times = begunByUs(asked).map(({ at }) => at.getTime());
  const ends = times.map((at) => at + 7 * day).filter((end) => end > now.getTime());
  const moments = [now.getTime(), ...ends.sort((a, b) => a - b)];
  const free = moments.find((moment) => times.filter((at) => at > moment - 7 * day).length < most);
  return new Date(free ?? Number.NaN);
}

function nearness(lastInboundAt: Date | null, now: Date) {
  const days = lastInboundAt ? (now.getTime() - lastInboundAt.getTime()) / day : Number.POSITIVE_INFINITY;
  if (days <= 30) return "engaged";
  return days <= 180 ? "known" : "silent";
}

/** A paused campaign is asked again after a minute. */
const campaignTurn = ({ now, campaignStatus }: Case): Date =>
  campaignStatus === "paused" ? new Date(now.getTime() + minute) : now;

/** What a campaign would begin waits while the lead's outreach is paused, and is asked again after an hour. */
const pauseTurn = ({ now, text, standing }: Case): Date =>
  standing.paused && text.author !== "user" && text.class === "marketing" ? new Date(now.getTime() + 60 * minute) : now;

interface Wall {
  readonly date: string;
  readonly weekday: number;
  readonly minute: number;
}

const clocks = new Map<string, Intl.DateTimeFormat>();
const walls = new Map<string, Wall>();

/** What a clock on the wall shows; no zone changes its clock but on a half hour, so a half hour is asked once. */
function wallClock(zone: string, at: Date): Wall {
  const slot = Math.floor(at.getTime() / halfHour);
  const key = `${zone} ${slot}`;
  const start = walls.get(key) ?? readWall(zone, new Date(slot * halfHour));
  walls.set(key, start);
  return { ...start, minute: start.minute + Math.floor((at.getTime() - slot * halfHour) / minute) };
}

function readWall(zone: string, at: Date): Wall {
  const style = { timeZone: zone, hourCycle: "h23", dateStyle: "short", timeStyle: "medium" } as const;
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat("sv-SE", style);
  clocks.set(zone, clock);
  const [date = "", time = ""] = clock.format(at).split(" ");
  return {
    date,
    weekday: new Date(`${date}T00:00:00Z`).getUTCDay(),
    minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)),
  };
}
