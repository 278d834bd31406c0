import { z } from "zod";
import { acts } from "@/server/leads/schemas";

/** cancelled: what it was for is over, such as a campaign that was stopped or a lead who opted out. */
export const taskStatuses = ["open", "done", "skipped", "cancelled"] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** due: open and its time has come; mine: open and the viewer's; all: open; closed: the rest, the newest first. */
export const taskViews = ["due", "mine", "all", "closed"] as const;
export type TaskListView = (typeof taskViews)[number];

const Words = z.string().trim().max(2_000, "At most 2,000 characters.").nullish();

export const ListTasksInput = z.object({
  view: z.enum(taskViews).default("due"),
  leadId: z.uuid("This lead was not found.").optional(),
  cursor: z.string().max(500).nullish(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListTasksInput = z.input<typeof ListTasksInput>;

export const CreateTaskInput = z.object({
  leadId: z.uuid("This lead was not found."),
  kind: z.enum(acts),
  words: Words,
  /** Now unless said otherwise. */
  dueAt: z.coerce.date().optional(),
});
export type CreateTaskInput = z.input<typeof CreateTaskInput>;

export const TaskIdInput = z.object({ taskId: z.string() });
export type TaskIdInput = z.infer<typeof TaskIdInput>;

/** The person made the call or sent the message; `words` are those that were sent where they differ from the draft. */
export const CompleteTaskInput = TaskIdInput.extend({ note: Words, words: Words });
export type CompleteTaskInput = z.input<typeof CompleteTaskInput>;

export const SkipTaskInput = TaskIdInput.extend({
  reason: z.string().trim().min(3, "Say why in a few words.").max(300, "At most 300 characters."),
});
export type SkipTaskInput = z.input<typeof SkipTaskInput>;

export const SnoozeTaskInput = TaskIdInput.extend({ until: z.coerce.date() });
export type SnoozeTaskInput = z.input<typeof SnoozeTaskInput>;
