import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { senders } from "@/drizzle/schema";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { withDatabase } from "@/server/testing";
import { aMailableLead, asMail, mailboxOf } from "@/server/testing/mailable-leads";
import { aRunningCampaign, aTexter, dueTexts, touchRows } from "@/server/testing/texts";
import { sendDueTouches } from "../send-due";
import type { TouchSource } from "../touch-source";

withDatabase();

const mails: TouchSource = {
  source: "campaign",
  compose: async (_, due) =>
    new Map(due.map(({ id }) => [id, { subject: "Your roof", body: "Still thinking of it?" }])),
  sent: async () => undefined,
};
const drain = (ctx: Ctx) => sendDueTouches(ctx, { limit: 200, sources: [mails] });

test("[E5.3] a new mailbox sends 20 mails on its first day whatever its own limit, and the verdict says why", async () => {
  const ctx = await aTexter();
  const people = await Promise.all(Array.from({ length: 21 }, () => aMailableLead(ctx)));
  await dueTexts(ctx, await aRunningCampaign(ctx), [people.map(({ id }) => id), asMail]);
  const box = await mailboxOf(ctx);
  const mailbox = box.mailbox && { ...box.mailbox, warmUpFrom: ctx.now().toISOString() };
  await inTransaction(ctx, (tx) => tx.update(senders).set({ mailbox }).where(eq(senders.id, box.id)));
  await drain(ctx);
  await drain(ctx);
  const rows = await touchRows(ctx);
  expect(rows.filter(({ status }) => status === "sent")).toHaveLength(20);
  expect(rows.find(({ status }) => status !== "sent")?.reason).toContain("20 mails on day 1 of its warm-up");
  ctx.setNow("2026-11-24T17:00:00Z");
  await drain(ctx);
  expect((await touchRows(ctx)).every(({ status }) => status === "sent")).toBe(true);
});
