import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { Conflict, Refused } from "@/server/platform/errors";
import { tenantKeys } from "@/server/platform/vault";
import { checkImport } from "../configure";
import { getImport } from "../queries";
import { factsOf, type ImportRow, importRow, lockImport, updateImport } from "../rows";
import { AnswerProblemsInput, FixRowsInput, type ImportIdInput, type ImportView, type ProblemAnswer } from "../schemas";
import { originalOf } from "./problems";
import { recheckProblems } from "./recheck";
import { answersOf, editsOf, keepEdits, sealedAnswers } from "./repairs";

/** So many rejected rows are read again while the person waits; more are a job. */
const mostAtOnce = 20_000;

function refuseUnlessOpen(one: ImportRow) {
  if (one.status === "validating") throw new Conflict("The rows are being checked. Answer when the check is done.");
  if (one.status !== "mapping") throw new Conflict("This import has started; its rows stay as they are read.");
  if (!factsOf(one).check) throw new Refused("Check the rows first: nobody knows yet what is wrong with them.");
}

/** The answers given so far. */
export async function problemAnswers(ctx: Ctx, { importId }: ImportIdInput): Promise<ProblemAnswer[]> {
  authorize(ctx, "leads:import");
  return inTransaction(ctx, async (tx) => answersOf(await importRow(tx, importId), await tenantKeys(tx)));
}

/** Why an answer cannot be taken, or null when it can. */
export function refusalOfAnswer(answer: ProblemAnswer, columns: readonly string[]): string | null {
  if (!("column" in answer) || answer.column === null || columns.includes(answer.column)) return null;
  return `The file has no column called "${answer.column}".`;
}

const isBegun = (now: readonly ProblemAnswer[], before: readonly ProblemAnswer[]) =>
  before.every((answer, at) => JSON.stringify(now[at]) === JSON.stringify(answer));

/**
 * Answers problems of many rows at once; the list replaces the one before. Further answers read only the rejected rows
 * again; one that is taken back reads the whole file again.
 */
export async function answerProblems(ctx: Ctx, input: AnswerProblemsInput): Promise<ImportView> {
  authorize(ctx, "leads:import");
  const { importId, answers } = AnswerProblemsInput.parse(input);
  const before = await inTransaction(ctx, async (tx) => {
    const one = await lockImport(tx, importId);
    refuseUnlessOpen(one);
    const { columns } = factsOf(one).dialect;
    const refusal = answers.map((answer) => refusalOfAnswer(answer, columns)).find((sentence) => sentence !== null);
    if (refusal) throw new Refused(refusal);
    const keys = await tenantKeys(tx);
    const known = answersOf(one, keys);
    await updateImport(tx, importId, { answersSealed: sealedAnswers(keys, importId, answers) });
    const kinds = answers.map((answer) => answer.kind);
    await record(tx, "import.answered", { subject: { type: "import", id: importId }, after: { kinds } });
    return { known, rejected: factsOf(one).check?.rejected ?? 0 };
  });
  if (!isBegun(answers, before.known) || before.rejected > mostAtOnce) return checkImport(ctx, { importId });
  await recheckProblems(ctx, importId);
  return getImport(ctx, { importId });
}

/** Writes rejected rows anew, cell by cell, and reads them again: those that are right now leave the list. */
export async function fixRows(ctx: Ctx, input: FixRowsInput): Promise<ImportView> {
  authorize(ctx, "leads:import");
  const { importId, rows } = FixRowsInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const one = await lockImport(tx, importId);
    refuseUnlessOpen(one);
    const keys = await tenantKeys(tx);
    const { columns } = factsOf(one).dialect;
    const known = await editsOf(tx, importId, keys);
    const edits = new Map<number, string[]>();
    for (const { row, values } of rows) {
      const cells = known.get(row) ?? (await originalOf(tx, { importId, keys, row }));
      edits.set(row, rewritten(cells, values, columns));
    }
    await keepEdits(tx, { importId, keys, rows: edits });
    await record(tx, "import.rows_fixed", { subject: { type: "import", id: importId }, after: { rows: rows.length } });
  });
  await recheckProblems(
    ctx,
    importId,
    rows.map(({ row }) => row),
  );
  return getImport(ctx, { importId });
}

/** @throws Refused for a column that the file does not have. */
function rewritten(cells: readonly string[], values: Record<string, string>, columns: readonly string[]): string[] {
  const written = columns.map((_, at) => cells[at] ?? "");
  for (const [column, value] of Object.entries(values)) {
    const at = columns.indexOf(column);
    if (at < 0) throw new Refused(`The file has no column called "${column}".`);
    written[at] = value;
  }
  return written;
}
