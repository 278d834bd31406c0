import { z } from "zod";

/** How high a score stands; the least points of each band are part of the dated rules. */
export const scoreBands = ["cold", "warm", "hot"] as const;
export type ScoreBand = (typeof scoreBands)[number];

/** One reason of a score: its points, what the rule is worth when fresh, and how old the signal is. */
export const ScoreReason = z.object({
  rule: z.string(),
  part: z.enum(["fit", "engagement", "limit"]),
  points: z.int(),
  weight: z.int(),
  count: z.int(),
  ageDays: z.number().nullable(),
});
export type ScoreReason = z.infer<typeof ScoreReason>;

export const ScoreInput = z.object({ leadId: z.string() });
export type ScoreInput = z.infer<typeof ScoreInput>;
