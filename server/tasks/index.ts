/**
 * Tasks decides what a person is to do by hand: the calls and LinkedIn messages that no program makes for them, whose they
 * are, when they are due and may be done, and how each was closed. What was done counts in the ledger, which hears of it.
 */
export { completeTask, skipTask, snoozeTask } from "./close";
export { createTask, refusalToContact } from "./create";
export { listTasks, type TaskPage, type TaskView } from "./list";
export { cancelTasks, type NewTask, openTasks, type Task, taskOf, updateTask } from "./rows";
