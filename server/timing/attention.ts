import type { Channel, TouchChannel } from "@/server/leads/schemas";
import type { FrequencyVerdict, SentBefore } from "./frequency";
import { remembered } from "./memo";
import type { Attention, Engagement, SlowDownKind } from "./schemas";

const hour = 3_600_000;
const day = 24 * hour;
const version = "2026-11";
const engagedDays = 30;
const knownDays = 180;

/** A message of ours that was sent to the person, by any channel. */
export interface Contact extends SentBefore {
  readonly channel: TouchChannel;
  /** The carrier said that it did not arrive: it cost no attention. */
  readonly isUndelivered: boolean;
}

/** What somebody's answer, or an address, asked of us until then; a channel of null is every channel. */
export interface SlowDown {
  readonly kind: SlowDownKind;
  readonly channel: Channel | null;
  readonly until: Date;
}

/** A campaign that goes first and whose message waits for the same person. */
export interface Rival {
  readonly campaign: string;
  readonly dueAt: Date;
}

export interface AttentionQuestion {
  readonly kind: SentBefore["kind"];
  readonly channel: TouchChannel;
  readonly contacts: readonly Contact[];
  readonly lastInboundAt: Date | null;
  readonly slowDowns: readonly SlowDown[];
  readonly rivals: readonly Rival[];
  readonly attention: Attention;
  /** The zone in which the sentence tells dates. */
  readonly timeZone: string;
  readonly at: Date;
}

interface Wait {
  readonly rule: string;
  readonly until: number;
  readonly why: string;
}

/** How near a person is to us, from when they last wrote. */
export function engagementOf(lastInboundAt: Date | null, at: Date): Engagement {
  if (!lastInboundAt) return "silent";
  const ago = at.getTime() - lastInboundAt.getTime();
  if (ago <= engagedDays * day) return "engaged";
  return ago <= knownDays * day ? "known" : "silent";
}

/**
 * Whether a person's attention bears one more campaign message: one budget for all campaigns and channels (policy). A
 * message waits after the one before, for the week's budget of the person's engagement, for a campaign that goes first,
 * and after signs that less is wanted. Answers, and what the law requires, ask for no attention.
 */
export function attentionVerdict(question: AttentionQuestion): FrequencyVerdict {
  const waits = question.kind === "campaign" ? rules.flatMap((rule) => rule(question) ?? []) : [];
  const latest = waits.filter(({ until }) => until > question.at.getTime()).sort((a, b) => b.until - a.until)[0];
  if (!latest) return { outcome: "open", at: question.at, rule: "attention", version, sentence: bears };
  const until = new Date(latest.until);
  const sentence = `Held until ${dateText(until, question)}: ${latest.why}.`;
  return { outcome: "held", at: until, rule: latest.rule, version, sentence };
}

const bears = "This person's attention bears one more message.";

const reached = ({ contacts }: AttentionQuestion) =>
  contacts.filter(({ kind, isUndelivered }) => kind !== "required" && !isUndelivered);
const begun = (question: AttentionQuestion) => reached(question).filter(({ kind }) => kind !== "answer");
const latestOf = (contacts: readonly Contact[]) => Math.max(...contacts.map(({ at }) => at.getTime()));

type Rule = (question: AttentionQuestion) => Wait | null;

/** A recently contacted person waits the minimum gap, whoever of ours wrote. */
const gap: Rule = (question) => {
  const contacts = reached(question);
  if (contacts.length === 0) return null;
  const { minGapHours } = question.attention;
  const why = `this person was written to lately; at least ${minGapHours} hours lie between two messages`;
  return { rule: "attention.gap", until: latestOf(contacts) + minGapHours * hour, why };
};

/** The week's messages, fewer for people who write less. */
const budget: Rule = (question) => {
  const engagement = engagementOf(question.lastInboundAt, question.at);
  const most = question.attention.perWeek[engagement];
  const since = question.at.getTime() - 7 * day;
  const times = begun(question).map(({ at }) => at.getTime());
  const inWeek = times.filter((time) => time > since).sort((a, b) => b - a);
  const filling = inWeek[most - 1];
  if (filling === undefined) return null;
  const why = `${count(most)} in 7 days ${most === 1 ? "is" : "are"} the most for ${whom[engagement]}`;
  return { rule: "attention.budget", until: filling + 7 * day, why };
};

const whom: Record<Engagement, string> = {
  engaged: "somebody who wrote within 30 days",
  known: "somebody who has not written for a month",
  silent: "somebody who does not answer",
};

/** Silence is an answer too: after some messages without one the next waits. */
const unanswered: Rule = (question) => {
  const { unansweredBeforeSlowing, slowDownDays } = question.attention;
  const wroteAt = question.lastInboundAt?.getTime() ?? 0;
  const silent = begun(question).filter(({ at }) => at.getTime() > wroteAt);
  if (silent.length < unansweredBeforeSlowing) return null;
  const why = `${count(silent.length, nounOf(silent))} went unanswered; next after ${slowDownDays} days`;
  return { rule: "attention.unanswered", until: latestOf(silent) + slowDownDays * day, why };
};

function nounOf(contacts: readonly Contact[]): string {
  if (contacts.every(({ channel }) => channel === "sms")) return "text";
  return contacts.every(({ channel }) => channel === "email") ? "mail" : "message";
}

/** What an answer or an address asked of us. */
const slowed: Rule = ({ slowDowns, channel }) => {
  const binding = slowDowns.filter((one) => one.channel === null || one.channel === channel);
  const longest = [...binding].sort((a, b) => b.until.getTime() - a.until.getTime())[0];
  if (!longest) return null;
  return { rule: `attention.${longest.kind}`, until: longest.until.getTime(), why: slowDownReasons[longest.kind] };
};

/** Why outreach to somebody is slower, as the gate and the timeline say it. */
export const slowDownReasons: Record<SlowDownKind, string> = {
  not_now: "the lead answered not now",
  annoyed: "the lead's answer was annoyed",
  soft_bounces: "mails to this address came back",
  unanswered: "messages went unanswered",
};

/** The campaign that goes first gets the slot; the other comes a gap after it. */
const rival: Rule = (question) => {
  const { rivals, attention, at, timeZone } = question;
  const gapMs = attention.minGapHours * hour;
  const near = rivals.filter(({ dueAt }) => dueAt.getTime() < at.getTime() + gapMs);
  const latest = [...near].sort((a, b) => b.dueAt.getTime() - a.dueAt.getTime())[0];
  if (!latest) return null;
  const turn = Math.max(latest.dueAt.getTime(), at.getTime());
  const why = `the campaign "${latest.campaign}" goes first, on ${dateText(new Date(turn), { at, timeZone })}`;
  return { rule: "attention.priority", until: turn + gapMs, why };
};

const rules: readonly Rule[] = [slowed, unanswered, budget, gap, rival];

const words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const count = (number: number, noun = "message") => `${words[number] ?? number} ${noun}${number === 1 ? "" : "s"}`;

const formats = new Map<string, Intl.DateTimeFormat>();

/** "3 Dec", with the hour when it is less than two days away, with the year when it is another. */
function dateText(date: Date, { at, timeZone }: { at: Date; timeZone: string }): string {
  const isNear = date.getTime() - at.getTime() < 2 * day;
  const isOtherYear = date.getUTCFullYear() !== at.getUTCFullYear();
  const make = () =>
    new Intl.DateTimeFormat("en-GB", {
      timeZone,
      day: "numeric",
      month: "short",
      ...(isOtherYear ? { year: "numeric" } : {}),
      ...(isNear ? { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } : {}),
    });
  return remembered(formats, `${timeZone} ${isNear} ${isOtherYear}`, make).format(date);
}
