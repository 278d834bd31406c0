import { eq } from "drizzle-orm";
import {
  contactPoints,
  dialogueTurns,
  importChanges,
  importEdits,
  leadAssessments,
  leadProgressions,
  llmCalls,
  mailReadings,
  mediaToFetch,
  rateBuckets,
  simulatedReplies,
  slowDowns,
} from "@/drizzle/schema";
import { sealPoint } from "@/server/leads/contact-points";
import type { Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { blindIndex, tenantKeys } from "@/server/platform/vault";
import { slowDown } from "@/server/timing";

/** What fixing a file and updating a lead by one leave behind. */
export async function importsOf(
  tx: Tx,
  { lead, openImport, mark }: { lead: string; openImport: string; mark: string },
) {
  const own = { tenantId: tx.tenantId, importId: openImport };
  const cells = Buffer.from(mark);
  await tx.insert(importEdits).values({ ...own, row: 1, cellsSealed: cells });
  await tx.insert(importChanges).values({ ...own, leadId: lead, kind: "updated", beforeSealed: cells });
}

/** What only a model, a carrier or a simulated lead would have written. */
export async function restOf(
  tx: Tx,
  {
    lead,
    touch,
    point,
    mark,
    message,
    sender,
  }: Record<"lead" | "touch" | "point" | "mark" | "message" | "sender", string>,
) {
  const row = () => ({ tenantId: tx.tenantId, id: newId(), createdAt: tx.realNow() });
  const further = `${mark}@further.example.com`.toLowerCase();
  const value = {
    kind: "email" as const,
    valueSealed: sealPoint(await tenantKeys(tx), point, further),
    valueHash: await blindIndex(tx, "email", further),
  };
  await tx.insert(contactPoints).values({ ...row(), id: point, leadId: lead, ...value });
  await tx.insert(leadAssessments).values({ tenantId: tx.tenantId, leadId: lead });
  const steps = { fromBand: "cold", toBand: "warm", fromScore: 1, toScore: 2, reason: mark, rules: "test" } as const;
  const stages = { fromQualification: "unqualified", toQualification: "engaged" } as const;
  await tx
    .insert(leadProgressions)
    .values({ tenantId: tx.tenantId, id: newId(), leadId: lead, ...steps, ...stages, at: tx.now() });
  const lying = { messageId: message, senderId: sender, position: 0, type: mark, addressSealed: Buffer.from(mark) };
  await tx.insert(mediaToFetch).values({ ...row(), ...lying });
  const nobody = { openedByPerson: false, openedByMachine: true, clickedByPerson: false, clickedByMachine: false };
  const open = { kind: "open" as const, link: null, at: mark, isProgram: true };
  await tx
    .insert(mailReadings)
    .values({ tenantId: tx.tenantId, touchId: touch, hits: [open], ...nobody, updatedAt: tx.realNow() });
  await slowDown(tx, [{ leadId: lead, kind: "annoyed" }]);
  const [slowed] = await tx.select({ id: slowDowns.id }).from(slowDowns).where(eq(slowDowns.leadId, lead));
  await tx.insert(rateBuckets).values({ tenantId: tx.tenantId, key: mark, tokens: 1, refilledAt: tx.now() });
  await tx
    .insert(simulatedReplies)
    .values({ ...row(), leadId: lead, touchId: touch, kind: "text", body: mark, dueAt: new Date("2100-01-01") });
  const call = { purpose: "turn", engine: "local", model: "local", outcome: "ok", latencyMs: 1 };
  await tx.insert(llmCalls).values({ ...row(), ...call });
  const turn = { token: 1, engine: "local", promptVersion: "1", proposal: {}, guard: {}, latencyMs: 1, at: tx.now() };
  const states = { stateBefore: "new", stateAfter: "engaged", outcome: "replied" as const, reply: mark };
  await tx.insert(dialogueTurns).values({ ...row(), conversationId: lead, ...turn, ...states });
  return { slowDown: slowed?.id ?? "" };
}
