import { desc, eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { messages, touches } from "@/drizzle/schema";
import { addMailbox, mailToken } from "@/server/channels";
import { sendDueTouches, type TouchSource } from "@/server/messaging";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { tenantKeys } from "@/server/platform/vault";
import { withDatabase } from "@/server/testing";
import { aMailableLead, asMail } from "@/server/testing/mailable-leads";
import { takeMail } from "@/server/testing/mails";
import { anSmtpSink } from "@/server/testing/smtp-sink";
import { aRunningCampaign, aTexter, dueTexts, touchRows } from "@/server/testing/texts";
import { reply } from "../reply";
import { replySource } from "../sources";

withDatabase();

let sink: Awaited<ReturnType<typeof anSmtpSink>> | null = null;
afterEach(async () => {
  await sink?.close();
  sink = null;
});

const words: TouchSource = {
  source: "campaign",
  compose: async (_, due) => new Map(due.map(({ id }) => [id, { subject: "Your roof", body: "Still interested?" }])),
  sent: async () => undefined,
};

test("[P-FR5.4] who answered by e-mail is answered by e-mail: in the same thread, without the footer of marketing", async () => {
  sink = await anSmtpSink();
  const ctx = await aTexter();
  const domain = `d${newId()}.example.com`;
  const box = { from_name: "Northwind", address: `hello@${domain}`, sending_domain: domain, host: "127.0.0.1" };
  await addMailbox(ctx, { ...box, port: sink.port, receives: true });
  const lead = await aMailableLead(ctx);
  await dueTexts(ctx, await aRunningCampaign(ctx), [[lead.id], asMail]);
  await sendDueTouches(ctx, { limit: 10, sources: [words] });
  const [first] = await touchRows(ctx);
  const token = await inTransaction(ctx, async (tx) => mailToken(await tenantKeys(tx), first?.id ?? ""));
  const answer = [
    `From: Lee <${lead.email}>`,
    `To: r+${token}@${domain}`,
    "Subject: Re: Your roof",
    `Message-ID: <${newId()}@example.net>`,
    `In-Reply-To: ${first?.providerId}`,
    "Content-Type: text/plain; charset=utf-8",
    "",
    "What would it cost?",
  ];
  await takeMail(ctx, Buffer.from(answer.join("\r\n")));
  const [inbound] = await inTransaction(ctx, (tx) =>
    tx.select().from(messages).where(eq(messages.direction, "in")).orderBy(desc(messages.at)),
  );
  expect(inbound).toMatchObject({ channel: "email", conversationId: lead.id });
  await reply(ctx, { conversationId: lead.id, body: "From $90.", lastSeenMessageId: inbound?.id ?? null });
  await sendDueTouches(ctx, { limit: 10, sources: [replySource] });
  const [sent] = await inTransaction(ctx, (tx) => tx.select().from(touches).where(eq(touches.source, "reply")));
  expect(sent).toMatchObject({ channel: "email", status: "sent", subject: "Re: Your roof", body: "From $90." });
  const mail = sink.mails.at(-1);
  expect(mail?.parsed.inReplyTo).toBe(first?.providerId);
  expect(mail?.raw.toString()).not.toContain("List-Unsubscribe");
});
