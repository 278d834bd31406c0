import { and, asc, eq, gt, inArray, notInArray, or } from "drizzle-orm";
import { importProblems } from "@/drizzle/schema";
import { suppressedAmong } from "@/server/consent";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { readRow } from "../read-row";
import { factsOf, lockImport, updateImport, withFacts } from "../rows";
import type { ProblemWord } from "../schemas";
import {
  addOutcome,
  addressesOf,
  countSuppressed,
  type Earlier,
  knownTo,
  nothingEarlier,
  offered,
  planBatch,
} from "../writing/plan-batch";
import { openWork, planningOf, type Work } from "../writing/work";
import { sealedProblem, writeProblems } from "../writing/write-batch";
import { unsealedProblem } from "./problems";

const pageRows = 1000;

/** These look at the other rows of the file: only a row that was written anew can be judged without them. */
const besideOthers: ProblemWord[] = ["duplicate", "two_leads"];

/**
 * Reads the rejected rows once more, as a person's answers have it: those that are right now leave the list and are
 * counted as what they become. Only these rows are read, not the file. `system`: its callers ask for the right and record.
 */
export async function recheckProblems(ctx: Ctx, importId: string, edited: readonly number[] = []): Promise<void> {
  const work = await openWork(ctx, importId, () => false);
  const earlier = nothingEarlier();
  for (let after: number | null = 0; after !== null; ) {
    const from: number = after;
    after = await inTransaction(ctx, (tx) => recheckPage(tx, { work, earlier, edited, after: from }));
  }
}

type Page = { work: Work; earlier: Earlier; edited: readonly number[]; after: number };

/** Answers the last row that it looked at, null at the end. */
async function recheckPage(tx: Tx, { work, earlier, edited, after }: Page): Promise<number | null> {
  const one = await lockImport(tx, work.one.id);
  const { check } = factsOf(one);
  if (one.status !== "mapping" || !check) return null;
  const own = and(eq(importProblems.tenantId, tx.tenantId), eq(importProblems.importId, one.id));
  const judged = or(notInArray(importProblems.kind, besideOthers), inArray(importProblems.row, [...edited, 0]));
  const page = await tx
    .select()
    .from(importProblems)
    .where(and(own, gt(importProblems.row, after), judged))
    .orderBy(asc(importProblems.row))
    .limit(pageRows);
  const rows = page.map((problem) => {
    const cells = unsealedProblem(problem, work.keys);
    const read = readRow(work.repairs.of(problem.row, cells), work.places);
    return offered({ row: problem.row, cells, read }, work);
  });
  const plan = planBatch(rows, await knownTo(tx, rows, { importId: one.id }), planningOf(work, earlier));
  for (const [key, id] of plan.here.keys) earlier.keys.set(key, id);
  for (const id of plan.here.ids) earlier.ids.add(id);
  const suppressed = countSuppressed(plan, await suppressedAmong(tx, addressesOf(plan)));
  const numbers = page.map((problem) => problem.row);
  await tx.delete(importProblems).where(and(own, inArray(importProblems.row, [...numbers, 0])));
  const sealed = plan.problems.map((problem) => sealedProblem(problem, { importId: one.id, keys: work.keys }));
  await writeProblems(tx, sealed, one.id);
  const corrected = { ...check, rejected: check.rejected - page.length };
  addOutcome(corrected, { ...plan.outcome, suppressed });
  const addressesLeftOut = (factsOf(one).addressesLeftOut ?? 0) + plan.leftOut;
  await updateImport(tx, one.id, { dialect: withFacts(one, { check: corrected, addressesLeftOut }) });
  return page.length < pageRows ? null : (numbers.at(-1) ?? null);
}
