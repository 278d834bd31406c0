import type { leadProgressions } from "@/drizzle/schema";
import { rulesInForce } from "./rules";
import { bandOf } from "./score";
import type { Standing } from "./standing";

type Progression = Omit<typeof leadProgressions.$inferInsert, "tenantId" | "id" | "rules" | "at">;
type Before = { score: number; band: Progression["fromBand"]; qualification: Progression["fromQualification"] };

/** Where a lead stood before: a lead that was never assessed stood at its fields alone. */
const from = (before: Before | null, { score }: Standing): Before =>
  before ?? { score: score.fit, band: bandOf(score.fit, rulesInForce), qualification: "unqualified" };

/** What is to be remembered of a new assessment: a band crossed or a qualification changed, with its reason; else null. */
export function progressionOf(before: Before | null, now: Standing): Progression | null {
  const was = from(before, now);
  const { score, qualification, reason, known } = now;
  if (was.band === score.band && was.qualification === qualification) return null;
  return {
    leadId: known.row.id,
    fromBand: was.band,
    toBand: score.band,
    fromQualification: was.qualification,
    toQualification: qualification,
    fromScore: was.score,
    toScore: score.score,
    reason: was.qualification === qualification && score.score < was.score ? "What it did lies further back." : reason,
  };
}
