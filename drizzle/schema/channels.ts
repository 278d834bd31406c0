import { boolean, index, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { providers, senderClasses } from "@/server/channels/schemas";
import { bytes, createdAt, id, instant, tenantId } from "../columns";
import { tenants } from "./tenancy";

/** A number or messaging service that texts for the tenant. */
export const senders = pgTable(
  "senders",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    provider: text({ enum: providers }).notNull(),
    number: text(), // our own number, E.164; null for a messaging service
    messagingServiceSid: text("messaging_service_sid"),
    accountSid: text("account_sid").notNull(),
    credentialsSealed: bytes("credentials_sealed").notNull(), // {authToken, previousAuthToken?}
    senderClass: text("sender_class", { enum: senderClasses }).notNull(),
    isDefault: boolean("is_default").notNull().default(false),
    stoppedAt: instant("stopped_at"),
    stoppedReason: text("stopped_reason"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    // A number serves one tenant: inbound texts find their tenant by (account, number).
    unique("senders_account_number_key").on(t.accountSid, t.number),
    index("senders_service_idx").on(t.accountSid, t.messagingServiceSid),
  ],
);
