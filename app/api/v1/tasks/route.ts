import { z } from "zod";
import { createTask, listTasks } from "@/server/tasks";
import { CreateTaskInput, ListTasksInput } from "@/server/tasks/schemas";
import { json, rest } from "../rest";
import { shownTask, shownTaskView } from "./shown";

const { view, leadId, cursor, limit } = ListTasksInput.shape;
const Query = z.object({ view, lead_id: leadId, cursor, limit });
const { leadId: lead_id, kind, words, dueAt: due_at } = CreateTaskInput.shape;
const Body = z.object({ lead_id, kind, words, due_at });

/** Calls and LinkedIn messages for people to make, by the time they are due. */
export const GET = rest({ scope: "conversations:read", query: Query }, async ({ ctx, query }) => {
  const { lead_id, ...rest } = query;
  const { data, nextCursor, hasMore } = await listTasks(ctx, { ...rest, leadId: lead_id });
  return json({ data: data.map(shownTaskView), next_cursor: nextCursor, has_more: hasMore });
});

export const POST = rest({ scope: "conversations:reply", body: Body }, async ({ ctx, body }) =>
  json(shownTask(await createTask(ctx, { ...body, leadId: body.lead_id, dueAt: body.due_at })), 201),
);
