import { and, asc, eq, gt, sql } from "drizzle-orm";
import { importProblems } from "@/drizzle/schema";
import { authorize } from "@/server/platform/access";
import { csvLine, csvMark } from "@/server/platform/csv";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { type TenantKeys, tenantKeys, unsealWith } from "@/server/platform/vault";
import { factsOf, importRow } from "./rows";
import { type ImportIdInput, type ImportProblem, ListProblemsInput } from "./schemas";

type ProblemRow = typeof importProblems.$inferSelect;

function shown(row: ProblemRow, columns: readonly string[], keys: TenantKeys): ImportProblem {
  const place = { table: "import_problems", column: "original_sealed", row: `${row.importId}:${row.row}` };
  const original = JSON.parse(unsealWith(keys, place, row.originalSealed)) as string[];
  const at = row.column === null ? -1 : columns.indexOf(row.column);
  return {
    row: row.row,
    column: row.column,
    reason: row.reason,
    value: at < 0 ? null : (original[at] ?? "").slice(0, 1000),
    original,
  };
}

async function pageOf(tx: Tx, { importId, after, limit }: { importId: string; after: number; limit: number }) {
  const columns = factsOf(await importRow(tx, importId)).dialect.columns;
  const keys = await tenantKeys(tx);
  const own = and(eq(importProblems.tenantId, tx.tenantId), eq(importProblems.importId, importId));
  const rows = await tx
    .select()
    .from(importProblems)
    .where(and(own, gt(importProblems.row, after)))
    .orderBy(asc(importProblems.row))
    .limit(limit);
  return { columns, problems: rows.map((row) => shown(row, columns, keys)) };
}

/** Rejected rows from the one after `after`, each with its column, value and reason. */
export async function listProblems(ctx: Ctx, input: ListProblemsInput): Promise<ImportProblem[]> {
  authorize(ctx, "leads:import");
  const page = ListProblemsInput.parse(input);
  return inTransaction(ctx, async (tx) => (await pageOf(tx, page)).problems);
}

export interface ProblemKind {
  column: string | null;
  reason: string;
  count: number;
  firstRow: number;
}

/** The rejected rows by problem, the commonest first. */
export async function problemKinds(ctx: Ctx, { importId }: ImportIdInput): Promise<ProblemKind[]> {
  authorize(ctx, "leads:import");
  return inTransaction(ctx, async (tx) => {
    await importRow(tx, importId);
    return tx
      .select({
        column: importProblems.column,
        reason: importProblems.reason,
        count: sql<number>`count(*)::int`,
        firstRow: sql<number>`min(${importProblems.row})::int`,
      })
      .from(importProblems)
      .where(and(eq(importProblems.tenantId, tx.tenantId), eq(importProblems.importId, importId)))
      .groupBy(importProblems.column, importProblems.reason)
      .orderBy(sql`count(*) desc`, importProblems.reason)
      .limit(100);
  });
}

/**
 * The rejected rows as CSV: the original columns, then row, column, value and reason. Corrected and uploaded again, only
 * these rows change anything.
 */
export async function problemsCsv(ctx: Ctx, { importId }: ImportIdInput): Promise<AsyncGenerator<string>> {
  authorize(ctx, "leads:import");
  const { columns } = await inTransaction(ctx, (tx) => pageOf(tx, { importId, after: 0, limit: 1 }));
  return pages();

  async function* pages() {
    yield csvMark + csvLine([...columns, "row", "column", "value", "reason"]);
    for (let after: number | null = 0; after !== null; ) {
      const { problems } = await inTransaction(ctx, (tx) => pageOf(tx, { importId, after: after ?? 0, limit: 1000 }));
      yield problems
        .map((one) =>
          csvLine([
            ...columns.map((_, at) => one.original[at] ?? ""),
            String(one.row),
            one.column ?? "",
            one.value ?? "",
            one.reason,
          ]),
        )
        .join("");
      after = problems.at(-1)?.row ?? null;
    }
  }
}
