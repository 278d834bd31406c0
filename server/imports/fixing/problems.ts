import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import { importProblems } from "@/drizzle/schema";
import { authorize } from "@/server/platform/access";
import { csvLine, csvMark } from "@/server/platform/csv";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { type TenantKeys, tenantKeys, unsealWith } from "@/server/platform/vault";
import { factsOf, importRow } from "../rows";
import { type ImportIdInput, type ImportProblem, ListProblemsInput, type ProblemKind } from "../schemas";
import { answersOf, editsOf } from "./repairs";

type ProblemRow = typeof importProblems.$inferSelect;

/** The cells of a rejected row, as the file has them. */
export function unsealedProblem(row: ProblemRow, keys: TenantKeys): string[] {
  const place = { table: "import_problems", column: "original_sealed", row: `${row.importId}:${row.row}` };
  return JSON.parse(unsealWith(keys, place, row.originalSealed)) as string[];
}

type Shown = { columns: readonly string[]; keys: TenantKeys; edits: ReadonlyMap<number, string[]> };

function shown(row: ProblemRow, { columns, keys, edits }: Shown): ImportProblem {
  const original = unsealedProblem(row, keys);
  const edited = edits.get(row.row) ?? null;
  const at = row.column === null ? -1 : columns.indexOf(row.column);
  return {
    row: row.row,
    kind: row.kind,
    column: row.column,
    reason: row.reason,
    value: at < 0 ? null : (original[at] ?? "").slice(0, 1000),
    original,
    edited,
  };
}

const ofImport = (tx: Tx, importId: string) =>
  and(eq(importProblems.tenantId, tx.tenantId), eq(importProblems.importId, importId));

type Page = ListProblemsInput & { after: number; limit: number };

async function pageOf(tx: Tx, { importId, after, limit, kind, column }: Page) {
  const one = await importRow(tx, importId);
  const columns = factsOf(one).dialect.columns;
  const keys = await tenantKeys(tx);
  const ofKind = kind ? eq(importProblems.kind, kind) : undefined;
  const named = column === null ? isNull(importProblems.column) : undefined;
  const ofColumn = typeof column === "string" ? eq(importProblems.column, column) : named;
  const rows = await tx
    .select()
    .from(importProblems)
    .where(and(ofImport(tx, importId), gt(importProblems.row, after), ofKind, ofColumn))
    .orderBy(asc(importProblems.row))
    .limit(limit);
  const edits = one.status === "mapping" ? await editsOf(tx, importId, keys) : new Map<number, string[]>();
  return { columns, problems: rows.map((row) => shown(row, { columns, keys, edits })) };
}

/** Rejected rows from the one after `after`, each with its column, value and reason; all, or those of one problem. */
export async function listProblems(ctx: Ctx, input: ListProblemsInput): Promise<ImportProblem[]> {
  authorize(ctx, "leads:import");
  const page = ListProblemsInput.parse(input);
  return inTransaction(ctx, async (tx) => (await pageOf(tx, page)).problems);
}

/** @throws Refused when the row is not among the rejected ones. */
export async function originalOf(
  tx: Tx,
  { importId, keys, row }: { importId: string; keys: TenantKeys; row: number },
): Promise<string[]> {
  const [problem] = await tx
    .select()
    .from(importProblems)
    .where(and(ofImport(tx, importId), eq(importProblems.row, row)));
  if (!problem) throw new Refused(`Row ${row} is not among the rejected ones: there is nothing to correct.`);
  return unsealedProblem(problem, keys);
}

/** The rejected rows by problem, the commonest first. */
export async function problemKinds(ctx: Ctx, { importId }: ImportIdInput): Promise<ProblemKind[]> {
  authorize(ctx, "leads:import");
  return inTransaction(ctx, async (tx) => {
    const one = await importRow(tx, importId);
    const keys = await tenantKeys(tx);
    const { columns } = factsOf(one).dialect;
    const left = answersOf(one, keys).filter((answer) => answer.kind === "leave_out");
    const groups = await tx
      .select({
        kind: importProblems.kind,
        column: importProblems.column,
        reason: sql<string>`min(${importProblems.reason})`,
        count: sql<number>`count(*)::int`,
        firstRow: sql<number>`min(${importProblems.row})::int`,
      })
      .from(importProblems)
      .where(ofImport(tx, importId))
      .groupBy(importProblems.kind, importProblems.column)
      .orderBy(sql`count(*) desc`, importProblems.kind)
      .limit(100);
    const values = await valuesByGroup(tx, { importId, columns, keys });
    return groups.map((group) => ({
      ...group,
      values: values.get(`${group.kind}|${group.column}`) ?? [],
      isLeftOut: left.some(({ problem, column }) => problem === group.kind && column === group.column),
    }));
  });
}

const rowsLookedAt = 2000;
const valuesShown = 8;

type Sought = { importId: string; columns: readonly string[]; keys: TenantKeys };

/** The commonest values of each problem among the first rows. */
async function valuesByGroup(tx: Tx, { importId, columns, keys }: Sought) {
  const rows = await tx
    .select()
    .from(importProblems)
    .where(ofImport(tx, importId))
    .orderBy(asc(importProblems.row))
    .limit(rowsLookedAt);
  const groups = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const at = row.column === null ? -1 : columns.indexOf(row.column);
    const value = at < 0 ? "" : (unsealedProblem(row, keys)[at] ?? "").trim().slice(0, 200);
    const counts = groups.get(`${row.kind}|${row.column}`) ?? new Map<string, number>();
    if (value !== "") counts.set(value, (counts.get(value) ?? 0) + 1);
    groups.set(`${row.kind}|${row.column}`, counts);
  }
  return new Map(
    [...groups].map(([group, counts]) => [
      group,
      [...counts]
        .map(([value, count]) => ({ value, count }))
        .sort((one, other) => other.count - one.count)
        .slice(0, valuesShown),
    ]),
  );
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
      yield problems.map((one) => csvLine(lineOf(one, columns))).join("");
      after = problems.at(-1)?.row ?? null;
    }
  }
}

function lineOf(one: ImportProblem, columns: readonly string[]): string[] {
  const cells = columns.map((_, at) => one.original[at] ?? "");
  return [...cells, String(one.row), one.column ?? "", one.value ?? "", one.reason];
}
