import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { consentClasses, consentEvents, suppressionReasons } from "@/server/consent/schemas";
import { channels } from "@/server/leads/schemas";
import { bytes, createdAt, id, instant, tenantId } from "../columns";
import { leads } from "./leads";
import { tenants } from "./tenancy";

/** Append-only: a correction or a withdrawal is a new row. */
export const consentRecords = pgTable(
  "consent_records",
  {
    tenantId: tenantId(), // the pair with the lead says whose it is: a second key would be checked for every row of an import
    id: id(),
    leadId: uuid("lead_id").notNull(),
    channel: text({ enum: channels }).notNull(),
    event: text({ enum: consentEvents }).notNull(),
    class: text({ enum: consentClasses }).notNull().default("marketing"),
    source: text(), // "form /demo", "trade fair", ...
    obtainedAt: instant("obtained_at"),
    wording: text(), // the exact text shown, or the label of its version
    wordingHash: text("wording_hash"),
    warranty: boolean().notNull().default(false), // the importer warrants the record
    evidence: jsonb().$type<Record<string, string>>().notNull().default({}),
    verbatim: text(), // the words of a withdrawal or of a fresh opt-in
    actor: text().notNull(),
    importId: uuid("import_id"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("consent_records_lead_idx").on(
      t.tenantId,
      t.leadId,
      t.channel,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    // Only an import that is taken back removes leads; what it stated about them goes with it.
    foreignKey({ columns: [t.tenantId, t.leadId], foreignColumns: [leads.tenantId, leads.id] }).onDelete("cascade"),
  ],
);

/** Addresses that must not be contacted, by blind index; a row is lifted, never deleted. */
export const suppressions = pgTable(
  "suppressions",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    addressKind: text("address_kind", { enum: ["phone", "email"] }).notNull(),
    addressHash: text("address_hash").notNull(),
    addressSealed: bytes("address_sealed"), // null once the person is erased
    leadId: uuid("lead_id"),
    channels: text({ enum: channels }).array().notNull(),
    reason: text({ enum: suppressionReasons }).notNull(),
    verbatim: text(),
    actor: text().notNull(),
    liftedAt: instant("lifted_at"),
    liftedVerbatim: text("lifted_verbatim"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("suppressions_address_idx").on(t.tenantId, t.addressHash).where(sql`lifted_at is null`),
    index("suppressions_recent_idx").on(t.tenantId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("suppressions_lead_idx").on(t.tenantId, t.leadId),
  ],
);
