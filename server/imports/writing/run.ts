import { record } from "@/server/audit";
import { suppressedAmong } from "@/server/consent";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { learnGrowth } from "@/server/platform/db/learn-growth";
import { Refused } from "@/server/platform/errors";
import { importFinished, importProgressed, importRequested } from "../events";
import { forgetFile } from "../reading/arrive";
import { factsOf, lockImport, updateImport, withFacts } from "../rows";
import { ahead, batchesOf, countRows } from "./batches";
import { commitBatch } from "./commit-batch";
import {
  addOutcome,
  addressesOf,
  countSuppressed,
  type Earlier,
  knownTo,
  nothingEarlier,
  offered,
  type Plan,
  planBatch,
} from "./plan-batch";
import { preparedBatches } from "./prepare-batch";
import { takeBackSome } from "./take-back";
import { openWork, planningOf, rowsPerBatch, type Work } from "./work";
import { forgetProblems, sealedProblem, writeProblems } from "./write-batch";

export type RunInput = { importId: string; budgetMs?: number };

/**
 * Moves an import on for at most `budgetMs`: reads all rows, then writes them in batches, each in one transaction that
 * also moves `rowsDone`; a restart goes on behind the last one. Answers whether it is done. `system`: only the job calls it.
 */
export async function runImportBatches(
  ctx: Ctx,
  { importId, budgetMs = 60_000 }: RunInput,
): Promise<{ done: boolean }> {
  const until = ctx.realNow().getTime() + budgetMs;
  const work = await openWork(ctx, importId, () => ctx.realNow().getTime() > until);
  if (work.one.cancelRequested) return takeBackSome(work);
  if (work.one.pausedAt) return { done: true };
  try {
    if (work.one.status === "validating") return await readAll(work);
    if (work.one.status === "running") return await writeAll(work);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await fail(work, error.message);
  }
  return { done: true };
}

/** Reads the file to its end before anything is written: what is not CSV fails here, whole. */
async function readAll(work: Work): Promise<{ done: boolean }> {
  const isReview = factsOf(work.one).next === "review";
  const found = isReview ? await checkRows(work) : { rows: await countRows(work), check: null, leftOut: 0 };
  if (!found) return { done: false };
  if (found.rows === 0) throw new Refused("The file has a header but no rows below it.");
  await inTransaction(work.ctx, async (tx) => {
    const one = await lockImport(tx, work.one.id);
    if (one.status !== "validating") return;
    const status = isReview ? "mapping" : "running";
    await updateImport(tx, one.id, {
      status,
      rowsTotal: found.rows,
      rowsDone: 0,
      rowsAtSince: 0,
      runningSince: tx.realNow(),
      dialect: withFacts(one, { check: found.check, addressesLeftOut: found.leftOut }),
    });
    await announce(tx, isReview ? importProgressed : importRequested, { importId: one.id });
    await record(tx, "import.read", {
      subject: { type: "import", id: one.id },
      after: { rows: found.rows, rejected: found.check?.rejected },
    });
  });
  return { done: isReview };
}

/** What the import would do, row by row, with the rejected rows kept for the screen; null when it was cancelled. */
async function checkRows(work: Work) {
  const { id } = work.one;
  const earlier = nothingEarlier();
  const check = {
    created: 0,
    updated: 0,
    skipped: 0,
    rejected: 0,
    suppressed: 0,
    consent: { granted: 0, unknown: 0, none: 0, withdrawn: 0 },
  };
  let rows = 0;
  let leftOut = 0;
  await inTransaction(work.ctx, (tx) => forgetProblems(tx, id));
  for await (const batch of ahead(batchesOf(work, { from: 0, size: await rowsPerBatch() }))) {
    rows += batch.length;
    const offers = batch.map((file) => offered(file, work));
    const goesOn = await inTransaction(work.ctx, async (tx) => {
      const plan = planBatch(offers, await knownTo(tx, offers, { importId: id }), planningOf(work, earlier));
      plan.outcome.suppressed = countSuppressed(plan, await suppressedAmong(tx, addressesOf(plan)));
      const problems = plan.problems.map((problem) => sealedProblem(problem, { importId: id, keys: work.keys }));
      await writeProblems(tx, problems, id);
      addOutcome(check, plan.outcome);
      leftOut += plan.leftOut;
      for (const { consent, before } of plan.planned)
        check.consent[consent.find((fact) => fact.channel === "sms")?.event ?? before?.smsConsent ?? "none"]++;
      remember(earlier, plan);
      const one = await updateImport(tx, id, { rowsDone: rows });
      await announce(tx, importProgressed, { importId: id });
      return !one.cancelRequested && one.status === "validating";
    });
    if (!goesOn) return null;
  }
  return { rows, check, leftOut };
}

/** A check cannot find what its own earlier rows would make or touch: it remembers so many keys and leads, then estimates. */
const mostRemembered = 300_000;

function remember(earlier: Earlier, { here }: Plan) {
  if (earlier.keys.size + earlier.ids.size > mostRemembered) return;
  for (const id of here.ids) earlier.ids.add(id);
  for (const [key, id] of here.keys) earlier.keys.set(key, id);
}

/** Writes the rows that are not written yet, each batch prepared while the one before it is written. */
async function writeAll(work: Work): Promise<{ done: boolean }> {
  let done = work.one.rowsDone;
  const size = await rowsPerBatch();
  for await (const batch of ahead(preparedBatches(work, { from: done, size }))) {
    const went = await commitBatch(work, batch, done);
    if (went !== "written") return { done: went === "taken" };
    done += batch.rows.length;
    await learnGrowth(["leads", "consent_records", "import_changes", "import_problems"]);
    if (work.isOver()) return { done: false };
  }
  await finish(work, done);
  return { done: true };
}

async function finish({ ctx, one: { id }, keys }: Work, rows: number) {
  await inTransaction(ctx, async (tx) => {
    const one = await lockImport(tx, id);
    if (one.status !== "running" || one.rowsDone !== rows) return;
    await updateImport(tx, id, { status: "completed", rowsTotal: rows, finishedAt: tx.now() });
    const { created, updated, skipped, rejected, suppressed } = one;
    await record(tx, "import.completed", {
      subject: { type: "import", id },
      after: { rows, created, updated, skipped, rejected, suppressed },
    });
    await announce(tx, importFinished, { importId: id });
  });
  await forgetFile({ keys, importId: id });
}

async function fail({ ctx, one: { id }, keys }: Work, sentence: string) {
  await inTransaction(ctx, async (tx) => {
    await updateImport(tx, id, { status: "failed", error: sentence, finishedAt: tx.now() });
    await record(tx, "import.failed", { subject: { type: "import", id }, reason: sentence });
    await announce(tx, importFinished, { importId: id });
  });
  await forgetFile({ keys, importId: id });
}
