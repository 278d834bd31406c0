import { and, eq, inArray } from "drizzle-orm";
import { messages, touches } from "@/drizzle/schema";
import { markContacted } from "@/server/leads";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { type Task, taskOf, updateTask } from "@/server/tasks";
import { touchesSent } from "../events";
import { announceChanges, placesOf, writeStatus } from "../ledger-writes";
import { lockPeople } from "../lock-order";
import type { SentTouch, Sources } from "../touch-source";
import { addTouches } from "../touches";

/**
 * The ledger follows a closed task: what a person did by hand is a touch that was sent, in the thread, in the lead's caps and
 * history, and its campaign goes on; what the person decided against is skipped with the reason. Told again, nothing
 * changes. Marked `system`: closing the task was authorized.
 */
export async function settleAct(ctx: Ctx, { taskId, ...edge }: Sources & { taskId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const task = await taskOf(tx, taskId);
    await lockPeople(tx, [{ conversationId: task.leadId, leadId: task.leadId }]);
    if (task.status === "done") await recordDone(tx, task, edge);
    if (task.status === "skipped") await recordSkipped(tx, task);
  });
}

type Touch = typeof touches.$inferSelect;
const waiting = ["pending", "held"] as const;

async function recordDone(tx: Tx, task: Task, edge: Sources): Promise<void> {
  const touchId = task.touchId ?? (await touchFor(tx, task));
  const sentAt = task.closedAt ?? tx.now();
  const [touch] = await tx
    .update(touches)
    .set({
      ...{ status: "sent", sentAt, body: wordsOf(task), reason: null, author: "user", authorId: task.closedById },
      updatedAt: tx.realNow(),
    })
    .where(and(eq(touches.tenantId, tx.tenantId), eq(touches.id, touchId), inArray(touches.status, [...waiting])))
    .returning();
  if (!touch) return;
  const sent = sentTouch(touch, task);
  await tx.insert(messages).values({
    ...{ tenantId: tx.tenantId, id: sent.messageId, conversationId: sent.conversationId, leadId: sent.leadId },
    ...{ direction: "out", channel: sent.channel, body: sent.body, author: "user", authorId: sent.authorId },
    ...{ touchId: sent.id, at: sentAt, createdAt: tx.realNow() },
  });
  await markContacted(tx, [task.leadId], sentAt);
  for (const source of edge.sources) if (source.source === sent.source) await source.sent(tx, [sent]);
  for (const witness of edge.witnesses ?? []) await witness.sent(tx, [sent]);
  await announce(tx, touchesSent, placesOf([sent]));
}

/** A task that a person made has no row in the ledger before it is done. */
async function touchFor(tx: Tx, task: Task): Promise<string> {
  const id = newId();
  await addTouches(tx, [
    {
      ...{ id, source: "task", sourceKey: task.id, conversationId: task.leadId, leadId: task.leadId },
      ...{ channel: task.kind, class: "marketing", author: "user", authorId: task.closedById, dueAt: task.dueAt },
    },
  ]);
  await updateTask(tx, task.id, { touchId: id });
  return id;
}

const actNames = { call: "Called by phone.", linkedin: "Messaged on LinkedIn." } as const;

/** What the thread shows: the message that was sent; of a call, what came of it. */
const wordsOf = ({ kind, words, note }: Task): string =>
  (kind === "linkedin" ? words : [actNames.call, note].filter(Boolean).join(" ")) || actNames[kind];

function sentTouch({ verdict: _, ...touch }: Touch, task: Task): SentTouch {
  return {
    ...touch,
    body: touch.body ?? wordsOf(task),
    segments: 0,
    sentAt: touch.sentAt ?? task.dueAt,
    provider: "person",
    providerId: task.id,
    messageId: newId(),
  };
}

async function recordSkipped(tx: Tx, { touchId, closedBy, note }: Task): Promise<void> {
  if (!touchId) return;
  const reason = `${closedBy ?? "A person"} decided against it: ${note ?? "no reason was given"}`;
  const [touch] = await tx
    .select()
    .from(touches)
    .where(and(eq(touches.tenantId, tx.tenantId), eq(touches.id, touchId)));
  const changed = await writeStatus(tx, [{ id: touchId, status: "skipped", reason }], waiting);
  if (touch && changed.length > 0) await announceChanges(tx, [touch]);
}
