import { and, eq, gte, inArray, type SQL, sql } from "drizzle-orm";
import { inboundMails, suppressions, touches } from "@/drizzle/schema";
import { optOutReasons } from "@/server/leads/schemas";

// What people and their servers said after a message, as conditions on its row in the ledger.

/** Whether its person opted out after it. */
export const optedOutAfter = sql`exists (select from ${suppressions} where ${and(
  eq(suppressions.tenantId, touches.tenantId),
  eq(suppressions.leadId, touches.leadId),
  inArray(suppressions.reason, [...optOutReasons]),
  gte(suppressions.createdAt, touches.sentAt),
)})`;

/** Whether its person has complained of it since then. */
export const complainedSince = (since: Date): SQL =>
  sql`exists (select from ${inboundMails} where ${and(
    eq(inboundMails.tenantId, touches.tenantId),
    eq(inboundMails.outcome, "complained"),
    eq(inboundMails.touchId, touches.id),
    gte(inboundMails.at, since),
  )})`;
