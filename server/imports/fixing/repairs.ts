import { and, asc, eq, sql } from "drizzle-orm";
import { importEdits } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { sealWith, type TenantKeys, unsealWith } from "@/server/platform/vault";
import type { ImportRow } from "../rows";
import { ProblemAnswer } from "../schemas";

export const mostEdits = 10_000;

/** What a person said about the rows before they are read. */
export interface Repairs {
  /** The cells as they are to be read. */
  of: (row: number, cells: string[]) => string[];
  countries: string[];
}

type CellRepair = (cell: string) => string;

/** The answers that change cells, by the place of their column. Pure: the same cells give the same cells. */
export function cellRepairs(answers: readonly ProblemAnswer[], columns: readonly string[]): Map<number, CellRepair[]> {
  const repairs = new Map<number, CellRepair[]>();
  for (const answer of answers) {
    const repair = repairBy(answer);
    const at = "column" in answer && answer.column !== null ? columns.indexOf(answer.column) : -1;
    if (repair && at >= 0) repairs.set(at, [...(repairs.get(at) ?? []), repair]);
  }
  return repairs;
}

function repairBy(answer: ProblemAnswer): CellRepair | null {
  if (answer.kind === "map_value") return (cell) => (cell.trim() === answer.from.trim() ? answer.to : cell);
  if (answer.kind === "replace") return (cell) => cell.replaceAll(answer.find, answer.with);
  return null;
}

export function repaired(cells: string[], repairs: ReadonlyMap<number, CellRepair[]>): string[] {
  if (repairs.size === 0) return cells;
  return cells.map((cell, at) => (repairs.get(at) ?? []).reduce((text, repair) => repair(text), cell));
}

const answersPlace = (importId: string) => ({ table: "imports", column: "answers_sealed", row: importId });
const editPlace = (importId: string, row: number) => ({
  table: "import_edits",
  column: "cells_sealed",
  row: `${importId}:${row}`,
});

export const sealedAnswers = (keys: TenantKeys, importId: string, answers: readonly ProblemAnswer[]): Uint8Array =>
  sealWith(keys, answersPlace(importId), JSON.stringify(answers));

export function answersOf(one: ImportRow, keys: TenantKeys): ProblemAnswer[] {
  if (!one.answersSealed) return [];
  return ProblemAnswer.array().parse(JSON.parse(unsealWith(keys, answersPlace(one.id), one.answersSealed)));
}

/** The rows that a person wrote anew. */
export async function editsOf(tx: Tx, importId: string, keys: TenantKeys): Promise<Map<number, string[]>> {
  const rows = await tx
    .select()
    .from(importEdits)
    .where(and(eq(importEdits.tenantId, tx.tenantId), eq(importEdits.importId, importId)))
    .orderBy(asc(importEdits.row))
    .limit(mostEdits);
  return new Map(
    rows.map(({ row, cellsSealed }) => [row, JSON.parse(unsealWith(keys, editPlace(importId, row), cellsSealed))]),
  );
}

type Edits = { importId: string; keys: TenantKeys; rows: ReadonlyMap<number, readonly string[]> };

/** @throws Refused when so many rows were written anew that the file itself is the place to correct. */
export async function keepEdits(tx: Tx, { importId, keys, rows }: Edits): Promise<void> {
  const known = (await editsOf(tx, importId, keys)).size;
  if (known + rows.size > mostEdits)
    throw new Refused(
      `${mostEdits} rows were edited here. Download the rejected rows and correct the others in that file.`,
    );
  const values = [...rows].map(([row, cells]) => ({
    row,
    cells: Buffer.from(sealWith(keys, editPlace(importId, row), JSON.stringify(cells))).toString("hex"),
  }));
  await tx.execute(sql`
    insert into ${importEdits} (tenant_id, import_id, "row", cells_sealed)
    select ${tx.tenantId}::uuid, ${importId}::uuid, x."row", decode(x."cells", 'hex')
    from json_to_recordset(${JSON.stringify(values)}::json) as x("row" int, "cells" text)
    on conflict (tenant_id, import_id, "row") do update set cells_sealed = excluded.cells_sealed`);
}

export async function forgetEdits(tx: Tx, importId: string): Promise<void> {
  await tx.delete(importEdits).where(and(eq(importEdits.tenantId, tx.tenantId), eq(importEdits.importId, importId)));
}

/** All that was answered and written anew for an import. */
export async function repairsOf(tx: Tx, one: ImportRow, keys: TenantKeys): Promise<Repairs> {
  const answers = answersOf(one, keys);
  const edits = await editsOf(tx, one.id, keys);
  const columns = (one.dialect as { dialect?: { columns: string[] } }).dialect?.columns ?? [];
  const repairs = cellRepairs(answers, columns);
  return {
    of: (row, cells) => edits.get(row) ?? repaired(cells, repairs),
    countries: answers.flatMap((answer) => (answer.kind === "assume_country" ? [answer.country] : [])),
  };
}
