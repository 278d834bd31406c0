import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { conversations, messages, suppressions } from "@/drizzle/schema";
import { readStatus } from "@/server/channels";
import type { FormFields } from "@/server/channels/signature";
import { channels as everyChannel } from "@/server/leads/schemas";
import { applyReceipt } from "@/server/messaging";
import { inTransaction } from "@/server/platform/db";
import { withDatabase } from "@/server/testing";
import { withCarrier } from "@/server/testing/carrier";
import { anInbound } from "@/server/testing/inbound";
import { aTextableLead, aTexter, newestTouch } from "@/server/testing/texts";
import { aWhatsAppThread, drainOf, signedWebhook, writesByWhatsApp } from "@/server/testing/whatsapp";
import { receiveText } from "../receive";

const carrier = await withCarrier();
withDatabase();

test("[P-FR5.4] stands in the lead's one thread, and is answered by WhatsApp from the number that got it", async () => {
  const { ctx, lead, sender, answer } = await aWhatsAppThread();
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
  const { our, ctx, lead } = await aWhatsAppThread();
  await writesByWhatsApp(our, lead.phone, "STOP");
  await drainOf(ctx);
  expect(carrier.taken).toMatchObject([
    { to: `whatsapp:${lead.phone}`, body: expect.stringContaining("unsubscribed") },
  ]);
  const [listed] = await inTransaction(ctx, (tx) => tx.select().from(suppressions));
  expect(listed?.channels).toEqual([...everyChannel]);
});

test("a receipt by the same door moves it up, and read stands above delivered", async () => {
  const { ctx, account, token, answer } = await aWhatsAppThread();
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
  expect(await newestTouch(ctx)).toMatchObject({ delivery: "delivered", providerStatus: "read" });
});
