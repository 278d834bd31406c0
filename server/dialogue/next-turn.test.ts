import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import {
  brands,
  conversations,
  dialogueTurns,
  llmCalls,
  messages,
  slowDowns,
  suppressions,
  touches,
} from "@/drizzle/schema";
import { receiveText, takeOver } from "@/server/conversations";
import { providerDrafter } from "@/server/llm";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { aTenant, type TestCtx, withDatabase } from "@/server/testing";
import { anInbound } from "@/server/testing/inbound";
import { modelThatAnswers, modelThatHangs } from "@/server/testing/model-double";
import { aTextableLead, aTexter, mondayNoon } from "@/server/testing/texts";
import { modelTimeFor, takeDueTurns } from "./next-turn";
import { turnSource } from "./touch-source";

withDatabase();

const after = (ctx: TestCtx, seconds: number) => ctx.setNow(new Date(ctx.now().getTime() + seconds * 1_000));

/** A lead who has just written, and the debounce over. */
async function aThread(...texts: string[]) {
  const ctx = await aTexter({ now: mondayNoon });
  await inTransaction(ctx, (tx) => tx.update(brands).set({ bookingUrl: "https://book.northwind.example/call" }));
  const lead = await aTextableLead(ctx);
  for (const text of texts) await receiveText(ctx, anInbound(lead.phone, text));
  after(ctx, 4);
  return { ctx, lead };
}

const conversationOf = async (ctx: TestCtx, id: string) => {
  const [row] = await inTransaction(ctx, (tx) => tx.select().from(conversations).where(eq(conversations.id, id)));
  if (!row) throw new Error("no thread");
  return row;
};
const turnsOf = (ctx: TestCtx, id: string) =>
  inTransaction(ctx, (tx) => tx.select().from(dialogueTurns).where(eq(dialogueTurns.conversationId, id)));
const queuedOf = (ctx: TestCtx, id: string) =>
  inTransaction(ctx, (tx) =>
    tx
      .select()
      .from(touches)
      .where(and(eq(touches.conversationId, id), eq(touches.status, "pending"))),
  );

test("[P-2.3] [P-FR3.1] [P-FR3.5] a due turn is read, decided, stored and queued for the gate in one commit", async () => {
  const { ctx, lead } = await aThread("yes I'm interested");
  expect(await takeDueTurns(ctx, { limit: 10, drafter: null })).toEqual({ taken: 1, outcomes: { replied: 1 } });
  const [turn] = await turnsOf(ctx, lead.id);
  expect(turn).toMatchObject({
    outcome: "replied",
    stateAfter: "link_offered",
    guard: { passed: true },
    promptVersion: "turn-1",
  });
  expect(turn?.engine).toMatch(/^local:/);
  expect(turn?.reply).toContain("{{BOOKING_LINK}}");
  expect(await queuedOf(ctx, lead.id)).toMatchObject([
    { source: "turn", sourceKey: turn?.id, class: "conversational", author: "ai" },
  ]);
  expect(await conversationOf(ctx, lead.id)).toMatchObject({
    state: "link_offered",
    turnDueAt: null,
    turnLeaseUntil: null,
    positiveTurns: 1,
  });
  const [message] = await inTransaction(ctx, (tx) =>
    tx.select().from(messages).where(eq(messages.conversationId, lead.id)),
  );
  expect(message).toMatchObject({ processedAt: ctx.now(), analysis: { engine: "local" } });
  expect(await takeDueTurns(ctx, { limit: 10, drafter: null })).toEqual({ taken: 0, outcomes: {} });
});

test("the booking address is the lead's own and is written by code when the text leaves", async () => {
  const { ctx, lead } = await aThread("send me the link please");
  await takeDueTurns(ctx, { limit: 10, drafter: null });
  const [touch] = await queuedOf(ctx, lead.id);
  if (!touch) throw new Error("nothing queued");
  const composed = await turnSource.compose(ctx, [touch]);
  expect(composed.get(touch.id)).toMatchObject({ body: expect.stringMatching(/\/b\/\S+/) });
  expect(JSON.stringify(composed.get(touch.id))).not.toContain("BOOKING_LINK");
});

test("before the debounce is over nothing is taken; a burst is answered once", async () => {
  const ctx = await aTexter();
  const lead = await aTextableLead(ctx);
  await receiveText(ctx, anInbound(lead.phone, "hi"));
  expect((await takeDueTurns(ctx, { limit: 10, drafter: null })).taken).toBe(0);
  after(ctx, 1);
  await receiveText(ctx, anInbound(lead.phone, "how are you"));
  after(ctx, 4);
  expect((await takeDueTurns(ctx, { limit: 10, drafter: null })).taken).toBe(1);
  expect(await queuedOf(ctx, lead.id)).toHaveLength(1);
});

test("a text that arrives while the model thinks voids the draft", async () => {
  const { ctx, lead } = await aThread("yes I'm interested");
  const late = {
    name: "slow",
    draft: async <T>(request: Parameters<ReturnType<typeof providerDrafter>["draft"]>[0]) => {
      await receiveText(ctx, anInbound(lead.phone, "wait, who are you?"));
      return providerDrafter(modelThatAnswers("")).draft<T>(request as never);
    },
  };
  expect((await takeDueTurns(ctx, { limit: 10, drafter: late })).outcomes).toEqual({ superseded: 1 });
  expect(await queuedOf(ctx, lead.id)).toEqual([]);
  after(ctx, 4);
  expect((await takeDueTurns(ctx, { limit: 10, drafter: null })).outcomes).toEqual({ replied: 1 });
  expect(await queuedOf(ctx, lead.id)).toHaveLength(1);
});

test("a person who takes over while the model thinks: the late draft is refused", async () => {
  const { ctx, lead } = await aThread("yes I'm interested");
  const late = {
    name: "slow",
    draft: async <T>(request: Parameters<ReturnType<typeof providerDrafter>["draft"]>[0]) => {
      await takeOver(ctx, { conversationId: lead.id });
      return providerDrafter(modelThatAnswers("")).draft<T>(request as never);
    },
  };
  expect((await takeDueTurns(ctx, { limit: 10, drafter: late })).outcomes).toEqual({ superseded: 1 });
  expect(await queuedOf(ctx, lead.id)).toEqual([]);
  expect(await conversationOf(ctx, lead.id)).toMatchObject({ owner: "human" });
});

test("[P-7.2b] a model that hangs: the reply is committed by the local engine within 5 s, and the call is booked as a timeout", async () => {
  const { ctx, lead } = await aThread("yes I'm interested");
  const startedAt = performance.now();
  await takeDueTurns(ctx, { limit: 10, drafter: providerDrafter(modelThatHangs()) });
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  expect((await turnsOf(ctx, lead.id))[0]?.engine).toMatch(/^local:/);
  expect(await queuedOf(ctx, lead.id)).toHaveLength(1);
  expect(await inTransaction(ctx, (tx) => tx.select().from(llmCalls))).toMatchObject([
    { outcome: "timeout", purpose: "turn" },
  ]);
});

test("two runs at once: one turn, one text", async () => {
  const { ctx, lead } = await aThread("yes I'm interested");
  const runs = await Promise.all([
    takeDueTurns(ctx, { limit: 10, drafter: null }),
    takeDueTurns(ctx, { limit: 10, drafter: null }),
  ]);
  expect(runs.reduce((sum, { taken }) => sum + taken, 0)).toBe(1);
  expect(await queuedOf(ctx, lead.id)).toHaveLength(1);
});

test("an opt-out that only the classifier hears is suppressed, confirmed once, and what waited is cancelled", async () => {
  const { ctx, lead } = await aThread("kindly cross me off, I have had enough of this list of yours");
  const { outcomes } = await takeDueTurns(ctx, { limit: 10, drafter: null });
  const thread = await conversationOf(ctx, lead.id);
  expect(thread.state).toBe("opted_out");
  expect(await inTransaction(ctx, (tx) => tx.select().from(suppressions))).not.toEqual([]);
  expect((await queuedOf(ctx, lead.id)).every(({ class: kind }) => kind === "required")).toBe(true);
  expect(Object.keys(outcomes).every((outcome) => outcome === "suppressed")).toBe(true);
});

test("no answer to the question whether to stop is an opt-out after three days", async () => {
  const { ctx, lead } = await aThread("hello there");
  await inTransaction(ctx, (tx) =>
    tx
      .update(conversations)
      .set({ optOutAskedAt: ctx.now(), state: "paused", turnDueAt: new Date(ctx.now().getTime() + 72 * 3_600_000) })
      .where(eq(conversations.id, lead.id)),
  );
  await inTransaction(ctx, (tx) => tx.update(messages).set({ processedAt: ctx.now(), lane: "help" }));
  after(ctx, 72 * 3_600 + 1);
  expect((await takeDueTurns(ctx, { limit: 10, drafter: null })).outcomes).toEqual({ suppressed: 1 });
  expect(await conversationOf(ctx, lead.id)).toMatchObject({ state: "opted_out" });
});

test("[case 61] [E3.4] a not-now slows every campaign down until the time that was named, and is followed up once then", async () => {
  const { ctx, lead } = await aThread("not right now, try in March");
  await takeDueTurns(ctx, { limit: 10, drafter: null });
  const paused = await conversationOf(ctx, lead.id);
  expect(paused).toMatchObject({
    state: "paused",
    pausedUntil: new Date("2027-03-01T15:00:00Z"),
    turnDueAt: new Date("2027-03-01T15:00:00Z"),
  });
  const slowed = await inTransaction(ctx, (tx) => tx.select().from(slowDowns));
  expect(slowed).toMatchObject([{ leadId: lead.id, kind: "not_now", until: new Date("2027-03-01T15:00:00Z") }]);
  await inTransaction(ctx, (tx) => tx.update(touches).set({ status: "sent", sentAt: ctx.now() }));
  await inTransaction(ctx, (tx) =>
    tx.insert(messages).values({
      tenantId: ctx.tenantId,
      id: newId(),
      conversationId: lead.id,
      leadId: lead.id,
      direction: "out",
      body: "No rush.",
      author: "ai",
      at: ctx.now(),
      createdAt: ctx.realNow(),
    }),
  );
  ctx.setNow("2027-03-01T15:00:01Z");
  expect((await takeDueTurns(ctx, { limit: 10, drafter: null })).outcomes).toEqual({ replied: 1 });
  expect(await queuedOf(ctx, lead.id)).toMatchObject([{ class: "marketing", source: "turn" }]);
  expect((await takeDueTurns(ctx, { limit: 10, drafter: null })).taken).toBe(0);
});

test("[P-7.2d] abuse goes to a person and the AI is silent afterwards", async () => {
  const { ctx, lead } = await aThread("you fucking idiots");
  expect((await takeDueTurns(ctx, { limit: 10, drafter: null })).outcomes).toEqual({ handed_over: 1 });
  expect(await conversationOf(ctx, lead.id)).toMatchObject({ state: "handoff", needsHuman: "angry" });
  await receiveText(ctx, anInbound(lead.phone, "yes I'm interested"));
  after(ctx, 4);
  expect((await takeDueTurns(ctx, { limit: 10, drafter: null })).taken).toBe(0);
});

test("a turn that our own code cannot think through goes to a person and does not come back", async () => {
  const { ctx, lead } = await aThread("yes I'm interested");
  const broken = { name: "broken", draft: () => Promise.reject(new Error("a bug")) };
  expect((await takeDueTurns(ctx, { limit: 10, drafter: broken })).outcomes).toEqual({ handed_over: 1 });
  expect(await conversationOf(ctx, lead.id)).toMatchObject({ needsHuman: "guard", turnDueAt: null });
});

test("another tenant's turns are not ours", async () => {
  const { lead } = await aThread("yes I'm interested");
  const stranger = await aTenant({ now: "2030-01-01T12:00:00Z" });
  expect((await takeDueTurns(stranger, { limit: 10, drafter: null })).taken).toBe(0);
  expect(await turnsOf(stranger, lead.id)).toEqual([]);
});

test.each([
  [0, 2_800, "in time"],
  [700, 2_800, "a little late"],
  [1_500, 2_000, "it waited for a place"],
  [3_400, 100, "too late for any call"],
  [5_000, 0, "not asked any more"],
  [60_000, 2_800, "the process was down: nothing is in time any more"],
])("[P-NFR1.2] a turn that is %d ms late gives its model %d ms: %s", (lateMs, leftMs) => {
  expect(modelTimeFor(lateMs)).toBe(leftMs);
});

test("[E3.4] an annoyed answer slows every campaign down for 30 days", async () => {
  const { ctx, lead } = await aThread("this is the third time you text me, terrible service!!");
  await takeDueTurns(ctx, { limit: 10, drafter: null });
  const slowed = await inTransaction(ctx, (tx) => tx.select().from(slowDowns));
  const until = new Date(ctx.now().getTime() + 30 * 86_400_000);
  expect(slowed).toMatchObject([{ leadId: lead.id, kind: "annoyed", channel: null, until }]);
});
