import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { imports } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import { isId } from "@/server/platform/ids";
import type {
  CheckResult,
  CountryGuess,
  Dialect,
  FieldRule,
  FileConsent,
  Guess,
  ImportView,
  Kept,
  Mapping,
  ReadingAnswers,
} from "./schemas";

export type ImportRow = typeof imports.$inferSelect;

/** What the reader knows of the file, kept with the import. */
export interface FileFacts {
  dialect: Dialect;
  guesses: Record<string, Guess>;
  ambiguousDates: string[];
  check: CheckResult | null;
  countryGuess: CountryGuess | null;
  isTemplate: boolean;
  kept?: Kept | null;
  addressesLeftOut?: number;
  /** What a person answered about how the file is written. */
  readAs: ReadingAnswers;
  /** What follows the check: the person's review, or the run at once. */
  next: "review" | "run";
  /** Set while an undo or a roll-back is on its way. */
  takingBack: "cancel" | "undo" | null;
  /** The last of the leads it made that a roll-back or an undo has looked at, in id order. */
  takenBackTo?: string | null;
}

export const undoDays = 7;
export const factsOf = (row: ImportRow): FileFacts => row.dialect as unknown as FileFacts;
export const withFacts = (row: ImportRow, change: Partial<FileFacts>) =>
  ({ ...factsOf(row), ...change }) as unknown as Record<string, unknown>;

const isThis = (tx: Tx, importId: string) => and(eq(imports.tenantId, tx.tenantId), eq(imports.id, importId));

/** @throws NotFound also for another tenant's import. */
export async function importRow(tx: Tx, importId: string): Promise<ImportRow> {
  const [row] = isId(importId) ? await tx.select().from(imports).where(isThis(tx, importId)) : [];
  if (!row) throw new NotFound("import");
  return row;
}

/** The same, held until the transaction ends: who holds it moves the import on. */
export async function lockImport(tx: Tx, importId: string): Promise<ImportRow> {
  const [row] = isId(importId) ? await tx.select().from(imports).where(isThis(tx, importId)).for("update") : [];
  if (!row) throw new NotFound("import");
  return row;
}

export async function updateImport(
  tx: Tx,
  importId: string,
  change: Partial<typeof imports.$inferInsert>,
): Promise<ImportRow> {
  const [row] = await tx.update(imports).set(change).where(isThis(tx, importId)).returning();
  if (!row) throw new NotFound("import");
  return row;
}

/** How many imports of the tenant are checking or writing rows. */
export async function importsAtWork(tx: Tx): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(imports)
    .where(
      and(
        eq(imports.tenantId, tx.tenantId),
        inArray(imports.status, ["validating", "running"]),
        isNull(imports.pausedAt),
      ),
    );
  return row?.count ?? 0;
}

/** What earlier finished imports say about these columns. */
export interface EarlierImports {
  /** The newest one with the very same columns. */
  template: ImportRow | null;
  /** What each column that was seen before became the last time. */
  fields: Mapping;
}

export async function earlierImports(tx: Tx, columns: readonly string[]): Promise<EarlierImports> {
  const finished = await tx
    .select()
    .from(imports)
    .where(and(eq(imports.tenantId, tx.tenantId), eq(imports.status, "completed")))
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(20);
  const same = JSON.stringify(columns);
  const template = finished.find((one) => JSON.stringify(factsOf(one).dialect?.columns) === same) ?? null;
  if (template) return { template, fields: template.mapping };
  const seen = finished.toReversed().flatMap(({ mapping }) => Object.entries(mapping));
  return { template, fields: Object.fromEntries(seen.filter(([column]) => columns.includes(column))) };
}

/** None of an import that was taken back. */
const leftOutOf = (row: ImportRow): number =>
  row.rollback && row.status === "cancelled" ? 0 : (factsOf(row).addressesLeftOut ?? 0);

export function viewOf(row: ImportRow): ImportView {
  const { tenantId, dialect, createdBy, consent, answersSealed, ...plain } = row;
  const facts = factsOf(row);
  const { runningSince, progressAt, rowsDone, rowsAtSince } = row;
  const seconds = runningSince && progressAt ? (progressAt.getTime() - runningSince.getTime()) / 1000 : 0;
  const isUndoable = row.status === "completed" && row.undoneAt === null && row.finishedAt !== null;
  return {
    ...plain,
    consent: consent as FileConsent[],
    fieldRules: row.fieldRules as Record<string, FieldRule>,
    columns: facts.dialect.columns,
    notes: facts.dialect.notes,
    encoding: facts.dialect.encoding,
    delimiter: facts.dialect.delimiter,
    headerRows: facts.dialect.headerRows,
    sheet: facts.dialect.sheet,
    sheets: facts.dialect.sheets,
    guesses: facts.guesses,
    ambiguousDates: row.dateOrder ? [] : facts.ambiguousDates,
    countryGuess: facts.countryGuess,
    isTemplate: facts.isTemplate,
    kept: facts.kept ?? null,
    addressesLeftOut: leftOutOf(row),
    check: facts.check,
    rowsPerSecond: seconds > 0 ? (rowsDone - rowsAtSince) / seconds : null,
    undoableUntil: isUndoable && row.finishedAt ? new Date(row.finishedAt.getTime() + undoDays * 86_400_000) : null,
  };
}
