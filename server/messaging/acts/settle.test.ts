import { expect, test } from "vitest";
import { leadTimeline, threadWitness } from "@/server/conversations";
import { leadsByIds } from "@/server/leads";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { completeTask, createTask, listTasks, skipTask } from "@/server/tasks";
import { withDatabase } from "@/server/testing";
import { aTextableLead, aTexter, touchRows } from "@/server/testing/texts";
import { cancelForSuppressed } from "../cancel";
import { settleAct } from "./settle";

withDatabase();

const settle = (ctx: Ctx, taskId: string) => settleAct(ctx, { taskId, sources: [], witnesses: [threadWitness] });

test("[E2.3] a LinkedIn message that a person marks as sent is a touch: in the ledger, on the timeline, the lead's last contact; told twice it is one", async () => {
  const ctx = await aTexter();
  const lead = await aTextableLead(ctx);
  const { id } = await createTask(ctx, { leadId: lead.id, kind: "linkedin", words: "Hello Lee, still looking?" });
  await completeTask(ctx, { taskId: id });
  await settle(ctx, id);
  await settle(ctx, id);
  expect(await touchRows(ctx)).toMatchObject([
    { source: "task", channel: "linkedin", status: "sent", author: "user", body: "Hello Lee, still looking?" },
  ]);
  const { data } = await leadTimeline(ctx, { leadId: lead.id, kinds: ["message"] });
  expect(data).toMatchObject([{ event: "out", text: "Hello Lee, still looking?", details: { channel: "linkedin" } }]);
  const [row] = await inTransaction(ctx, (tx) => leadsByIds(tx, [lead.id]));
  expect(row).toMatchObject({ lastContactedAt: ctx.now(), conversationState: "contacted" });
});

test("a call stands in the thread with what came of it; one that was skipped leaves no touch", async () => {
  const ctx = await aTexter();
  const lead = await aTextableLead(ctx);
  const [called, skipped] = [
    await createTask(ctx, { leadId: lead.id, kind: "call", words: "Ask about the roof" }),
    await createTask(ctx, { leadId: lead.id, kind: "call" }),
  ];
  await completeTask(ctx, { taskId: called.id, note: "Wants a quote." });
  await skipTask(ctx, { taskId: skipped.id, reason: "Called already." });
  await settle(ctx, called.id);
  await settle(ctx, skipped.id);
  expect(await touchRows(ctx)).toMatchObject([
    { channel: "call", status: "sent", body: "Called by phone. Wants a quote." },
  ]);
});

test("an opt-out takes the lead's open tasks off the list", async () => {
  const ctx = await aTexter();
  const lead = await aTextableLead(ctx);
  await createTask(ctx, { leadId: lead.id, kind: "linkedin" });
  await cancelForSuppressed(ctx, { leadIds: [lead.id] });
  expect((await listTasks(ctx, { view: "closed" })).data).toMatchObject([
    { status: "cancelled", note: "This person opted out or was suppressed." },
  ]);
});
