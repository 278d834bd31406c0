import { bigint, index, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { createdAt, id, tenantId } from "../columns";
import { tenants } from "./tenancy";

/** Append-only: the application's role may insert and seal, never rewrite or delete. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    at: createdAt(),
    actorKind: text("actor_kind").notNull(),
    actorId: text("actor_id").notNull(),
    actorName: text("actor_name").notNull(),
    action: text().notNull(),
    subjectType: text("subject_type").notNull(),
    subjectId: text("subject_id").notNull(),
    diff: jsonb().$type<Record<string, { before?: unknown; after?: unknown }>>().notNull(),
    reason: text(),
    requestId: text("request_id").notNull(),
    // The chain, sealed by a job within seconds: sequence, previous hash, own hash.
    sequence: bigint({ mode: "number" }),
    previousHash: text("previous_hash"),
    hash: text(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("audit_sequence_key").on(t.tenantId, t.sequence),
    index("audit_subject_idx").on(t.tenantId, t.subjectType, t.subjectId, t.at.desc().nullsFirst()),
    index("audit_recent_idx").on(t.tenantId, t.at.desc().nullsFirst(), t.id.desc().nullsFirst()),
  ],
);
