/** The ways in which a carrier fails (performance.md 5.5), each as likely as the others. */
const faults = [
  "busy",
  "busy, with a wait",
  "fails before",
  "fails after",
  "resets before",
  "resets after",
  "broken words",
  "hangs before",
  "hangs after",
] as const;
export type Fault = (typeof faults)[number];

/** A reset and a hang come before or after the text was taken: half of their share each. */
const halves = new Set<Fault>(["resets before", "resets after", "hangs before", "hangs after"]);
const takes = new Set<Fault>(["fails after", "resets after", "broken words", "hangs after"]);

/** The fault of a call, by a chance in [0, 1); `share` of all calls meet each kind. */
export function faultAt(chance: number, share: number): Fault | null {
  let edge = 0;
  for (const fault of faults) {
    edge += halves.has(fault) ? share / 2 : share;
    if (chance < edge) return fault;
  }
  return null;
}

/** Whether the carrier has the text all the same. */
export const takesUnder = (fault: Fault | null): boolean => fault === null || takes.has(fault);
