import { sql } from "drizzle-orm";
import { foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytes, createdAt, id, instant, tenantId } from "../columns";
import { tenants } from "./tenancy";

/** What files consist of, once for each tenant whatever their names. */
export const fileContents = pgTable(
  "file_contents",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    sha256: text(), // null while it arrives
    bytes: integer().notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("file_contents_digest_key").on(t.tenantId, t.sha256),
    index("file_contents_arriving_idx").on(t.tenantId, t.createdAt).where(sql`sha256 is null`),
  ],
);

/** Its bytes in sealed pieces. */
export const filePieces = pgTable(
  "file_pieces",
  {
    tenantId: tenantId(),
    contentId: uuid("content_id").notNull(),
    position: integer().notNull(), // from 0
    sealed: bytes().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.contentId, t.position] }),
    foreignKey({
      columns: [t.tenantId, t.contentId],
      foreignColumns: [fileContents.tenantId, fileContents.id],
    }).onDelete("cascade"),
  ],
);

/** A file that goes out with a message, or came in with one. */
export const files = pgTable(
  "files",
  {
    tenantId: tenantId(),
    id: id(),
    contentId: uuid("content_id").notNull(),
    name: text().notNull(),
    type: text().notNull(), // as its bytes say
    attachedAt: instant("attached_at"), // real time; null: nothing names it, and it goes after a day
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("files_content_idx").on(t.tenantId, t.contentId),
    index("files_loose_idx").on(t.tenantId, t.createdAt).where(sql`attached_at is null`),
    foreignKey({ columns: [t.tenantId, t.contentId], foreignColumns: [fileContents.tenantId, fileContents.id] }),
  ],
);
