import type { confidences, FollowUpStage, ResponseStatus } from "@/server/leads/schemas";

/** Days without contact after which a lead that did not answer may be asked again. */
export const reengageAfterDays = 7;

export interface EligibilityFacts {
  /** Something of ours left for this lead: Engagement_Status = Sent, read from the ledger. */
  readonly wasSent: boolean;
  readonly responseStatus: ResponseStatus;
  readonly lastContactedAt: Date | null;
  readonly followUpStage: FollowUpStage | null;
  /** The best of the addresses that it can be reached at. */
  readonly confidence: (typeof confidences)[number];
  readonly isOptedOut: boolean;
}

const dayMs = 86_400_000;

/** When the wait after the last contact is over; null when nothing was sent. */
export const reengageableAt = ({ lastContactedAt }: Pick<EligibilityFacts, "lastContactedAt">): Date | null =>
  lastContactedAt && new Date(lastContactedAt.getTime() + reengageAfterDays * dayMs);

/**
 * Why a lead may not be re-engaged now, or null when it may: the five criteria of the re-engagement system (R), after an
 * opt-out, which outranks them all.
 */
export function refusalToReengage(facts: EligibilityFacts, now: Date): string | null {
  if (facts.isOptedOut) return "The lead may not be contacted.";
  if (!facts.wasSent) return "Nothing was sent to the lead yet.";
  if (facts.responseStatus !== "No Response") return `The lead has answered (${facts.responseStatus}).`;
  if (facts.followUpStage === "Followup_2") return "Both follow-ups were sent.";
  if (facts.confidence === "Unknown") return "No address of the lead is known to work.";
  const waitsUntil = reengageableAt(facts);
  if (!waitsUntil || waitsUntil > now) return `The last contact is less than ${reengageAfterDays} days ago.`;
  return null;
}
