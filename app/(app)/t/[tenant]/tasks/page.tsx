import { TaskList } from "@/components/tasks/task-list";
import { taskQuery, taskViewFrom } from "@/components/tasks/task-query";
import { Hydrated, prefetch, trpc } from "@/server/trpc/prefetch";

type TasksPageProps = { searchParams: Promise<Partial<Record<"view", string>>> };

export default async function TasksPage({ searchParams }: TasksPageProps) {
  const { view } = await searchParams;
  const asked = taskQuery({ view: taskViewFrom(view) });
  prefetch(trpc.tasks.list.infiniteQueryOptions(asked, { getNextPageParam: (page) => page.nextCursor }));
  return (
    <Hydrated>
      <TaskList />
    </Hydrated>
  );
}
