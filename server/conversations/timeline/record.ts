import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import {
  auditEntries,
  consentRecords,
  importChanges,
  imports,
  leadProgressions,
  leads,
  merges,
  suppressions,
} from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { newestFirst, type TimelineSource, within } from "./slice";

export const consentSource: TimelineSource = {
  kind: "consent",
  items: async (tx, slice) => {
    const place = { at: consentRecords.createdAt, id: consentRecords.id };
    const { event, channel, source, wording, verbatim, actor } = consentRecords;
    const rows = await tx
      .select()
      .from(consentRecords)
      .where(
        and(
          eq(consentRecords.tenantId, tx.tenantId),
          inArray(consentRecords.leadId, slice.leadIds),
          within(slice, place, [event, channel, source, wording, verbatim, actor]),
        ),
      )
      .orderBy(...newestFirst(place))
      .limit(slice.limit);
    return rows.map((row) => ({
      id: row.id,
      kind: "consent",
      at: row.createdAt,
      event: row.event,
      text: row.verbatim ?? row.wording,
      details: {
        channel: row.channel,
        source: row.source,
        obtainedAt: row.obtainedAt,
        warranty: row.warranty,
        actor: row.actor,
      },
    }));
  },
};

export const suppressionSource: TimelineSource = {
  kind: "suppression",
  items: async (tx, slice) => {
    const place = { at: suppressions.createdAt, id: suppressions.id };
    const rows = await tx
      .select()
      .from(suppressions)
      .where(
        and(
          eq(suppressions.tenantId, tx.tenantId),
          inArray(suppressions.leadId, slice.leadIds),
          within(slice, place, [suppressions.reason, suppressions.verbatim, suppressions.actor]),
        ),
      )
      .orderBy(...newestFirst(place))
      .limit(slice.limit);
    return rows.map((row) => ({
      id: row.id,
      kind: "suppression",
      at: row.createdAt,
      event: row.reason,
      text: row.verbatim,
      details: { channels: row.channels, actor: row.actor, liftedAt: row.liftedAt },
    }));
  },
};

/** What people, keys and the product changed of the lead. */
export const changeSource: TimelineSource = {
  kind: "change",
  items: async (tx, slice) => {
    const place = { at: auditEntries.at, id: auditEntries.id };
    const { action, actorName, reason, diff } = auditEntries;
    const rows = await tx
      .select()
      .from(auditEntries)
      .where(
        and(
          eq(auditEntries.tenantId, tx.tenantId),
          eq(auditEntries.subjectType, "lead"),
          inArray(auditEntries.subjectId, slice.leadIds),
          within(slice, place, [action, actorName, reason, sql`${diff}::text`]),
        ),
      )
      .orderBy(...newestFirst(place))
      .limit(slice.limit);
    return rows.map((row) => ({
      id: row.id,
      kind: "change",
      at: row.at,
      event: row.action,
      text: row.reason,
      details: { actor: row.actorName, diff: row.diff },
    }));
  },
};

/** A score that crossed a band, a qualification that changed. */
export const scoreSource: TimelineSource = {
  kind: "score",
  items: async (tx, slice) => {
    const place = { at: leadProgressions.at, id: leadProgressions.id };
    const { toBand, toQualification, reason } = leadProgressions;
    const rows = await tx
      .select()
      .from(leadProgressions)
      .where(
        and(
          eq(leadProgressions.tenantId, tx.tenantId),
          inArray(leadProgressions.leadId, slice.leadIds),
          within(slice, place, [toBand, toQualification, reason]),
        ),
      )
      .orderBy(...newestFirst(place))
      .limit(slice.limit);
    return rows.map(({ id, at, tenantId: _, leadId: __, reason: text, ...details }) => ({
      ...{ id, kind: "score" as const, at, text, details },
      event: details.toScore >= details.fromScore ? "rose" : "fell",
    }));
  },
};

const startedAt = sql<Date>`coalesce(${imports.startedAt}, ${imports.createdAt})`.mapWith(imports.createdAt);

/** Each import of the workspace is asked whether it made or changed the lead: by its key, so it needs no index of its own. */
function touchedBy(tx: Tx, leadIds: string[]): SQL {
  const made = tx
    .select({ id: leads.importId })
    .from(leads)
    .where(and(eq(leads.tenantId, tx.tenantId), inArray(leads.id, leadIds)));
  const changed = sql`exists (select from ${importChanges} where ${and(
    eq(importChanges.tenantId, imports.tenantId),
    eq(importChanges.importId, imports.id),
    inArray(importChanges.leadId, leadIds),
  )})`;
  return or(inArray(imports.id, made), changed) ?? sql`false`;
}

export const importSource: TimelineSource = {
  kind: "import",
  items: async (tx, slice) => {
    const rows = await tx
      .select({ id: imports.id, at: startedAt, fileName: imports.fileName, by: imports.createdBy })
      .from(imports)
      .where(
        and(
          eq(imports.tenantId, tx.tenantId),
          touchedBy(tx, slice.leadIds),
          within(slice, { at: startedAt, id: imports.id }, [imports.fileName, imports.createdBy]),
        ),
      )
      .orderBy(sql`${startedAt} desc`, sql`${imports.id} desc`)
      .limit(slice.limit);
    return rows.map(({ id, at, fileName, by }) => ({
      ...{ id, kind: "import" as const, at, event: "imported", text: fileName },
      details: { actor: by },
    }));
  },
};

export const mergeSource: TimelineSource = {
  kind: "merge",
  items: async (tx, slice) => {
    const place = { at: merges.mergedAt, id: merges.id };
    const either = or(inArray(merges.survivorId, slice.leadIds), inArray(merges.loserId, slice.leadIds));
    const rows = await tx
      .select({
        ...{ id: merges.id, at: merges.mergedAt, by: merges.mergedBy },
        ...{ undoneAt: merges.undoneAt, undoneBy: merges.undoneBy },
      })
      .from(merges)
      .where(and(eq(merges.tenantId, tx.tenantId), either, within(slice, place, [merges.mergedBy])))
      .orderBy(...newestFirst(place))
      .limit(slice.limit);
    return rows.map(({ id, at, by, undoneAt, undoneBy }) => ({
      ...{ id, kind: "merge" as const, at, event: "merged", text: null },
      details: { actor: by, undoneAt, undoneBy },
    }));
  },
};
