import type { Task, TaskView } from "@/server/tasks";

const time = (at: Date | null) => at?.toISOString() ?? null;

/** A task in the words of the API. */
export const shownTask = (task: Omit<Task, "tenantId" | "closedById">) => ({
  id: task.id,
  kind: task.kind,
  lead_id: task.leadId,
  campaign_id: task.campaignId,
  step: task.step,
  touch_id: task.touchId,
  status: task.status,
  words: task.words,
  note: task.note,
  owner_id: task.ownerId,
  due_at: task.dueAt.toISOString(),
  closed_at: time(task.closedAt),
  closed_by: task.closedBy,
  created_by: task.createdBy,
  created_at: task.createdAt.toISOString(),
});

/** The same with what a person needs to do it. */
export const shownTaskView = (task: TaskView) => ({
  ...shownTask(task),
  lead: task.lead,
  phone: task.phone,
  call_hours: task.hours && {
    open: task.hours.isOpen,
    opens_at: time(task.hours.at),
    closes_at: time(task.hours.closesAt),
    zone: task.hours.zone,
    sentence: task.hours.sentence,
  },
  profile_url: task.profileUrl,
  sales_navigator_url: task.salesNavigatorUrl,
});
