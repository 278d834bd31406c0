import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { refusalOfMore } from "../configure";
import { importProgressed, importRequested } from "../events";
import { type ImportRow, importsAtWork, lockImport, updateImport, viewOf } from "../rows";
import type { ImportIdInput, ImportView } from "../schemas";

type Moving = Pick<ImportRow, "status" | "pausedAt" | "cancelRequested">;

/** Why an import cannot be paused, or null when it can. */
export function refusalToPause(one: Moving): string | null {
  if (one.cancelRequested) return "This import is being taken back; that cannot be paused.";
  if (one.status !== "running") return `Only a running import can be paused; this one is ${one.status}.`;
  return one.pausedAt ? "This import is paused already." : null;
}

/** Why an import cannot go on, or null when it can. */
export function refusalToResume(one: Moving, atWork: number): string | null {
  if (one.status !== "running" || !one.pausedAt || one.cancelRequested) return "This import is not paused.";
  return refusalOfMore(atWork);
}

/** Stops after the batch that is being written; what is written stays. A paused import counts to nobody's quota. */
export async function pauseImport(ctx: Ctx, { importId }: ImportIdInput): Promise<ImportView> {
  authorize(ctx, "leads:import");
  return inTransaction(ctx, async (tx) => {
    const refusal = refusalToPause(await lockImport(tx, importId));
    if (refusal) throw new Refused(refusal);
    const after = await updateImport(tx, importId, { pausedAt: tx.now() });
    await record(tx, "import.paused", { subject: { type: "import", id: importId }, after: { rows: after.rowsDone } });
    await announce(tx, importProgressed, { importId });
    return viewOf(after);
  });
}

/** Goes on behind the last batch. @throws Refused when as many imports as may run at once are running. */
export async function resumeImport(ctx: Ctx, { importId }: ImportIdInput): Promise<ImportView> {
  authorize(ctx, "leads:import");
  return inTransaction(ctx, async (tx) => {
    const one = await lockImport(tx, importId);
    const refusal = refusalToResume(one, await importsAtWork(tx));
    if (refusal) throw new Refused(refusal);
    const since = { runningSince: tx.realNow(), rowsAtSince: one.rowsDone, progressAt: null };
    const after = await updateImport(tx, importId, { pausedAt: null, ...since });
    await record(tx, "import.resumed", { subject: { type: "import", id: importId }, after: { rows: one.rowsDone } });
    await announce(tx, importRequested, { importId });
    return viewOf(after);
  });
}
