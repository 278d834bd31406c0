import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { conversations, messages, suppressions } from "@/drizzle/schema";
import { readStatus } from "@/server/channels";
import type { FormFields } from "@/server/channels/signature";
import { applyReceipt } from "@/server/messaging";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { withDatabase } from "@/server/testing";
import { anInbound } from "@/server/testing/inbound";
import { recordingCarrier } from "@/server/testing/recording-carrier";
import { aTextableLead, aTexter, touchRows } from "@/server/testing/texts";
import { aWhatsApper, drainOf, signedWebhook, writesByWhatsApp } from "@/server/testing/whatsapp";
import { receiveText } from "../receive";
import { reply } from "../reply";

const carrier = await recordingCarrier();
withDatabase();
afterAll(() => carrier.close());
beforeEach(() => {
  carrier.taken.length = 0;
  carrier.calls = 0;
  carrier.behave = () => ({ kind: "take" });
});

/** A lead who wrote by WhatsApp at noon, and a person who answers. */
async function aThread() {
  const our = await aWhatsApper();
  const lead = await aTextableLead(our.ctx);
  const { messageId } = await writesByWhatsApp(our, lead.phone, "What would it cost?");
  const answer = (said: Omit<Parameters<typeof reply>[1], "conversationId" | "lastSeenMessageId">) =>
    reply(our.ctx, { conversationId: lead.id, lastSeenMessageId: messageId, ...said });
  return { ...our, our, lead, messageId, answer };
}

const newest = async (ctx: Ctx) => (await touchRows(ctx)).at(-1);

test("[P-FR5.4] stands in the lead's one thread, and is answered by WhatsApp from the number that got it", async () => {
  const { ctx, lead, sender, answer } = await aThread();
  const [thread] = await inTransaction(ctx, (tx) =>
    tx.select().from(conversations).where(eq(conversations.id, lead.id)),
  );
  expect(thread).toMatchObject({ channel: "whatsapp", lastPreview: "What would it cost?" });
  const [message] = await inTransaction(ctx, (tx) => tx.select().from(messages).where(eq(messages.direction, "in")));
  expect(message).toMatchObject({ channel: "whatsapp", senderId: sender.id });
  await answer({ body: "From $90." });
  await drainOf(ctx);
  expect(carrier.taken).toMatchObject([{ from: "whatsapp:+15005550006", body: "From $90." }]);
});

test("a picture without words is told by its kind", async () => {
  const ctx = await aTexter();
  const lead = await aTextableLead(ctx);
  await receiveText(ctx, anInbound(lead.phone, "", { numMedia: 1, mediaTypes: ["image/jpeg"] }));
  await receiveText(ctx, anInbound(lead.phone, "See here", { numMedia: 2 }));
  const stored = await inTransaction(ctx, (tx) => tx.select().from(messages).orderBy(messages.id));
  expect(stored.map(({ body }) => body)).toEqual(["[Attached: image/jpeg]", "See here\n\n[Attached: 2 files]"]);
});

test("STOP there stops every channel, and is confirmed there", async () => {
  const { our, ctx, lead } = await aThread();
  await writesByWhatsApp(our, lead.phone, "STOP");
  await drainOf(ctx);
  expect(carrier.taken).toMatchObject([
    { to: `whatsapp:${lead.phone}`, body: expect.stringContaining("unsubscribed") },
  ]);
  const [listed] = await inTransaction(ctx, (tx) => tx.select().from(suppressions));
  expect(listed?.channels).toEqual(["sms", "email", "whatsapp"]);
});

test("a receipt by the same door moves it up, and read stands above delivered", async () => {
  const { ctx, account, token, answer } = await aThread();
  await answer({ body: "From $90." });
  await drainOf(ctx);
  const sid = carrier.taken[0]?.sid ?? "";
  for (const status of ["delivered", "read", "delivered"]) {
    const fields: FormFields = [
      ["AccountSid", account],
      ["MessageSid", sid],
      ["MessageStatus", status],
      ["From", "whatsapp:+15005550006"],
      ["To", "whatsapp:+12125550123"],
      ["ChannelPrefix", "whatsapp"],
    ];
    const read = await readStatus(signedWebhook(token, "/api/webhooks/twilio/status", fields));
    if ("refused" in read) throw new Error(read.sentence);
    await applyReceipt(ctx, read.receipt);
  }
  expect(await newest(ctx)).toMatchObject({ delivery: "delivered", providerStatus: "read" });
});
