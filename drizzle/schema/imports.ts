import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { identities, importModes, importStatuses, onExisting, problemWords } from "@/server/imports/schemas";
import { bytes, createdAt, id, instant, tenantId } from "../columns";
import { tenants } from "./tenancy";

export const imports = pgTable(
  "imports",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    fileName: text("file_name").notNull(),
    fileBytes: bigint("file_bytes", { mode: "number" }).notNull(),
    status: text({ enum: importStatuses }).notNull(),
    dialect: jsonb().$type<Record<string, unknown>>().notNull().default({}), // encoding, delimiter, columns, samples count
    mapping: jsonb().$type<Record<string, string>>().notNull().default({}),
    consent: jsonb().$type<Record<string, unknown>[]>().notNull().default([]),
    warranty: boolean(), // null = not stated: consent is stored as unknown
    defaultCountry: text("default_country").notNull().default("US"),
    dateOrder: text("date_order", { enum: ["mdy", "dmy", "ymd"] }),
    onExisting: text("on_existing", { enum: onExisting }).notNull().default("update"),
    identity: text({ enum: identities }).notNull().default("any"), // by which key a row finds its lead
    mode: text({ enum: importModes }).notNull().default("both"),
    fieldRules: jsonb("field_rules").$type<Record<string, string>>().notNull().default({}), // field -> update, fill_blanks, keep
    answersSealed: bytes("answers_sealed"), // what a person answered to the problems found: may hold addresses
    isSample: boolean("is_sample").notNull().default(false),
    rowsTotal: integer("rows_total"),
    rowsDone: integer("rows_done").notNull().default(0), // the resume point: committed with each batch
    created: integer().notNull().default(0),
    updated: integer().notNull().default(0),
    skipped: integer().notNull().default(0),
    rejected: integer().notNull().default(0),
    suppressed: integer().notNull().default(0),
    cancelRequested: boolean("cancel_requested").notNull().default(false),
    rollback: boolean().notNull().default(false),
    pausedAt: instant("paused_at"),
    // The rate is what was done between these two instants of the real clock, from this row on.
    runningSince: instant("running_since"),
    rowsAtSince: integer("rows_at_since").notNull().default(0),
    progressAt: instant("progress_at"),
    error: text(),
    createdBy: text("created_by").notNull(),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
    undoneAt: instant("undone_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("imports_recent_idx").on(t.tenantId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
  ],
);

/** A rejected row with its reason; the original cells are sealed, since they hold addresses. */
export const importProblems = pgTable(
  "import_problems",
  {
    tenantId: tenantId(),
    importId: uuid("import_id").notNull(),
    row: integer().notNull(), // data rows from 1, without the header
    kind: text({ enum: problemWords }).notNull().default("row"),
    column: text(),
    reason: text().notNull(),
    originalSealed: bytes("original_sealed").notNull(), // JSON array of the row's cells
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.importId, t.row] }),
    foreignKey({ columns: [t.tenantId, t.importId], foreignColumns: [imports.tenantId, imports.id] }),
  ],
);

/** What an import did to a lead, so that it can be rolled back or undone. */
export const importChanges = pgTable(
  "import_changes",
  {
    tenantId: tenantId(),
    importId: uuid("import_id").notNull(),
    leadId: uuid("lead_id").notNull(),
    kind: text({ enum: ["created", "updated"] }).notNull(),
    beforeSealed: bytes("before_sealed"), // the overwritten fields of an updated lead
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.importId, t.leadId] }),
    foreignKey({ columns: [t.tenantId, t.importId], foreignColumns: [imports.tenantId, imports.id] }),
  ],
);

/** Rows that a person wrote anew while fixing: the cells are sealed. */
export const importEdits = pgTable(
  "import_edits",
  {
    tenantId: tenantId(),
    importId: uuid("import_id").notNull(),
    row: integer().notNull(),
    cellsSealed: bytes("cells_sealed").notNull(), // JSON array, in the order of the columns
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.importId, t.row] }),
    foreignKey({ columns: [t.tenantId, t.importId], foreignColumns: [imports.tenantId, imports.id] }),
  ],
);

/** A file that proves a consent stated for a whole import; its bytes lie sealed in the file store. */
export const importEvidence = pgTable(
  "import_evidence",
  {
    tenantId: tenantId(),
    id: id(),
    importId: uuid("import_id").notNull(),
    fileName: text("file_name").notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("import_evidence_import_idx").on(t.tenantId, t.importId),
    foreignKey({ columns: [t.tenantId, t.importId], foreignColumns: [imports.tenantId, imports.id] }),
  ],
);
