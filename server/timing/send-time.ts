import type { FrequencyVerdict } from "./frequency";
import { cityOf, clockText, instantOf, wallAt } from "./wall-clock";

const version = "2026-11";
const hourMs = 3_600_000;
const daysAhead = 3;
/** Below this many answers there is no evidence: chance would choose the hour (policy). */
export const leastAnswers = 30;

/** How many answers came in each hour of the day, in the zones of those who answered. */
export type AnswerHours = readonly number[];

/** When people answer: everybody of the workspace, and those of each industry. */
export interface ResponsePattern {
  readonly workspace: AnswerHours;
  readonly industries: ReadonlyMap<string, AnswerHours>;
}

export interface SendTimeQuestion {
  readonly pattern: ResponsePattern;
  readonly industry: string | null;
  /** The zone that the lead is most likely in; null = nobody knows. */
  readonly zone: string | null;
  /** Whether the sending hours allow that instant. */
  readonly isOpen: (at: Date) => boolean;
  readonly at: Date;
}

const total = (hours: AnswerHours) => hours.reduce((sum, count) => sum + count, 0);

/** The pattern that speaks for a lead: its industry's where there is evidence, else the workspace's, else none. */
export function patternFor({ workspace, industries }: ResponsePattern, industry: string | null) {
  const own = industry ? industries.get(industry) : undefined;
  if (own && total(own) >= leastAnswers) return { hours: own, who: `people in ${industry}` };
  return total(workspace) >= leastAnswers ? { hours: workspace, who: "your leads" } : null;
}

/** Hours of the day, the best first; each hour's neighbours count half, so that one busy evening does not decide. */
export function rankedHours(hours: AnswerHours): number[] {
  const at = (hour: number) => hours[(hour + 24) % 24] ?? 0;
  const score = (hour: number) => at(hour) + (at(hour - 1) + at(hour + 1)) / 2;
  return Array.from({ length: 24 }, (_, hour) => hour).sort((a, b) => score(b) - score(a) || a - b);
}

/** What is known about the best hour, in words. */
export function evidenceSentence(pattern: ResponsePattern, industry: string | null = null): string {
  const found = patternFor(pattern, industry);
  if (!found)
    return `No evidence yet (${total(pattern.workspace)} of ${leastAnswers} answers): messages leave as soon as the sending hours allow.`;
  const [best = 0] = rankedHours(found.hours);
  return `Of ${total(found.hours)} answers most came around ${hourText(best)} in the lead's own time: ${found.who} answer then.`;
}

const hourText = (hour: number) => `${clockText(hour * 60)}-${clockText((hour + 1) * 60)}`;

/**
 * When a message leaves so that it is there when people like the lead answer: in the best hour that the sending hours
 * allow, within three days; at once while there is no evidence, or no zone.
 */
export function sendTime(question: SendTimeQuestion): FrequencyVerdict {
  const { pattern, industry, zone, at } = question;
  const found = patternFor(pattern, industry);
  const now = { outcome: "open", at, rule: "send-time", version } as const;
  if (!found) return { ...now, sentence: evidenceSentence(pattern, industry) };
  if (!zone) return { ...now, sentence: "Nothing tells the lead's time, so no hour is better than another." };
  const best = firstBest(rankedHours(found.hours), zone, question);
  if (!best || best.at <= at) return { ...now, sentence: `It is an hour in which ${found.who} answer.` };
  return {
    ...now,
    outcome: "held",
    at: best.at,
    sentence: `Held until ${clockText(best.hour * 60)} in ${cityOf(zone)}: ${found.who} answer most around ${hourText(best.hour)} (${total(found.hours)} answers).`,
  };
}

/** The best hour that is open on one of the next days; the hour that runs counts while it does. */
function firstBest(ranked: readonly number[], zone: string, { isOpen, at }: SendTimeQuestion) {
  const today = wallAt(zone, at.getTime()).day;
  for (const hour of ranked)
    for (let day = today; day < today + daysAhead; day++) {
      const begins = instantOf(zone, { day, minute: hour * 60 });
      const when = new Date(Math.max(begins, at.getTime()));
      if (when.getTime() < begins + hourMs && isOpen(when)) return { at: when, hour };
    }
  return null;
}
