import { type TaskListView, taskViews } from "@/server/tasks/schemas";

/** What the address of the list asks, as the server prefetches it and the browser goes on. */
export const taskQuery = ({ view }: { view: TaskListView }) => ({ view });

export const taskViewFrom = (text: string | undefined): TaskListView => taskViews.find((one) => one === text) ?? "due";
