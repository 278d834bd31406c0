import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { conversations, touches } from "@/drizzle/schema";
import { inTransaction } from "@/server/platform/db";
import { as, withDatabase } from "@/server/testing";
import { anInbound } from "@/server/testing/inbound";
import { aTextableLead, aTexter } from "@/server/testing/texts";
import { handBack, takeOver } from "./ownership";
import { listMessages, listPending } from "./queries";
import { receiveText } from "./receive";
import { reply } from "./reply";

withDatabase();

async function aThread() {
  const ctx = await aTexter();
  const lead = await aTextableLead(ctx);
  const { messageId } = await receiveText(ctx, anInbound(lead.phone, "What does it cost?"));
  return { ctx, lead, messageId };
}

test("a person's reply takes the thread over and is queued for the gate", async () => {
  const { ctx, lead, messageId } = await aThread();
  await reply(ctx, { conversationId: lead.id, body: "From $90.", lastSeenMessageId: messageId });
  const [thread] = await inTransaction(ctx, (tx) =>
    tx.select().from(conversations).where(eq(conversations.id, lead.id)),
  );
  expect(thread).toMatchObject({ owner: "human", assigneeId: ctx.actor.id, turnDueAt: null });
  const queued = await inTransaction(ctx, (tx) => tx.select().from(touches).where(eq(touches.leadId, lead.id)));
  expect(queued).toMatchObject([{ source: "reply", status: "pending", answersMessageId: messageId }]);
  expect(await listPending(ctx, lead.id)).toMatchObject([{ status: "pending", body: "From $90." }]);
});

test("[INB-2] a stale reply is refused: the lead wrote something that the writer has not seen", async () => {
  const { ctx, lead, messageId } = await aThread();
  await receiveText(ctx, anInbound(lead.phone, "Hello?"));
  await expect(reply(ctx, { conversationId: lead.id, body: "x", lastSeenMessageId: messageId })).rejects.toThrow(
    "A new message arrived",
  );
});

test("nobody writes to a person who opted out", async () => {
  const { ctx, lead } = await aThread();
  const { messageId } = await receiveText(ctx, anInbound(lead.phone, "STOP"));
  await expect(reply(ctx, { conversationId: lead.id, body: "x", lastSeenMessageId: messageId })).rejects.toThrow(
    "opted out",
  );
  await expect(handBack(ctx, { conversationId: lead.id })).rejects.toThrow("opted out");
});

test("taking over voids the AI's turn and its token; handing back gives it a turn", async () => {
  const { ctx, lead } = await aThread();
  const taken = await takeOver(ctx, { conversationId: lead.id });
  expect(taken).toMatchObject({ owner: "human", state: "handoff", turnDueAt: null, turnToken: 1 });
  const returned = await handBack(ctx, { conversationId: lead.id, replyNow: true });
  expect(returned).toMatchObject({ owner: "ai", state: "engaged", needsHuman: null });
  expect(returned.turnDueAt).not.toBeNull();
});

test("[M13.1] another tenant's thread does not exist for us, and an analyst may not reply", async () => {
  const { lead, ctx } = await aThread();
  const stranger = await aTexter();
  const input = { conversationId: lead.id, body: "x", lastSeenMessageId: null };
  await expect(reply(stranger, input)).rejects.toThrow("not found");
  await expect(takeOver(stranger, input)).rejects.toThrow("not found");
  await expect(handBack(stranger, input)).rejects.toThrow("not found");
  await expect(listMessages(stranger, input)).rejects.toThrow("not found");
  await expect(reply(as(ctx, "analyst"), input)).rejects.toThrow("may not reply");
});
