import { llmCalls } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import type { ModelCall } from "./draft";

/** Writes what model calls cost and how they ended; no words of a prompt or an answer. */
export async function recordCalls(tx: Tx, calls: readonly ModelCall[]): Promise<void> {
  if (calls.length === 0) return;
  await tx
    .insert(llmCalls)
    .values(calls.map((call) => ({ ...call, tenantId: tx.tenantId, id: newId(), createdAt: tx.realNow() })));
}
