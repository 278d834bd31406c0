import { index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "../columns";

/** Global: a person may belong to several tenants. */
export const users = pgTable(
  "users",
  {
    id: id().primaryKey(),
    email: text().notNull(), // lower case
    name: text().notNull(),
    passwordHash: text("password_hash"), // scrypt; null when the person signs in by link or OAuth only
    emailVerifiedAt: instant("email_verified_at"),
    timeZone: text("time_zone"),
    theme: text({ enum: ["light", "dark", "auto"] })
      .notNull()
      .default("auto"),
    shortcuts: text({ enum: ["on", "off"] })
      .notNull()
      .default("on"),
    createdAt: createdAt(),
  },
  (t) => [unique("users_email_key").on(t.email)],
);

/** Global: a signed-in browser; deleting the row signs it out. */
export const sessions = pgTable(
  "sessions",
  {
    id: id().primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    userAgent: text("user_agent"),
    lastSeenAt: instant("last_seen_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("sessions_user_idx").on(t.userId)],
);

/** Global: an identity at an OAuth or OIDC provider. */
export const accounts = pgTable(
  "accounts",
  {
    provider: text().notNull(),
    providerAccountId: text("provider_account_id").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.providerAccountId] }), index("accounts_user_idx").on(t.userId)],
);

/** Global: single-use magic links, hashed. */
export const verificationTokens = pgTable(
  "verification_tokens",
  {
    identifier: text().notNull(),
    tokenHash: text("token_hash").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.identifier, t.tokenHash] })],
);

/** Global: failed sign-ins counted per account and per address, in real time. */
export const loginAttempts = pgTable(
  "login_attempts",
  {
    key: text().notNull(), // hash of the account or of the address
    windowStart: instant("window_start").notNull(),
    failures: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.key, t.windowStart] })],
);
