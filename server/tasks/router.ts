import { router, tenantProcedure } from "@/server/trpc/init";
import { completeTask, skipTask, snoozeTask } from "./close";
import { createTask } from "./create";
import { listTasks } from "./list";
import { CompleteTaskInput, CreateTaskInput, ListTasksInput, SkipTaskInput, SnoozeTaskInput } from "./schemas";

export const tasksRouter = router({
  list: tenantProcedure.input(ListTasksInput).query(({ ctx, input }) => listTasks(ctx, input)),
  create: tenantProcedure.input(CreateTaskInput).mutation(({ ctx, input }) => createTask(ctx, input)),
  complete: tenantProcedure.input(CompleteTaskInput).mutation(({ ctx, input }) => completeTask(ctx, input)),
  skip: tenantProcedure.input(SkipTaskInput).mutation(({ ctx, input }) => skipTask(ctx, input)),
  snooze: tenantProcedure.input(SnoozeTaskInput).mutation(({ ctx, input }) => snoozeTask(ctx, input)),
});
