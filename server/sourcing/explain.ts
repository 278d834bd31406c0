import { and, eq } from "drizzle-orm";
import { leadAssessments } from "@/drizzle/schema";
import { leadRow } from "@/server/leads";
import type { Qualification } from "@/server/leads/schemas";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { refusalToReengage } from "./eligibility";
import { rulesInForce } from "./rules";
import type { ScoreBand, ScoreInput, ScoreReason } from "./schemas";
import { knownOfLeads } from "./signals";
import { assessed } from "./standing";

export interface ScoreExplained {
  score: number;
  fit: number;
  engagement: number;
  band: ScoreBand;
  qualification: Qualification;
  qualifiedBecause: string;
  /** The weightiest first; their points sum to the score. */
  reasons: ScoreReason[];
  rules: string;
  eligibleForReengagement: boolean;
  /** Why it may not be re-engaged now; null when it may. */
  notEligibleBecause: string | null;
  assessedAt: Date | null;
}

/** What a lead is worth at this instant and why, by the rules in force. @throws NotFound for a lead that the actor does not see. */
export async function explainScore(ctx: Ctx, { leadId }: ScoreInput): Promise<ScoreExplained> {
  authorize(ctx, "leads:read");
  return inTransaction(ctx, async (tx) => {
    const { id } = await leadRow(tx, leadId);
    const [known] = await knownOfLeads(tx, [id]);
    if (!known) throw new Error("A lead that is seen is known.");
    const [stored] = await tx
      .select({ assessedAt: leadAssessments.assessedAt })
      .from(leadAssessments)
      .where(and(eq(leadAssessments.tenantId, tx.tenantId), eq(leadAssessments.leadId, id)));
    const { score, qualification, reason, eligible } = assessed(known, tx.now());
    return {
      ...score,
      qualification,
      qualifiedBecause: reason,
      rules: rulesInForce.version,
      eligibleForReengagement: eligible,
      notEligibleBecause: refusalToReengage(known.eligibility, tx.now()),
      assessedAt: stored?.assessedAt ?? null,
    };
  });
}
