import { and, asc, eq } from "drizzle-orm";
import { auditEntries, imports } from "@/drizzle/schema";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { type LeadRow, leadRow } from "./rows";
import type { LeadIdInput } from "./schemas";

/** Where a lead came from, through whom and when. */
export interface Provenance {
  kind: "import" | "person" | "api" | "product";
  /** The file, the person or the key. */
  name: string;
  by: string;
  at: Date;
  importId: string | null;
}

const kindOfActor: Record<string, Provenance["kind"]> = { user: "person", key: "api" };

/** Which file, form, key or person brought this lead, and when. @throws NotFound for a lead that the actor does not see. */
export async function leadProvenance(ctx: Ctx, { leadId }: LeadIdInput): Promise<Provenance> {
  authorize(ctx, "leads:read");
  return inTransaction(ctx, async (tx) => {
    const lead = await leadRow(tx, leadId);
    return (await ofImport(tx, lead)) ?? (await ofActor(tx, lead));
  });
}

async function ofImport(tx: Tx, { importId }: LeadRow): Promise<Provenance | null> {
  if (!importId) return null;
  const { fileName, createdBy, createdAt } = imports;
  const [file] = await tx
    .select({ name: fileName, by: createdBy, at: createdAt })
    .from(imports)
    .where(and(eq(imports.tenantId, tx.tenantId), eq(imports.id, importId)));
  return file ? { kind: "import", ...file, importId } : null;
}

async function ofActor(tx: Tx, lead: LeadRow): Promise<Provenance> {
  const [first] = await tx
    .select({ kind: auditEntries.actorKind, name: auditEntries.actorName, at: auditEntries.at })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.tenantId, tx.tenantId),
        eq(auditEntries.subjectType, "lead"),
        eq(auditEntries.subjectId, lead.id),
        eq(auditEntries.action, "lead.added"),
      ),
    )
    .orderBy(asc(auditEntries.at))
    .limit(1);
  const kind = kindOfActor[first?.kind ?? ""] ?? "product";
  const name = first?.name ?? "Rekindle";
  return { kind, name, by: name, at: first?.at ?? lead.createdAt, importId: null };
}
