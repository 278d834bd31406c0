import type { ScoreBand } from "./schemas";

/** What a kind of act is worth when it is fresh, and after how many days half of it is left (null: it does not fade). */
export interface EngagementRule {
  readonly weight: number;
  readonly halfLifeDays: number | null;
  /** How often it counts at most. */
  readonly most: number;
}

/** Rules as dated data: a set is never edited, a change is a new set with its own version. */
export interface ScoreRules {
  readonly version: string;
  readonly engagement: Record<EngagementSignal, EngagementRule>;
  /** The least score of a band. */
  readonly bands: Record<Exclude<ScoreBand, "cold">, number>;
  /** The engagement from which a lead counts as qualified without having said so. */
  readonly qualifiedFrom: number;
}

export const engagementSignals = [
  "booked",
  "interested",
  "replied",
  "replied_again",
  "clicked",
  "unanswered",
  "rejected",
] as const;
export type EngagementSignal = (typeof engagementSignals)[number];

/** In force since November 2026. */
const rules2026November: ScoreRules = {
  version: "2026-11",
  engagement: {
    booked: { weight: 35, halfLifeDays: 60, most: 1 },
    interested: { weight: 15, halfLifeDays: null, most: 1 },
    replied: { weight: 25, halfLifeDays: 30, most: 1 },
    replied_again: { weight: 2, halfLifeDays: 30, most: 5 },
    clicked: { weight: 12, halfLifeDays: 21, most: 1 },
    unanswered: { weight: -2, halfLifeDays: null, most: 3 },
    rejected: { weight: -30, halfLifeDays: null, most: 1 },
  },
  bands: { warm: 25, hot: 55 },
  qualifiedFrom: 45,
};

export const rulesInForce = rules2026November;
