import { inTransaction } from "@/server/platform/db";
import { giveWay } from "@/server/platform/traffic";
import { batchesOf, type FileRow, rowsAtAStretch, type Stretch } from "./batches";
import { type Earlier, knownTo, nothingEarlier, type Offered, offered, type Plan, planBatch } from "./plan-batch";
import { planningOf, type Work } from "./work";
import { type Composed, compose } from "./write-batch";

/** A batch as it will be written, unless somebody changes the same leads first. */
export interface Prepared {
  rows: readonly Offered[];
  plan: Plan;
  composed: Composed;
}

/**
 * The batches from the first row that is not done: read, looked up, decided and sealed before their transactions begin.
 * The batch before may still be on its way to the database: what it makes is handed on. `system`: only the runner calls it.
 */
export async function* preparedBatches(work: Work, stretch: Stretch): AsyncGenerator<Prepared> {
  let earlier = nothingEarlier();
  for await (const batch of offeredBatches(work, stretch)) {
    const prepared = await prepare(work, batch, earlier);
    earlier = prepared.plan.here;
    yield prepared;
  }
}

async function* offeredBatches(work: Work, stretch: Stretch): AsyncGenerator<Offered[]> {
  for await (const batch of batchesOf(work, stretch)) yield await offeredOf(work, batch);
}

async function offeredOf(work: Work, batch: readonly FileRow[]): Promise<Offered[]> {
  const rows: Offered[] = [];
  for (const [at, file] of batch.entries()) {
    if (at % rowsAtAStretch === 0) await giveWay();
    rows.push(offered(file, work));
  }
  return rows;
}

/** `system`: looks up, changes nothing. */
async function prepare(work: Work, rows: readonly Offered[], earlier: Earlier): Promise<Prepared> {
  const known = await inTransaction(work.ctx, (tx) => knownTo(tx, rows, { importId: work.one.id }));
  const plan = planBatch(rows, known, planningOf(work, earlier));
  return { rows, plan, composed: await compose(plan, { ...work, now: work.ctx.now() }) };
}
