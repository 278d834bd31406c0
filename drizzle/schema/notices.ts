import { index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, tenantId } from "../columns";
import { tenants } from "./tenancy";

/** Mail to users (invitation, magic link, alert): sent by SMTP, or read on screen in a sandbox. */
export const notices = pgTable(
  "notices",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    userId: uuid("user_id"),
    recipient: text().notNull(),
    subject: text().notNull(),
    body: text().notNull(),
    status: text({ enum: ["pending", "sent", "failed", "on_screen"] }).notNull(),
    attempts: integer().notNull().default(0),
    nextAttemptAt: instant("next_attempt_at"),
    error: text(),
    sentAt: instant("sent_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("notices_recent_idx").on(t.tenantId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
  ],
);
