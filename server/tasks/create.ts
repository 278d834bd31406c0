import { record } from "@/server/audit";
import { type LeadRow, leadRow } from "@/server/leads";
import { type Act, isClosedToAll } from "@/server/leads/schemas";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { openTasks, type Task } from "./rows";
import { CreateTaskInput } from "./schemas";

type Reached = Pick<LeadRow, "conversationState" | "suppressed" | "phoneHash">;

/** The sentence that explains why nobody may contact this lead so, or null. An opt-out binds people as it binds programs. */
export function refusalToContact(kind: Act, { conversationState, suppressed, phoneHash }: Reached): string | null {
  if (isClosedToAll({ conversationState, suppressed }))
    return "The lead opted out: nobody contacts them, by any channel.";
  if (kind !== "call") return null;
  if (!phoneHash) return "This lead has no phone number.";
  return suppressed.includes("sms") ? "This lead's number is on the suppression list." : null;
}

/** Puts a call or a LinkedIn message on somebody's list: the lead's owner, else whoever makes it. @throws Refused for a lead that must not be contacted. */
export async function createTask(ctx: Ctx, given: CreateTaskInput): Promise<Task> {
  authorize(ctx, "conversations:reply");
  const { leadId, kind, words, dueAt } = CreateTaskInput.parse(given);
  return inTransaction(ctx, async (tx) => {
    const lead = await leadRow(tx, leadId);
    const refusal = refusalToContact(kind, lead);
    if (refusal) throw new Refused(refusal);
    const maker = ctx.actor.kind === "user" ? ctx.actor.id : null;
    const [task] = await openTasks(tx, [
      { kind, leadId: lead.id, words: words || null, dueAt: dueAt ?? tx.now(), ownerId: lead.ownerId ?? maker },
    ]);
    if (!task) throw new Error("A task that a person makes stands for no other row.");
    await record(tx, "task.created", {
      subject: { type: "task", id: task.id },
      after: { kind, leadId: lead.id, dueAt: task.dueAt },
    });
    return task;
  });
}
