import type { Qualification } from "@/server/leads/schemas";
import { reengageableAt, refusalToReengage } from "./eligibility";
import { qualificationOf } from "./qualify";
import { rulesInForce } from "./rules";
import { type Score, scoreOf } from "./score";
import type { Known } from "./signals";

const dayMs = 86_400_000;

/** One lead as it stands by the rules in force. */
export interface Standing {
  readonly known: Known;
  readonly score: Score;
  readonly qualification: Qualification;
  readonly reason: string;
  readonly eligible: boolean;
  /** When it must be looked at again; null when only an event can change it. */
  readonly dueAt: Date | null;
}

/** Everything that follows from what is known of a lead at this instant. */
export function assessed(known: Known, now: Date): Standing {
  const score = scoreOf(known.signals, rulesInForce, now);
  const { qualification, reason } = qualificationOf(known.signals, score, rulesInForce);
  const eligible = refusalToReengage(known.eligibility, now) === null;
  return { known, score, qualification, reason, eligible, dueAt: nextLook(known, score, now) };
}

/** Fading signals are looked at daily; one that waits for the end of its pause, then. */
function nextLook({ eligibility }: Known, { reasons }: Score, now: Date): Date | null {
  const fades = reasons.some(({ ageDays }) => ageDays !== null);
  const waitsUntil = eligibility.wasSent ? reengageableAt(eligibility) : null;
  const moments = [...(fades ? [new Date(now.getTime() + dayMs)] : []), ...(waitsUntil ? [waitsUntil] : [])];
  return moments.filter((at) => at > now).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}
