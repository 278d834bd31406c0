import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { consentRecords, importChanges } from "@/drizzle/schema";
import { takeBackAddresses } from "@/server/addresses";
import { record } from "@/server/audit";
import { recordConsents } from "@/server/consent";
import { leadsByIds, madeByImport, overwriteLeads, removeUntouched, type WrittenLead, whyKept } from "@/server/leads";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { type TenantKeys, tenantKeys, unsealWith } from "@/server/platform/vault";
import { importFinished, importProgressed, importRequested } from "../events";
import { forgetFile } from "../reading/arrive";
import { factsOf, type ImportRow, lockImport, undoDays, updateImport, viewOf, withFacts } from "../rows";
import { CancelImportInput, type ImportIdInput, type ImportView, type Kept } from "../schemas";
import type { Work } from "./work";

const chunk = 1000;
const over = ["completed", "cancelled", "failed"];

/** Stops an import: what is written stays, or is taken back when `rollback` is asked. */
export async function cancelImport(ctx: Ctx, input: CancelImportInput): Promise<ImportView> {
  authorize(ctx, "leads:import");
  const { importId, rollback } = CancelImportInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const one = await lockImport(tx, importId);
    if (over.includes(one.status))
      throw new Refused(`This import is ${one.status} already. A completed import can be undone.`);
    const isWriting = one.status === "running";
    const change = isWriting
      ? { rollback, cancelRequested: true }
      : { status: "cancelled" as const, cancelRequested: true, finishedAt: tx.now() };
    const after = await updateImport(tx, importId, {
      ...change,
      dialect: withFacts(one, { takingBack: isWriting ? "cancel" : null }),
    });
    await record(tx, "import.cancelled", { subject: { type: "import", id: importId }, after: { rollback } });
    await announce(tx, isWriting ? importRequested : importFinished, { importId });
    const keys = await tenantKeys(tx);
    if (!isWriting) tx.afterCommit(() => void forgetFile({ keys, importId }));
    return viewOf(after);
  });
}

/** Why a finished import cannot be undone, or null when it can. */
export function refusalToUndo(one: Pick<ImportRow, "status" | "undoneAt" | "finishedAt">, now: Date): string | null {
  if (one.undoneAt) return "This import was undone already.";
  if (one.status !== "completed" || !one.finishedAt)
    return `Only a completed import can be undone; this one is ${one.status}.`;
  const days = (now.getTime() - one.finishedAt.getTime()) / 86_400_000;
  return days > undoDays
    ? `An import can be undone for ${undoDays} days; this one is ${Math.floor(days)} days old.`
    : null;
}

/** Takes a whole import back. Leads that somebody wrote to or changed since are kept, and counted. */
export async function undoImport(ctx: Ctx, { importId }: ImportIdInput): Promise<ImportView> {
  authorize(ctx, "leads:import");
  return inTransaction(ctx, async (tx) => {
    const one = await lockImport(tx, importId);
    const refusal = refusalToUndo(one, tx.now());
    if (refusal) throw new Refused(refusal);
    const change = { status: "running" as const, cancelRequested: true, rollback: true, undoneAt: tx.now() };
    const after = await updateImport(tx, importId, {
      ...change,
      dialect: withFacts(one, { takingBack: "undo" }),
    });
    await record(tx, "import.undone", { subject: { type: "import", id: importId } });
    await announce(tx, importRequested, { importId });
    return viewOf(after);
  });
}

/** Takes back what is left of a cancelled import until the budget is over; `system`: the runner calls it. */
export async function takeBackSome({ ctx, one, keys, isOver }: Work): Promise<{ done: boolean }> {
  if (over.includes(one.status)) return { done: true };
  for (let isDone = false; !isDone; ) {
    isDone = await inTransaction(ctx, async (tx) => {
      const now = await lockImport(tx, one.id);
      if (now.status !== "running") return true;
      const isEmpty = !now.rollback || (await takeBackChunk(tx, now, keys));
      if (isEmpty) await close(tx, now);
      else await announce(tx, importProgressed, { importId: one.id });
      return isEmpty;
    });
    if (!isDone && isOver()) return { done: false };
  }
  await forgetFile({ keys, importId: one.id });
  return { done: true };
}

async function close(tx: Tx, one: ImportRow) {
  const reset = one.rollback ? { created: 0, updated: 0, skipped: 0 } : {};
  await updateImport(tx, one.id, { status: "cancelled", finishedAt: tx.now(), ...reset });
  await record(tx, "import.stopped", {
    subject: { type: "import", id: one.id },
    after: { rollback: one.rollback, rows: one.rowsDone },
  });
  await announce(tx, importFinished, { importId: one.id });
}

/** Answers true when nothing is left: first the leads that the import found, then those that it made. */
async function takeBackChunk(tx: Tx, one: ImportRow, keys: TenantKeys): Promise<boolean> {
  const isRestored = await restoreSome(tx, one, keys);
  return isRestored && (await removeSome(tx, await lockImport(tx, one.id)));
}

const untouchedSince = (tx: Tx, one: ImportRow) =>
  factsOf(one).takingBack === "undo" ? (one.finishedAt ?? tx.now()) : tx.now();

async function restoreSome(tx: Tx, one: ImportRow, keys: TenantKeys): Promise<boolean> {
  const own = and(eq(importChanges.tenantId, tx.tenantId), eq(importChanges.importId, one.id));
  const changes = await tx.select().from(importChanges).where(own).orderBy(asc(importChanges.leadId)).limit(chunk);
  const existing = changes.filter((change) => change.kind === "updated");
  const befores = existing.flatMap((change) =>
    change.beforeSealed ? [restored(keys, { ...change, beforeSealed: change.beforeSealed })] : [],
  );
  const leads = await leadsByIds(tx, idsOf(befores));
  const changedAt = new Map(leads.map((lead) => [lead.id, lead.updatedAt]));
  const since = untouchedSince(tx, one);
  const isUntouched = ({ id }: { id: string }) => (changedAt.get(id) ?? since) <= since;
  const untouched = befores.filter(isUntouched);
  await overwriteLeads(tx, untouched);
  await takeBackAddresses(tx, one.id, idsOf(untouched));
  const changed = befores.filter((before) => !isUntouched(before));
  await noteKept(
    tx,
    one,
    changed.map(({ id }) => ({ id, reason: "changed" as const })),
  );
  const leadIds = changes.map((change) => change.leadId);
  await withdrawStatements(
    tx,
    one,
    existing.map((change) => change.leadId),
  );
  await tx.delete(importChanges).where(and(own, inArray(importChanges.leadId, leadIds)));
  return changes.length < chunk;
}

type KeptLead = Awaited<ReturnType<typeof whyKept>>[number];

const idsOf = (rows: readonly { id: string }[]) => rows.map((row) => row.id);

async function removeSome(tx: Tx, one: ImportRow): Promise<boolean> {
  const after = factsOf(one).takenBackTo ?? null;
  const made = await madeByImport(tx, one.id, { after, limit: chunk });
  const gone = new Set(await removeUntouched(tx, made, untouchedSince(tx, one)));
  const kept = await whyKept(
    tx,
    made.filter((id) => !gone.has(id)),
  );
  await keepPlace(tx, await noteKept(tx, one, kept), made.at(-1) ?? after);
  return made.length < chunk;
}

function restored(
  keys: TenantKeys,
  { leadId, beforeSealed }: { leadId: string; beforeSealed: Uint8Array },
): WrittenLead {
  const place = { table: "import_changes", column: "before_sealed", row: leadId };
  const before = JSON.parse(unsealWith(keys, place, beforeSealed));
  const bytes = (hex: string | null) => (hex ? Buffer.from(hex, "hex") : null);
  return { ...before, phoneSealed: bytes(before.phoneSealed), emailSealed: bytes(before.emailSealed) };
}

/** Consent is never rewritten: a record says that the import's statement no longer stands, and texts are refused. */
async function withdrawStatements(tx: Tx, one: ImportRow, leadIds: string[]) {
  if (leadIds.length === 0) return;
  const stated = await tx
    .selectDistinct({ leadId: consentRecords.leadId, channel: consentRecords.channel })
    .from(consentRecords)
    .where(
      and(
        eq(consentRecords.tenantId, tx.tenantId),
        eq(consentRecords.importId, one.id),
        eq(consentRecords.event, "granted"),
        sql`${consentRecords.leadId} = any (array(select json_array_elements_text(${JSON.stringify(leadIds)}::json)::uuid))`,
      ),
    );
  const nothing = { obtainedAt: null, wording: null, evidence: {}, source: "the import that stated it was undone" };
  await recordConsents(
    tx,
    stated.map((one) => ({ ...one, event: "unknown" as const, ...nothing })),
    { importId: one.id, warranty: false },
  );
}

const mostNamed = 50;

/** Remembers how far the leads that the import made were looked at. */
const keepPlace = (tx: Tx, one: ImportRow, takenBackTo: string | null) =>
  updateImport(tx, one.id, { dialect: withFacts(one, { takenBackTo }) });

/** Adds to what could not be taken back, and why; answers the import with it. */
async function noteKept(tx: Tx, one: ImportRow, kept: readonly KeptLead[]): Promise<ImportRow> {
  if (kept.length === 0) return one;
  const sum: Kept = factsOf(one).kept ?? { contacted: 0, merged: 0, changed: 0, leadIds: [] };
  for (const { reason } of kept) sum[reason]++;
  sum.leadIds = [...sum.leadIds, ...idsOf(kept)].slice(0, mostNamed);
  return updateImport(tx, one.id, { dialect: withFacts(one, { kept: sum }) });
}
