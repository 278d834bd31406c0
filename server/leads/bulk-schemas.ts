import { z } from "zod";
import { Filter } from "./filter-schemas";

/** A bulk job first writes down whom it means, then acts on them. */
export const bulkStatuses = ["choosing", "running", "done", "cancelled", "failed", "undoing", "undone"] as const;
export type BulkStatus = (typeof bulkStatuses)[number];

export const bulkOutcomes = ["pending", "changed", "skipped", "undone", "kept"] as const;

const Tags = z.array(z.string().trim().min(1).max(60)).max(50, "A lead holds at most 50 tags.");

/** What is done to each lead. */
export const BulkAct = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("tag"), add: Tags.default([]), remove: Tags.default([]) }),
  z.object({ kind: z.literal("assign"), ownerId: z.uuid("This is not a member.").nullable() }),
  z.object({ kind: z.literal("pause"), paused: z.boolean() }),
  z.object({ kind: z.literal("segment"), segmentId: z.string(), member: z.boolean().default(true) }),
  z.object({ kind: z.literal("campaign"), campaignId: z.string() }),
]);
export type BulkAct = z.output<typeof BulkAct>;
export type BulkKind = BulkAct["kind"];

/** The leads named, or everybody who matches: `{filter: {}}` is everybody. */
export const StartBulkInput = z.object({
  act: BulkAct,
  leadIds: z.array(z.string()).min(1).max(5000).optional(),
  filter: Filter.optional(),
  search: z.string().trim().max(200).default(""),
});
export type StartBulkInput = z.input<typeof StartBulkInput>;

export const BulkJobInput = z.object({ jobId: z.string() });
export type BulkJobInput = z.infer<typeof BulkJobInput>;

export const BulkJobsInput = z.object({ openOnly: z.boolean().default(false) });
export type BulkJobsInput = z.input<typeof BulkJobsInput>;
