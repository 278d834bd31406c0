import { index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, id, tenantId } from "../columns";
import { tenants } from "./tenancy";

/** What each model call cost and how it ended; no prompt, no personal data. */
export const llmCalls = pgTable(
  "llm_calls",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    purpose: text().notNull(),
    engine: text().notNull(), // "local" or the provider's name
    model: text().notNull(),
    outcome: text().notNull(), // ok, timeout, error, invalid
    latencyMs: integer("latency_ms").notNull(),
    inputTokens: integer("input_tokens").notNull().default(0),
    outputTokens: integer("output_tokens").notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("llm_calls_recent_idx").on(t.tenantId, t.createdAt.desc().nullsFirst()),
  ],
);
