import type { HaltCause } from "../schemas";

/** How a campaign's texts of the last week fared. */
export interface Fared {
  readonly sent: number;
  readonly undelivered: number;
  readonly optOuts: number;
}

type Rate = Extract<HaltCause, "undelivered" | "opt_outs">;

/**
 * Limits of November 2026 over a rolling week of at least 200 texts (policy): carriers publish none for texts beside the
 * filter's own answer, so these say when a list is too stale, or too unwilling, to go on with.
 */
export const haltLimits = { version: "2026-11", leastSent: 200, days: 7, undelivered: 0.25, opt_outs: 0.05 } as const;

/** Carriers that filter 3 % of a campaign's last 200 texts would soon filter them all [messaging-rules 2.1]. */
export const filterLimit = { last: 200, share: 0.03, codes: [30_004, 30_007] } as const;

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

/** The rate that halts a campaign, in words, or null. Opt-outs weigh first: they are people, not numbers. */
export function rateOverLimit({ sent, undelivered, optOuts }: Fared): { cause: Rate; reason: string } | null {
  if (sent < haltLimits.leastSent) return null;
  if (optOuts / sent >= haltLimits.opt_outs) {
    const reason = `${percent(optOuts / sent)} of the people whom it texted in ${haltLimits.days} days opted out; the limit is ${percent(haltLimits.opt_outs)}.`;
    return { cause: "opt_outs", reason };
  }
  if (undelivered / sent < haltLimits.undelivered) return null;
  const reason = `${percent(undelivered / sent)} of its texts of ${haltLimits.days} days could not be delivered; the limit is ${percent(haltLimits.undelivered)}.`;
  return { cause: "undelivered", reason };
}
