import { type Candidates, candidatesFor, type PlaceEvidence } from "./candidates";
import { remembered } from "./memo";
import type { TimingProfile, Windows } from "./schemas";
import { guardMinutes, type Rule, rulesFor } from "./sending-hours";
import { cityOf, clockText, dateOf, instantOf, wallAt, weekdayOf } from "./wall-clock";

const minute = 60_000;
const dayLength = 86_400_000;
const searchDays = 21;
const dayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** Whether a text may leave now, when it may, and which rule in which zone decides. */
export interface SlotVerdict {
  readonly outcome: "open" | "held" | "unknown";
  /** The asked instant when open, the next permitted one when held, null when none was found. */
  readonly at: Date | null;
  /** When the window that `at` lies in ends everywhere; nothing may leave a queue after it (carrier ValidityPeriod). */
  readonly closesAt: Date | null;
  readonly rule: string;
  readonly version: string;
  readonly zone: string | null;
  readonly sentence: string;
  readonly zones: readonly string[];
  readonly states: readonly string[];
}

export interface SlotOptions {
  /** The workspace's profile; null or absent = the legal floor alone. */
  readonly profile?: TimingProfile | null;
  /** A campaign's own windows: they narrow further. */
  readonly campaignWindows?: Windows | null;
  /** No law names hours for e-mail: only the windows that are given here bind. */
  readonly isLawFree?: boolean;
}

interface Slot {
  readonly at: number | null;
  readonly closesAt: number | null;
  readonly binding: Rule | null;
  readonly open: boolean;
}

const slots = new Map<string, Slot>();

/**
 * The next instant at which the window of every candidate state is open in every candidate zone, with ten minutes left
 * before any of them ends; the asked instant itself when it is one. An intersection that is empty on a day moves to
 * the next day, never to the nearest minute outside.
 */
export function nextSlot(evidence: PlaceEvidence, at: Date, options: SlotOptions = {}): SlotVerdict {
  const candidates = candidatesFor(evidence, at);
  if (candidates.places.length === 0 || candidates.zones.length === 0) return placeUnknown(candidates);
  const now = at.getTime();
  const slot = slotOf(candidates, now, options);
  return verdictOf(candidates, slot, at);
}

/** Whether a text may be dispatched at this instant. */
export function isOpen(evidence: PlaceEvidence, at: Date, options: SlotOptions = {}): boolean {
  return nextSlot(evidence, at, options).outcome === "open";
}

function slotOf(candidates: Candidates, now: number, options: SlotOptions): Slot {
  const rules = allRules(candidates, now, options);
  const key = `${ruleSetId(rules)}@${Math.floor(now / minute)}`;
  return remembered(slots, key, () => search(rules, now));
}

function allRules(candidates: Candidates, now: number, options: SlotOptions): readonly Rule[] {
  const { profile, campaignWindows, isLawFree } = options;
  const workspace = profile
    ? [{ id: "workspace.hours", label: "the workspace's sending window", windows: profile.windows }]
    : [];
  const campaign = campaignWindows
    ? [{ id: "campaign.hours", label: "the campaign's sending window", windows: campaignWindows }]
    : [];
  const bound = isLawFree ? { ...candidates, key: `${candidates.key}~free`, places: [] } : candidates;
  return rulesFor(bound, new Date(now).toISOString().slice(0, 10), [...workspace, ...campaign]);
}

/** Moves on to the next opening of whichever rule is closed until none is. */
function search(rules: readonly Rule[], now: number): Slot {
  const limit = now + searchDays * dayLength;
  let at = now;
  let binding: Rule | null = null;
  while (at <= limit) {
    const closed = rules.find((rule) => !isOpenUnder(rule, at));
    if (!closed) return { at, closesAt: closingOf(rules, at), binding, open: at === now };
    binding = closed;
    at = nextOpening(closed, at, limit);
  }
  return { at: null, closesAt: null, binding, open: false };
}

function isOpenUnder(rule: Rule, at: number): boolean {
  const wall = wallAt(rule.zone, at);
  const hours = rule.hoursOn(wall.day);
  return hours !== null && wall.minute >= hours[0] && wall.minute < hours[1] - guardMinutes;
}

/** The first instant after `at` at which this rule alone is open. */
function nextOpening(rule: Rule, at: number, limit: number): number {
  const { day } = wallAt(rule.zone, at);
  for (let ahead = 0; ahead <= searchDays + 1; ahead++) {
    const hours = rule.hoursOn(day + ahead);
    if (!hours) continue;
    const opening = instantOf(rule.zone, { day: day + ahead, minute: hours[0] });
    if (opening > at && isOpenUnder(rule, opening)) return opening;
  }
  return limit + 1;
}

function closingOf(rules: readonly Rule[], at: number): number {
  const ends = rules.map((rule) => {
    const wall = wallAt(rule.zone, at);
    const hours = rule.hoursOn(wall.day);
    return hours ? instantOf(rule.zone, { day: wall.day, minute: hours[1] }) : at;
  });
  return Math.min(...ends);
}

function verdictOf(candidates: Candidates, slot: Slot, asked: Date): SlotVerdict {
  const { binding, open } = slot;
  const at = slot.at === null ? null : new Date(open ? asked.getTime() : slot.at);
  const rule = binding ?? noRule;
  return {
    outcome: open ? "open" : at ? "held" : "unknown",
    at,
    closesAt: slot.closesAt === null ? null : new Date(slot.closesAt),
    rule: rule.id,
    version: rule.version,
    zone: rule.zone,
    sentence: open ? "Inside the sending hours of every place this lead may be in." : heldSentence(binding, at, asked),
    zones: candidates.zones,
    states: candidates.states,
  };
}

const noRule = { id: "hours", version: "2026-11", zone: null };

function heldSentence(binding: Rule | null, at: Date | null, asked: Date): string {
  if (!binding) return "No sending hours are known for this lead.";
  if (!at)
    return `No hour in the next ${searchDays} days is inside the sending hours of every place this lead may be in: ${binding.label}. Ask for their time zone.`;
  const wall = wallAt(binding.zone, at.getTime());
  const far = at.getTime() - asked.getTime() >= dayLength;
  const when = far
    ? `${dayNames[weekdayOf(wall.day)]} ${dateOf(wall.day)} ${clockText(wall.minute)}`
    : clockText(wall.minute);
  return `Held until ${when} in ${cityOf(binding.zone)}: ${binding.label}.`;
}

function placeUnknown({ zones, states }: Candidates): SlotVerdict {
  const sentence =
    "Nothing tells where this lead is, so no hour is known to be allowed. Add a time zone, a state or a country.";
  return {
    outcome: "unknown",
    at: null,
    closesAt: null,
    rule: "hours.place",
    version: "2026-11",
    zone: null,
    sentence,
    zones,
    states,
  };
}

const ruleSetIds = new WeakMap<readonly Rule[], number>();
let lastRuleSet = 0;

function ruleSetId(rules: readonly Rule[]): number {
  const id = ruleSetIds.get(rules) ?? ++lastRuleSet;
  ruleSetIds.set(rules, id);
  return id;
}
