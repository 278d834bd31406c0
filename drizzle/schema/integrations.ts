import { index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, tenantId } from "../columns";
import { tenants } from "./tenancy";

export const apiKeys = pgTable(
  "api_keys",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    name: text().notNull(),
    prefix: text().notNull(), // the first characters, shown to recognise it
    keyHash: text("key_hash").notNull(),
    mode: text({ enum: ["live", "test"] }).notNull(),
    scopes: text().array().notNull(),
    createdBy: text("created_by").notNull(),
    createdById: text("created_by_id"), // the actor's id; null for a key older than the column
    lastUsedAt: instant("last_used_at"),
    expiresAt: instant("expires_at"),
    revokedAt: instant("revoked_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("api_keys_hash_key").on(t.keyHash),
    index("api_keys_recent_idx").on(t.tenantId, t.createdAt.desc().nullsFirst()),
  ],
);

/** Stored answers, kept 24 hours: the same key and body replays, another body is refused. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    tenantId: tenantId().references(() => tenants.id),
    scope: text().notNull(), // method and path
    key: text().notNull(),
    bodyHash: text("body_hash").notNull(),
    status: integer(), // null while the first request runs
    response: jsonb(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.scope, t.key] }), index("idempotency_keys_age_idx").on(t.createdAt)],
);

/** Requests per key and minute, real time. */
export const apiWindows = pgTable(
  "api_windows",
  {
    tenantId: tenantId().references(() => tenants.id),
    keyId: uuid("key_id").notNull(),
    minute: instant("minute").notNull(),
    requests: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.keyId, t.minute] })],
);
