import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { inboundMails, senders, touches } from "@/drizzle/schema";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { aTenant, withDatabase } from "@/server/testing";
import { aRealMailbox } from "@/server/testing/mailable-leads";
import { aTextableLead, aTexter, senderOf, suppressPhone } from "@/server/testing/texts";
import { slowMail } from "../governor";
import { senderHealth } from "./health";

withDatabase();

type Sent = {
  senderId: string;
  channel: "sms" | "email";
  errorCode?: number;
  delivery?: "undelivered";
  daysAgo?: number;
};

async function sent(ctx: Ctx, leadId: string, { senderId, channel, errorCode, delivery, daysAgo = 1 }: Sent) {
  const id = newId();
  const sentAt = new Date(ctx.now().getTime() - daysAgo * 86_400_000);
  const row = {
    source: "campaign",
    class: "marketing",
    author: "campaign",
    status: "sent",
    dueAt: sentAt,
    sentAt,
  } as const;
  await inTransaction(ctx, (tx) =>
    tx.insert(touches).values({
      ...row,
      ...{ tenantId: ctx.tenantId, id, sourceKey: id, conversationId: leadId, leadId, senderId, channel },
      ...{ errorCode: errorCode ?? null, delivery: delivery ?? null },
      ...{ createdAt: ctx.realNow(), updatedAt: ctx.realNow() },
    }),
  );
  return id;
}

const rate = (health: Awaited<ReturnType<typeof senderHealth>>, senderId: string, name: string) =>
  health.senders.find(({ id }) => id === senderId)?.rates.find((one) => one.name === name)?.share;

test("[E5.3] each sender's week: what came back, was filtered, reported and opted out of, by itself; what is older does not count", async () => {
  const ctx = await aTexter();
  const { id: number } = await senderOf(ctx);
  const { id: mailbox } = await aRealMailbox(ctx);
  const [one, other] = [await aTextableLead(ctx), await aTextableLead(ctx)];
  await sent(ctx, one.id, { senderId: number, channel: "sms", errorCode: 30_007, delivery: "undelivered" });
  await sent(ctx, other.id, { senderId: number, channel: "sms" });
  await sent(ctx, one.id, { senderId: number, channel: "sms", delivery: "undelivered", daysAgo: 8 });
  const reported = await sent(ctx, one.id, { senderId: mailbox, channel: "email" });
  const about = { kind: "complaint", outcome: "complained", touchId: reported, at: ctx.now() } as const;
  await inTransaction(ctx, (tx) =>
    tx
      .insert(inboundMails)
      .values({ tenantId: ctx.tenantId, id: newId(), dedupeKey: newId(), ...about, createdAt: ctx.realNow() }),
  );
  await suppressPhone(ctx, other.phone);
  const health = await senderHealth(ctx);
  expect(health.senders.find(({ id }) => id === number)).toMatchObject({ sent: 2, today: null });
  const texts = ["undelivered", "filtered", "optOuts"].map((name) => rate(health, number, name));
  expect(texts).toEqual([0.5, 0.5, 0.5]);
  expect([rate(health, mailbox, "complained"), rate(health, mailbox, "undelivered")]).toEqual([1, 0]);
});

test("[E5.3] a new mailbox shows the day of its warm-up and sends 20 mails; slowed down it sends half, until when is said", async () => {
  const ctx = await aTexter();
  const { id } = await aRealMailbox(ctx);
  const today = async () => (await senderHealth(ctx)).senders.find((sender) => sender.id === id)?.today;
  expect(await today()).toMatchObject({ sent: 0, limit: 20, warmUp: { day: 1 } });
  const until = new Date(ctx.now().getTime() + 3_600_000);
  await inTransaction(ctx, (tx) => slowMail(tx, until));
  expect(await today()).toMatchObject({ limit: 10 });
  expect((await senderHealth(ctx)).slowUntil).toEqual(until);
  await inTransaction(ctx, (tx) =>
    tx.update(senders).set({ stoppedAt: ctx.now(), stoppedReason: "Wrong password." }).where(eq(senders.id, id)),
  );
  expect((await senderHealth(ctx)).senders.find((sender) => sender.id === id)).toMatchObject({ isStopped: true });
});

test("another tenant's senders are not there", async () => {
  await aRealMailbox(await aTexter());
  expect((await senderHealth(await aTenant())).senders).toEqual([]);
});
