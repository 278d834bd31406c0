import { setImmediate as breathe } from "node:timers/promises";
import { and, eq } from "drizzle-orm";
import { importProblems, memberships, users } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { database, inTransaction, isDuplicate, type Tx } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { readStoredFile } from "@/server/platform/files";
import { type TenantKeys, tenantKeys } from "@/server/platform/vault";
import { importFinished, importProgressed, importRequested } from "../events";
import { type FieldPlaces, placesOf, readRow } from "../read-row";
import { forgetFile, storedName } from "../reading/arrive";
import { recordsOf } from "../reading/csv";
import { factsOf, type ImportRow, importRow, lockImport, updateImport, withFacts } from "../rows";
import type { FileConsent, ImportField, Outcome } from "../schemas";
import type { Identity } from "./decide";
import { type FileRow, type Members, type Planning, planBatch } from "./plan-batch";
import { takeBackSome } from "./take-back";
import { writeBatch, writeProblems } from "./write-batch";

/** Small enough that the embedded database, which works in this thread, never keeps a webhook waiting for long. */
const batchRows = 1000;

/** What a runner holds of an import while it works. */
export interface Work {
  ctx: Ctx;
  one: ImportRow;
  keys: TenantKeys;
  members: Members;
  places: FieldPlaces;
  isOver: () => boolean;
}

export type RunInput = { importId: string; budgetMs?: number };

/**
 * Moves an import on for at most `budgetMs`: reads all rows, then writes them in batches, each in one transaction that
 * also moves `rowsDone`; a restart goes on behind the last one. Answers whether it is done. `system`: only the job calls it.
 */
export async function runImportBatches(
  ctx: Ctx,
  { importId, budgetMs = 20_000 }: RunInput,
): Promise<{ done: boolean }> {
  const until = ctx.realNow().getTime() + budgetMs;
  const work = await openWork(ctx, importId, () => ctx.realNow().getTime() > until);
  if (work.one.cancelRequested) return takeBackSome(work);
  try {
    if (work.one.status === "validating") return await readAll(work);
    if (work.one.status === "running") return await writeAll(work);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await fail(work, error.message);
  }
  return { done: true };
}

async function openWork(ctx: Ctx, importId: string, isOver: () => boolean): Promise<Work> {
  return inTransaction(ctx, async (tx) => {
    const one = await importRow(tx, importId);
    const facts = factsOf(one);
    const places = placesOf({
      columns: facts.dialect.columns,
      mapping: one.mapping,
      defaultCountry: one.defaultCountry,
      dateOrder: one.dateOrder,
      consent: one.consent as FileConsent[],
      warranty: one.warranty,
      now: one.startedAt ?? tx.now(),
      sandbox: ctx.sandbox,
    });
    return { ctx, one, keys: await tenantKeys(tx), members: await membersByName(tx), places, isOver };
  });
}

async function membersByName(tx: Tx): Promise<Members> {
  const rows = await tx
    .select({ id: users.id, name: users.name, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.tenantId, tx.tenantId));
  return new Map(
    rows.flatMap((row) => [[row.name.toLowerCase(), row.id] as const, [row.email.toLowerCase(), row.id] as const]),
  );
}

const fieldOfKey: Record<keyof Identity, ImportField> = {
  phoneHash: "phone",
  emailHash: "email",
  externalId: "external_id",
};

const planningOf = ({ keys, one, members, places }: Work, made: Map<string, string> | null): Planning => ({
  keys,
  one,
  members,
  made,
  seen: new Set(),
  columnOf: (key) => places.plan.columns[places.at[fieldOfKey[key]] ?? -1] ?? null,
});

/** The file's rows from the first that is not done, in batches; the job's other work gets its turn between them. */
async function* batchesOf({ keys, one, places }: Work, from: number): AsyncGenerator<FileRow[]> {
  let batch: FileRow[] = [];
  let row = 0;
  for await (const cells of recordsOf(readStoredFile(keys, storedName(one.id)), factsOf(one).dialect)) {
    row++;
    if (row <= from) continue;
    batch.push({ row, cells, read: readRow(cells, places) });
    if (batch.length < batchRows) continue;
    yield batch;
    batch = [];
    await breathe();
  }
  if (batch.length > 0) yield batch;
}

/** Reads the file to its end before anything is written: what is not CSV fails here, whole. */
async function readAll(work: Work): Promise<{ done: boolean }> {
  const isReview = factsOf(work.one).next === "review";
  const found = isReview ? await checkRows(work) : { rows: await countRows(work), check: null };
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
      dialect: withFacts(one, { check: found.check }),
    });
    await announce(tx, isReview ? importProgressed : importRequested, { importId: one.id });
    await record(tx, "import.read", {
      subject: { type: "import", id: one.id },
      after: { rows: found.rows, rejected: found.check?.rejected },
    });
  });
  return { done: isReview };
}

async function countRows({ keys, one }: Work): Promise<number> {
  let rows = 0;
  for await (const _ of recordsOf(readStoredFile(keys, storedName(one.id)), factsOf(one).dialect)) {
    rows++;
    if (rows % 5000 === 0) await breathe();
  }
  return rows;
}

/** What the import would do, row by row, with the rejected rows kept for the screen; null when it was cancelled. */
async function checkRows(work: Work) {
  const planning = planningOf(work, new Map());
  const check = {
    created: 0,
    updated: 0,
    skipped: 0,
    rejected: 0,
    suppressed: 0,
    consent: { granted: 0, unknown: 0, none: 0, withdrawn: 0 },
  };
  let rows = 0;
  await inTransaction(work.ctx, (tx) => forgetProblems(tx, work.one.id));
  for await (const batch of batchesOf(work, 0)) {
    rows += batch.length;
    const goesOn = await inTransaction(work.ctx, async (tx) => {
      const plan = await planBatch(tx, batch, planning);
      await writeProblems(tx, plan.problems, { importId: work.one.id, keys: work.keys });
      add(check, plan.outcome);
      for (const { consent, before } of plan.planned)
        check.consent[consent.find((fact) => fact.channel === "sms")?.event ?? before?.smsConsent ?? "none"]++;
      const one = await updateImport(tx, work.one.id, { rowsDone: rows });
      await announce(tx, importProgressed, { importId: one.id });
      return !one.cancelRequested && one.status === "validating";
    });
    if (!goesOn) return null;
  }
  return { rows, check };
}

const forgetProblems = async (tx: Tx, importId: string) => {
  await tx
    .delete(importProblems)
    .where(and(eq(importProblems.tenantId, tx.tenantId), eq(importProblems.importId, importId)));
};

const add = (sum: Outcome, more: Outcome) => {
  for (const key of ["created", "updated", "skipped", "rejected", "suppressed"] as const) sum[key] += more[key];
};

/** Writes the rows that are not written yet. */
async function writeAll(work: Work): Promise<{ done: boolean }> {
  let done = work.one.rowsDone;
  for await (const batch of batchesOf(work, done)) {
    const went = await commitBatch(work, batch, done);
    if (went !== "written") return { done: went === "taken" };
    done += batch.length;
    if (learnedAfterRows.has(done)) await learnSizes();
    if (work.isOver()) return { done: false };
  }
  await finish(work, done);
  return { done: true };
}

/** A table has grown tenfold at each of these. */
const learnedAfterRows: ReadonlySet<number> = new Set([1, 10, 100, 1000].map((batches) => batches * batchRows));

/**
 * Tells the planner how large the tables have become. One that it believes to be empty is read by any index that begins
 * with the tenant, so that every foreign key checked walks through all of the tenant's leads; the embedded database
 * never finds out by itself.
 */
const learnSizes = async () =>
  (await database()).maintain("analyze leads, consent_records, import_changes, import_problems");

/** One batch, one transaction: its leads, its consent, its problems and the new resume point, or nothing of it. */
async function commitBatch(work: Work, batch: FileRow[], from: number): Promise<Committed> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryBatch(work, batch, from);
    } catch (error) {
      if (!isDuplicate(error) || attempt >= 3) throw error;
    }
  }
}

type Committed = "written" | "taken" | "cancelled";

function tryBatch(work: Work, batch: FileRow[], from: number): Promise<Committed> {
  return inTransaction(work.ctx, async (tx) => {
    const one = await lockImport(tx, work.one.id);
    if (one.cancelRequested) return "cancelled";
    if (one.status !== "running" || one.rowsDone !== from) return "taken";
    if (from === 0) await forgetProblems(tx, one.id);
    const plan = await planBatch(tx, batch, planningOf(work, null));
    await writeBatch(tx, plan, one);
    const sum = {
      created: one.created,
      updated: one.updated,
      skipped: one.skipped,
      rejected: one.rejected,
      suppressed: one.suppressed,
    };
    add(sum, plan.outcome);
    await updateImport(tx, one.id, { ...sum, rowsDone: from + batch.length });
    await announce(tx, importProgressed, { importId: one.id });
    return "written";
  });
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
