import type { Qualification } from "@/server/leads/schemas";
import type { ScoreRules } from "./rules";
import type { Score, Signals } from "./score";

export interface Qualified {
  readonly qualification: Qualification;
  /** A sentence for people. */
  readonly reason: string;
}

const lost: ReadonlySet<string> = new Set(["closed_lost", "invalid", "opted_out"]);
const signalWorth = 8;

/** How far a lead came, by what it did: what it refused comes first, then what it said, then how engaged it is. */
export function qualificationOf(signals: Signals, { engagement, reasons }: Score, rules: ScoreRules): Qualified {
  if (signals.isOptedOut) return { qualification: "disqualified", reason: "The lead may not be contacted." };
  if (signals.responseStatus === "Rejected" || lost.has(signals.conversationState))
    return { qualification: "disqualified", reason: "The lead declined." };
  if (signals.lastBookedAt) return { qualification: "qualified", reason: "The lead booked a call." };
  if (signals.responseStatus !== "No Response")
    return { qualification: "qualified", reason: "The lead is interested." };
  if (engagement >= rules.qualifiedFrom)
    return { qualification: "qualified", reason: `Its engagement reached ${rules.qualifiedFrom} points.` };
  const worth = (rule: string) => reasons.some((one) => one.rule === rule && one.points >= signalWorth);
  if (worth("replied")) return { qualification: "engaged", reason: "The lead replied." };
  if (worth("clicked")) return { qualification: "engaged", reason: "The lead opened its booking link." };
  return { qualification: "unqualified", reason: "Nothing recent tells of interest." };
}
