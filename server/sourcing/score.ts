import type { ConversationState, ResponseStatus } from "@/server/leads/schemas";
import type { EngagementSignal, ScoreRules } from "./rules";
import type { ScoreBand, ScoreReason } from "./schemas";

/** What is known of one lead when it is scored. */
export interface Signals {
  readonly fit: readonly { rule: string; weight: number }[];
  readonly lastReplyAt: Date | null;
  /** Replies within 90 days. */
  readonly replies: number;
  readonly lastClickAt: Date | null;
  /** The newest call that was not cancelled. */
  readonly lastBookedAt: Date | null;
  /** Texts that left since the last reply. */
  readonly unanswered: number;
  readonly responseStatus: ResponseStatus;
  readonly conversationState: ConversationState;
  /** No channel is left on which the lead may be contacted. */
  readonly isOptedOut: boolean;
}

export interface Score {
  readonly fit: number;
  readonly engagement: number;
  /** From 0 to 100: exactly the sum of the reasons' points. */
  readonly score: number;
  readonly band: ScoreBand;
  /** The weightiest first. */
  readonly reasons: ScoreReason[];
}

const dayMs = 86_400_000;
const highest = 100;

const daysSince = (now: Date, at: Date) => Math.max(0, (now.getTime() - at.getTime()) / dayMs);

type Happened = { signal: EngagementSignal; at: Date | null; count?: number };

function happenings(signals: Signals): Happened[] {
  const { lastReplyAt, lastClickAt, lastBookedAt, responseStatus, replies, unanswered } = signals;
  const list: Happened[] = [];
  if (lastBookedAt) list.push({ signal: "booked", at: lastBookedAt });
  if (responseStatus === "Interested" || responseStatus === "Converted") list.push({ signal: "interested", at: null });
  if (lastReplyAt) list.push({ signal: "replied", at: lastReplyAt });
  if (lastReplyAt && replies > 1) list.push({ signal: "replied_again", at: lastReplyAt, count: replies - 1 });
  if (lastClickAt) list.push({ signal: "clicked", at: lastClickAt });
  if (unanswered > 0) list.push({ signal: "unanswered", at: null, count: unanswered });
  if (responseStatus === "Rejected") list.push({ signal: "rejected", at: null });
  return list;
}

function reasonOf({ signal, at, count = 1 }: Happened, rules: ScoreRules, now: Date): ScoreReason {
  const { weight, halfLifeDays, most } = rules.engagement[signal];
  const ageDays = at && daysSince(now, at);
  const left = ageDays !== null && halfLifeDays !== null ? 0.5 ** (ageDays / halfLifeDays) : 1;
  const counted = Math.min(count, most);
  return {
    rule: signal,
    part: "engagement",
    points: Math.round(weight * counted * left) || 0,
    weight,
    count: counted,
    ageDays: ageDays && Math.floor(ageDays),
  };
}

const total = (reasons: readonly ScoreReason[]) => reasons.reduce((sum, { points }) => sum + points, 0);
const limit = (rule: string, points: number): ScoreReason[] =>
  points === 0 ? [] : [{ rule, part: "limit", points, weight: 0, count: 1, ageDays: null }];

/** What keeps a score within 0 and 100, and at 0 where the lead may not be contacted: a reason like any other. */
function limitOf(sum: number, isOptedOut: boolean): ScoreReason[] {
  if (isOptedOut) return limit("opted_out", -sum);
  return limit("limit", Math.min(highest, Math.max(0, sum)) - sum);
}

export const bandOf = (score: number, { bands }: ScoreRules): ScoreBand =>
  score >= bands.hot ? "hot" : score >= bands.warm ? "warm" : "cold";

/** A lead's score with every reason. Pure: the same signals, rules and instant give the same score. */
export function scoreOf(signals: Signals, rules: ScoreRules, now: Date): Score {
  const fit = signals.fit.map(
    ({ rule, weight }): ScoreReason => ({ rule, part: "fit", points: weight, weight, count: 1, ageDays: null }),
  );
  const engaged = happenings(signals)
    .map((one) => reasonOf(one, rules, now))
    .filter(({ points }) => points !== 0);
  const sum = total(fit) + total(engaged);
  const reasons = [...fit, ...engaged, ...limitOf(sum, signals.isOptedOut)];
  const score = total(reasons);
  return {
    fit: total(fit),
    engagement: total(engaged),
    score,
    band: bandOf(score, rules),
    reasons: reasons.sort((a, b) => Math.abs(b.points) - Math.abs(a.points)),
  };
}
