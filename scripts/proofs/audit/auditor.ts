import { caseFileOf } from "./case-file";
import type { Evidence, Violation } from "./evidence";
import { apart, figuresAgree, keptOnce, nothingStuck } from "./kept";
import { consented, inHours, withinBudget } from "./lawful";
import { sentOnce } from "./once";

/**
 * What a run broke of the invariants I1 to I8 (performance.md section 5), by the carrier's log, the client's log and a
 * snapshot of the database alone. It imports nothing of the product, so that a mistake there cannot excuse itself here.
 */
export function violationsIn(evidence: Evidence): Violation[] {
  const file = caseFileOf(evidence);
  return [sentOnce, consented, inHours, withinBudget, keptOnce, figuresAgree, apart, nothingStuck].flatMap((check) =>
    check(file),
  );
}
