import { z } from "zod";
import { CountLeadsInput, Filter, ListLeadsInput } from "@/server/leads/schemas";

export { Filter };

/** A live segment is its filter, asked each time; a fixed one is a list of members. */
export const segmentKinds = ["live", "fixed"] as const;
export type SegmentKind = (typeof segmentKinds)[number];

export const CreateSegmentInput = z.object({
  name: z.string().trim().min(1, "A segment needs a name.").max(80, "A segment's name has at most 80 characters."),
  kind: z.enum(segmentKinds).default("live"),
  filter: Filter.default({}),
});
export type CreateSegmentInput = z.input<typeof CreateSegmentInput>;

export const SegmentIdInput = z.object({ segmentId: z.string() });
export type SegmentIdInput = z.infer<typeof SegmentIdInput>;

export const RenameSegmentInput = SegmentIdInput.extend({
  name: CreateSegmentInput.shape.name.optional(),
  filter: Filter.optional(),
});
export type RenameSegmentInput = z.input<typeof RenameSegmentInput>;

/** The list's own filter and search, inside a segment when one is named. */
export const LeadsWithinInput = ListLeadsInput.extend({ segmentId: z.string().nullish() });
export type LeadsWithinInput = z.input<typeof LeadsWithinInput>;
export const CountWithinInput = CountLeadsInput.extend({ segmentId: z.string().nullish() });
export type CountWithinInput = z.input<typeof CountWithinInput>;

/** A lead beside a segment, or beside a filter that is not saved yet. */
export const ExplainInput = z.object({
  leadId: z.string(),
  segmentId: z.string().nullish(),
  filter: Filter.default({}),
});
export type ExplainInput = z.input<typeof ExplainInput>;

export const FilterInput = z.object({ segmentId: z.string().nullish(), filter: Filter.default({}) });
export type FilterInput = z.input<typeof FilterInput>;

/** Why a channel does not reach a lead; the first that holds is told. */
export const unreachedReasons = ["no_address", "undeliverable", "suppressed", "no_consent", "paused"] as const;
export type UnreachedReason = (typeof unreachedReasons)[number];
