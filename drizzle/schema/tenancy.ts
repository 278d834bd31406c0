import { bigint, boolean, index, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { roles } from "@/server/tenancy/schemas";
import { bytes, createdAt, id, instant, tenantId } from "../columns";
import { users } from "./auth";

/** Global: the list of tenants itself. */
export const tenants = pgTable(
  "tenants",
  {
    id: id().primaryKey(),
    slug: text().notNull(),
    name: text().notNull(),
    sandbox: boolean().notNull(),
    // A sandbox tenant's now = real now + this offset, which only grows.
    clockOffsetMs: bigint("clock_offset_ms", { mode: "number" }).notNull().default(0),
    wrappedKey: bytes("wrapped_key").notNull(),
    status: text({ enum: ["active", "suspended"] })
      .notNull()
      .default("active"),
    createdAt: createdAt(),
  },
  (t) => [unique("tenants_slug_key").on(t.slug)],
);

export const memberships = pgTable(
  "memberships",
  {
    tenantId: tenantId().references(() => tenants.id),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    role: text({ enum: roles }).notNull(),
    deactivatedAt: instant("deactivated_at"),
    lastSeenAt: instant("last_seen_at"),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.userId] }), index("memberships_user_idx").on(t.userId)],
);

export const invitations = pgTable(
  "invitations",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    email: text().notNull(),
    role: text({ enum: roles }).notNull(),
    tokenHash: text("token_hash").notNull(),
    invitedBy: uuid("invited_by").notNull(),
    expiresAt: instant("expires_at").notNull(),
    acceptedAt: instant("accepted_at"),
    revokedAt: instant("revoked_at"),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), unique("invitations_token_key").on(t.tokenHash)],
);
