import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "../columns";

// The embedded engine's tables are globals of the platform: no tenant column, no row-level security, ids only in events.

/** One run of one function for one event. `parked` runs wait for a person: their job kept killing its process. */
export const jobRuns = pgTable(
  "job_runs",
  {
    id: id().primaryKey(),
    functionId: text("function_id").notNull(),
    event: jsonb().$type<Record<string, unknown>>().notNull(),
    idempotencyKey: text("idempotency_key"),
    status: text({ enum: ["running", "completed", "failed", "cancelled", "parked"] })
      .notNull()
      .default("running"),
    output: jsonb().$type<unknown>(),
    error: jsonb().$type<{ name: string; message: string }>(),
    createdAt: createdAt().default(sql`now()`),
    endedAt: instant("ended_at"),
  },
  (t) => [
    uniqueIndex("job_runs_idempotency_key").on(t.functionId, t.idempotencyKey).where(sql`idempotency_key is not null`),
    index("job_runs_ended_idx").on(t.endedAt).where(sql`ended_at is not null`),
    index("job_runs_recent_idx").on(t.createdAt.desc().nullsFirst()),
  ],
);

/** The one thing a live run waits for. `due_at` is the alarm clock; while leased it is the moment the lease lapses. */
export const jobs = pgTable(
  "jobs",
  {
    id: id().primaryKey(),
    runId: uuid("run_id")
      .notNull()
      .unique()
      .references(() => jobRuns.id, { onDelete: "cascade" }),
    functionId: text("function_id").notNull(),
    dueAt: instant("due_at").notNull(),
    attempt: integer().notNull().default(0),
    deliveries: integer().notNull().default(0),
    leaseToken: uuid("lease_token"),
    limitKey: text("limit_key"),
    limitSize: integer("limit_size"),
    debounceKey: text("debounce_key"),
    debounceUntil: instant("debounce_until"),
    finishWithinMs: bigint("finish_within_ms", { mode: "number" }),
    finishBy: instant("finish_by"),
    parkedAt: instant("parked_at"),
    parkedReason: text("parked_reason"),
  },
  (t) => [
    index("jobs_due_idx").on(t.dueAt, t.id).where(sql`parked_at is null`),
    uniqueIndex("jobs_debounce_key").on(t.functionId, t.debounceKey).where(sql`debounce_key is not null`),
  ],
);

/** What a run's finished steps answered; `seq` is the order in which they finished. */
export const jobSteps = pgTable(
  "job_steps",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => jobRuns.id, { onDelete: "cascade" }),
    id: text().notNull(),
    seq: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    result: jsonb().$type<{ data: unknown } | { error: unknown }>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.id] })],
);

/** A place under a concurrency limit: the key's places are numbered, so two processes cannot both take the last. */
export const jobSlots = pgTable(
  "job_slots",
  {
    key: text().notNull(),
    slot: integer().notNull(),
    jobId: uuid("job_id")
      .notNull()
      .unique()
      .references(() => jobs.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.key, t.slot] })],
);

/** Event ids already taken in: the same id starts nothing twice. */
export const jobEvents = pgTable(
  "job_events",
  { id: text().primaryKey(), name: text().notNull(), receivedAt: instant("received_at").notNull().default(sql`now()`) },
  (t) => [index("job_events_received_idx").on(t.receivedAt)],
);

/** The next tick of each schedule; moved on by compare-and-set, so one process fires it. */
export const jobCrons = pgTable(
  "job_crons",
  { functionId: text("function_id").notNull(), expression: text().notNull(), nextAt: instant("next_at").notNull() },
  (t) => [primaryKey({ columns: [t.functionId, t.expression] })],
);
