import { customType, timestamp, uuid } from "drizzle-orm/pg-core";

/** UUIDv7 made by the application (`newId`), never by the database: the SQL floor is Postgres 15. */
export const id = () => uuid().notNull();

/** The tenant a row belongs to; row-level security compares it with the transaction's tenant. */
export const tenantId = () => uuid("tenant_id").notNull();

/** An instant with its zone, kept in UTC. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

export const createdAt = () => instant("created_at").notNull();

/** Bytes as a Uint8Array on every driver (PGlite answers Uint8Array, pg and Neon answer Buffer). */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
});
