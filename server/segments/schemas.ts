import { z } from "zod";
import { Filter } from "@/server/leads/schemas";

export {
  Clause,
  EventClause,
  everyOf,
  Filter,
  filterFields,
  filterOps,
  kindOfField,
  leadEvents,
  nodesOf,
  opsOf,
} from "@/server/leads/schemas";

export const CreateSegmentInput = z.object({
  name: z.string().trim().min(1, "A segment needs a name.").max(80, "A segment's name has at most 80 characters."),
  filter: Filter,
});
export type CreateSegmentInput = z.input<typeof CreateSegmentInput>;

export const SegmentIdInput = z.object({ segmentId: z.string() });
export type SegmentIdInput = z.infer<typeof SegmentIdInput>;

export const RenameSegmentInput = SegmentIdInput.extend(CreateSegmentInput.partial().shape);
export type RenameSegmentInput = z.input<typeof RenameSegmentInput>;
