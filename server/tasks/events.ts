import { z } from "zod";
import { defineEvent } from "@/server/platform/announce";

/** A task was made, snoozed or cancelled. */
export const taskChanged = defineEvent("tasks/task.changed", z.object({ taskId: z.string() }));

/** A person did it, or decided not to: the ledger follows. */
export const taskClosed = defineEvent("tasks/task.closed", z.object({ taskId: z.string() }));
