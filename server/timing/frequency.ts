import type { Candidates } from "./candidates";
import { nameOfRegion } from "./places";
import { statePack } from "./rule-packs";
import type { TimingProfile } from "./schemas";

const hour = 3_600_000;
const day = 24 * hour;
const version = "2026-11";
/** Texts of any kind to one person in 24 h, answers included (policy). */
export const abuseCapPer24Hours = 20;
/** An answer to an inbound text may go at any hour within ten minutes of it (policy). */
export const answerMinutes = 10;

/** What already went to one person, by any sender and campaign of the tenant, on the tenant's clock. */
export interface SentBefore {
  readonly at: Date;
  /** counted: marketing or started by the AI; answer: within a conversation; required: STOP, HELP, START, crisis texts. */
  readonly kind: "campaign" | "counted" | "answer" | "required";
}

export interface FrequencyVerdict {
  readonly outcome: "open" | "held";
  readonly at: Date;
  readonly rule: string;
  readonly version: string;
  readonly sentence: string;
}

export interface FrequencyQuestion {
  readonly kind: SentBefore["kind"];
  readonly sent: readonly SentBefore[];
  readonly states: Candidates["states"];
  readonly profile: TimingProfile;
  readonly at: Date;
}

interface Cap {
  readonly rule: string;
  readonly most: number;
  readonly withinMs: number;
  readonly counts: (sent: SentBefore) => boolean;
  readonly label: string;
}

/**
 * Whether one more text of this kind stays under every cap: rolling windows over all senders and campaigns, the
 * strictest of the states' laws and the workspace's own; answers count towards the abuse cap alone; required texts
 * always go.
 */
export function frequencyVerdict(question: FrequencyQuestion): FrequencyVerdict {
  const { kind, sent, at } = question;
  if (kind === "required") return open(at);
  const held = capsFor(question).flatMap((cap) => {
    const free = freeAt(cap, sent, at);
    return free > at.getTime() ? [{ cap, free }] : [];
  });
  const latest = held.sort((a, b) => b.free - a.free)[0];
  if (!latest) return open(at);
  return {
    outcome: "held",
    at: new Date(latest.free),
    rule: latest.cap.rule,
    version,
    sentence: sentenceFor(latest.cap),
  };
}

/** Whether an answer to a text received then may go now, whatever the hour. */
export function mayAnswerAtAnyHour(receivedAt: Date, at: Date): boolean {
  const waited = at.getTime() - receivedAt.getTime();
  return waited >= 0 && waited <= answerMinutes * 60_000;
}

const counted = (text: SentBefore) => text.kind === "campaign" || text.kind === "counted";

function capsFor({ kind, states, profile, at }: FrequencyQuestion): Cap[] {
  const inDay = { withinMs: day, counts: counted };
  const abuse: Cap = {
    ...inDay,
    rule: "frequency.abuse",
    most: abuseCapPer24Hours,
    counts: () => true,
    label: "texts of any kind in 24 hours",
  };
  if (kind === "answer") return [abuse];
  const { per24Hours, perWeek, campaignPer24Hours } = profile.caps;
  const caps: Cap[] = [
    ...stateCaps(states, at),
    { ...inDay, rule: "workspace.cap-24h", most: per24Hours, label: "texts in 24 hours" },
    abuse,
  ];
  if (perWeek)
    caps.push({
      rule: "workspace.cap-week",
      most: perWeek,
      withinMs: 7 * day,
      counts: counted,
      label: "texts in 7 days",
    });
  if (kind === "campaign") {
    const isCampaign = (text: SentBefore) => text.kind === "campaign";
    caps.push({
      ...inDay,
      rule: "workspace.cap-campaign",
      most: campaignPer24Hours,
      counts: isCampaign,
      label: "campaign texts in 24 hours",
    });
  }
  return caps;
}

function stateCaps(states: readonly string[], at: Date): Cap[] {
  const date = at.toISOString().slice(0, 10);
  return states.flatMap((state): Cap[] => {
    const pack = statePack(state, date);
    if (!pack?.capPer24Hours) return [];
    const label = `texts in 24 hours in ${nameOfRegion(state)} (${pack.source})`;
    return [{ rule: `${pack.id}.cap`, most: pack.capPer24Hours, withinMs: day, counts: counted, label }];
  });
}

/** When the rolling window has room again: when the text that fills its last place is old enough. */
function freeAt({ most, withinMs, counts }: Cap, sent: readonly SentBefore[], at: Date): number {
  const since = at.getTime() - withinMs;
  const inside = sent.filter((text) => counts(text) && text.at.getTime() > since).map((text) => text.at.getTime());
  if (inside.length < most) return at.getTime();
  const filling = inside.sort((a, b) => b - a)[most - 1] ?? at.getTime();
  return filling + withinMs;
}

const open = (at: Date): FrequencyVerdict => ({
  outcome: "open",
  at,
  rule: "frequency",
  version,
  sentence: "Under every frequency cap.",
});
const sentenceFor = ({ most, label }: Cap) => `Held by the cap of ${most} ${label}.`;
