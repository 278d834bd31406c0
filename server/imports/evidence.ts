import { createHash } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { importEvidence } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Conflict, NotFound, Refused } from "@/server/platform/errors";
import { readStoredFile, removeStoredFile, storeFile } from "@/server/platform/files";
import { isId, newId } from "@/server/platform/ids";
import { tenantKeys } from "@/server/platform/vault";
import { importRow, lockImport } from "./rows";
import type { FileConsent } from "./schemas";

const largestBytes = 10 * 1_048_576;
const storedName = (evidenceId: string) => `evidence-${evidenceId}`;

export type AttachEvidence = { importId: string; fileName: string; source: AsyncIterable<Uint8Array> };
export type Evidence = Pick<typeof importEvidence.$inferSelect, "id" | "fileName" | "bytes" | "sha256">;

/**
 * Keeps a file that proves a consent, sealed, with its SHA-256; it stays when the import is over.
 * @throws Refused when it is empty or larger than 10 MB; Conflict once the rows are being written.
 */
export async function attachEvidence(ctx: Ctx, { importId, fileName, source }: AttachEvidence): Promise<Evidence> {
  authorize(ctx, "leads:import");
  const keys = await inTransaction(ctx, async (tx) => {
    await importRow(tx, importId);
    return tenantKeys(tx);
  });
  const id = newId();
  const digest = createHash("sha256");
  const name = storedName(id);
  const seen = (chunk: Uint8Array) => void digest.update(chunk);
  const bytes = await storeFile(keys, { name, source, maxBytes: largestBytes, seen });
  const evidence = { id, fileName: nameOf(fileName), bytes, sha256: digest.digest("hex") };
  try {
    if (bytes === 0) throw new Refused("The file is empty. Attach one that shows how these people agreed.");
    return await inTransaction(ctx, (tx) => insertEvidence(tx, importId, evidence));
  } catch (error) {
    await removeStoredFile(keys, name);
    throw error;
  }
}

const nameOf = (fileName: string) => fileName.replace(/[\p{Cc}/\\]/gu, "").slice(0, 200) || "evidence";

async function insertEvidence(tx: Tx, importId: string, evidence: Evidence): Promise<Evidence> {
  const one = await lockImport(tx, importId);
  if (one.status !== "mapping") throw new Conflict("This import has started; its consent stays as it was stated.");
  const origin = { tenantId: tx.tenantId, importId, createdBy: tx.ctx.actor.id, createdAt: tx.now() };
  await tx.insert(importEvidence).values({ ...evidence, ...origin });
  const { id, bytes, sha256 } = evidence;
  await record(tx, "import.evidence_attached", {
    subject: { type: "import", id: importId },
    after: { id, bytes, sha256 },
  });
  return evidence;
}

/** A kept file, to be downloaded. @throws NotFound also for another tenant's. */
export async function readEvidence(
  ctx: Ctx,
  { importId, evidenceId }: { importId: string; evidenceId: string },
): Promise<{ fileName: string; bytes: AsyncGenerator<Buffer> }> {
  authorize(ctx, "leads:import");
  return inTransaction(ctx, async (tx) => {
    const [found] = isId(evidenceId) ? await evidenceOf(tx, importId, [evidenceId]) : [];
    if (!found) throw new NotFound("file");
    return { fileName: found.fileName, bytes: readStoredFile(await tenantKeys(tx), storedName(found.id)) };
  });
}

async function evidenceOf(tx: Tx, importId: string, ids: string[]) {
  if (!isId(importId) || ids.length === 0) return [];
  const ofImport = and(eq(importEvidence.tenantId, tx.tenantId), eq(importEvidence.importId, importId));
  return tx
    .select()
    .from(importEvidence)
    .where(and(ofImport, inArray(importEvidence.id, ids)));
}

/** @throws Refused when a statement names a file that was not attached to this import. */
export async function refuseForeignEvidence(tx: Tx, importId: string, consent: readonly FileConsent[]): Promise<void> {
  const ids = [...new Set(consent.flatMap(({ evidence }) => evidence?.file_id ?? []))];
  const known = await evidenceOf(tx, importId, ids.filter(isId));
  if (known.length < ids.length)
    throw new Refused("The evidence named was not attached to this import. Attach it again.");
}
