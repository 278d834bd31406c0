import { isDeepStrictEqual } from "node:util";
import { lockLeadsByIds } from "@/server/leads";
import { announce } from "@/server/platform/announce";
import { inTransaction, isDuplicate, type Tx } from "@/server/platform/db";
import { importProgressed } from "../events";
import { factsOf, type ImportRow, lockImport, updateImport, withFacts } from "../rows";
import { addOutcome, knownTo, nothingEarlier, type Plan, planBatch } from "./plan-batch";
import type { Prepared } from "./prepare-batch";
import { planningOf, type Work } from "./work";
import { compose, forgetProblems, writeBatch } from "./write-batch";

export type Committed = "written" | "taken" | "cancelled";

/** Somebody changed a lead between the preparation of a batch and its transaction. */
class Stale extends Error {}

const mostAttempts = 3;

/**
 * One batch, one transaction: its leads, its consent, its problems and the new resume point, or nothing of it. What was
 * prepared holds unless somebody made or changed one of its leads meanwhile: then the batch is decided again under locks.
 * `system`: only the runner calls it, which records the import as a whole.
 */
export async function commitBatch(work: Work, batch: Prepared, from: number): Promise<Committed> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryBatch(work, batch, { from, isFirst: attempt === 1 });
    } catch (error) {
      const mayRepeat = isDuplicate(error) || error instanceof Stale;
      if (!mayRepeat || attempt >= mostAttempts) throw error;
    }
  }
}

type Attempt = { from: number; isFirst: boolean };

/** `system`, as above. */
function tryBatch(work: Work, batch: Prepared, { from, isFirst }: Attempt): Promise<Committed> {
  return inTransaction(work.ctx, async (tx) => {
    const one = await lockImport(tx, work.one.id);
    if (one.cancelRequested) return "cancelled";
    if (one.status !== "running" || one.pausedAt || one.rowsDone !== from) return "taken";
    if (from === 0) await forgetProblems(tx, one.id);
    const { plan, composed } = isFirst ? await stillTrue(tx, batch) : await decidedAgain(tx, work, batch);
    const { suppressed, leftOut } = await writeBatch(tx, plan, { composed, one });
    const { created, updated, skipped, rejected } = one;
    const sum = { created, updated, skipped, rejected, suppressed: one.suppressed + suppressed };
    addOutcome(sum, plan.outcome);
    await updateImport(tx, one.id, {
      ...sum,
      rowsDone: from + batch.rows.length,
      progressAt: tx.realNow(),
      ...moreLeftOut(one, leftOut),
    });
    await announce(tx, importProgressed, { importId: one.id });
    return "written";
  });
}

const moreLeftOut = (one: ImportRow, count: number) =>
  count > 0 ? { dialect: withFacts(one, { addressesLeftOut: (factsOf(one).addressesLeftOut ?? 0) + count }) } : {};

/** Holds the leads that the plan found. @throws Stale when one of them is no longer what the plan saw. */
async function stillTrue(tx: Tx, batch: Prepared): Promise<Prepared> {
  const seen = foundBy(batch.plan);
  const held = await lockLeadsByIds(tx, [...seen.keys()]);
  if (held.length !== seen.size || held.some((lead) => !isDeepStrictEqual(lead, seen.get(lead.id)))) throw new Stale();
  return batch;
}

const foundBy = ({ planned }: Plan) =>
  new Map(planned.flatMap(({ before }) => (before ? [[before.id, before] as const] : [])));

async function decidedAgain(tx: Tx, work: Work, { rows }: Prepared): Promise<Pick<Prepared, "plan" | "composed">> {
  const known = await knownTo(tx, rows, { importId: work.one.id, lock: true });
  const plan = planBatch(rows, known, planningOf(work, nothingEarlier()));
  return { plan, composed: await compose(plan, { ...work, now: tx.now() }) };
}
