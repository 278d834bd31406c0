import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { leads } from "@/drizzle/schema";
import { settleAct } from "@/server/messaging";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { completeTask, listTasks, skipTask } from "@/server/tasks";
import { withDatabase } from "@/server/testing";
import { day, drain, later, launched, ledgerOf } from "@/server/testing/campaigns";
import { aMailableLead } from "@/server/testing/mailable-leads";
import { aTextableLead, aTexter, touchRows } from "@/server/testing/texts";
import { stopCampaign } from "./control";
import { campaignSource } from "./touch-source";

withDatabase();

const call = { channel: "call", body: "Ask {first_name|them} about the roof." } as const;
const message = { channel: "linkedin", body: "Hi {first_name|there}, still looking?" } as const;
const text = { delay_days: 1, body: "Hi {first_name|there}, as promised." };

const openTasks = async (ctx: Ctx) => (await listTasks(ctx, { view: "all" })).data;
const settle = (ctx: Ctx, taskId: string) => settleAct(ctx, { taskId, sources: [campaignSource] });
const statuses = async (ctx: Ctx) => (await touchRows(ctx)).map(({ channel, step, status }) => [channel, step, status]);

test("[E2.3] a LinkedIn step becomes a task with the lead's words; marked as sent it is a touch, and the next step follows", async () => {
  const ctx = await aTexter();
  await aTextableLead(ctx);
  const campaignId = await launched(ctx, { steps: [message, { ...text, delay_days: 3 }] });
  await drain(ctx);
  const [task] = await openTasks(ctx);
  expect(task).toMatchObject({ kind: "linkedin", words: "Hi Lee, still looking?", campaign: "Spring", step: 1 });
  expect(await touchRows(ctx)).toMatchObject([
    { status: "held", reason: "Waits for a person: the LinkedIn message is on the list of tasks." },
  ]);
  await drain(ctx);
  expect(await openTasks(ctx)).toHaveLength(1);
  await completeTask(ctx, { taskId: task?.id ?? "" });
  await settle(ctx, task?.id ?? "");
  later(ctx, 3 * day);
  await drain(ctx);
  expect(await statuses(ctx)).toEqual([
    ["linkedin", 1, "sent"],
    ["sms", 2, "sent"],
  ]);
  const { intended, ...states } = await ledgerOf(ctx, campaignId);
  expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(intended);
});

test("a call waits for the hours of the lead's zone, and for the end of a pause", async () => {
  const ctx = await aTexter({ now: "2026-11-23T12:00:00Z" }); // 07:00 in New York
  const [, paused] = [await aTextableLead(ctx), await aTextableLead(ctx)];
  await launched(ctx, { steps: [call] });
  await inTransaction(ctx, (tx) =>
    tx.update(leads).set({ outreachPausedAt: ctx.realNow() }).where(eq(leads.id, paused.id)),
  );
  await drain(ctx);
  expect(await openTasks(ctx)).toEqual([]);
  expect((await touchRows(ctx))[0]).toMatchObject({ status: "held", reason: expect.stringContaining("09:00") });
  later(ctx, 180);
  await drain(ctx);
  expect((await openTasks(ctx)).map(({ kind, words }) => [kind, words])).toEqual([["call", "Ask Lee about the roof."]]);
});

test("nobody without a number is called, and nobody who opted out since", async () => {
  const ctx = await aTexter();
  await aMailableLead(ctx);
  const gone = await aTextableLead(ctx);
  await launched(ctx, { steps: [call] });
  await inTransaction(ctx, (tx) =>
    tx.update(leads).set({ conversationState: "opted_out" }).where(eq(leads.id, gone.id)),
  );
  await drain(ctx);
  expect(await openTasks(ctx)).toEqual([]);
  expect((await touchRows(ctx)).map(({ status, reason }) => `${status}: ${reason}`).sort()).toEqual([
    "skipped: Opted out or suppressed (opted out).",
    "skipped: The lead has no phone number that can be texted.",
  ]);
});

test("a task that was skipped skips its touch with the reason; one of a campaign that was stopped is cancelled", async () => {
  const ctx = await aTexter();
  await aTextableLead(ctx);
  await aTextableLead(ctx);
  const campaignId = await launched(ctx, { steps: [message] });
  await drain(ctx);
  const [first] = await openTasks(ctx);
  await skipTask(ctx, { taskId: first?.id ?? "", reason: "We know each other." });
  await settle(ctx, first?.id ?? "");
  await stopCampaign(ctx, { campaignId });
  expect(await openTasks(ctx)).toEqual([]);
  const rows = await touchRows(ctx);
  expect(rows.map(({ status }) => status).sort()).toEqual(["cancelled", "skipped"]);
  expect(rows.find(({ status }) => status === "skipped")?.reason).toContain("We know each other.");
});

test("a task that nobody does within 14 days lapses", async () => {
  const ctx = await aTexter();
  await aTextableLead(ctx);
  await launched(ctx, { steps: [message] });
  await drain(ctx);
  later(ctx, 14 * day);
  await drain(ctx);
  expect(await touchRows(ctx)).toMatchObject([{ status: "skipped", reason: "Nobody did it within 14 days." }]);
  expect(await openTasks(ctx)).toEqual([]);
});
