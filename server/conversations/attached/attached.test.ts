import { eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { files, touches } from "@/drizzle/schema";
import { addMailbox } from "@/server/channels";
import { evidenceOf, sendDueTouches } from "@/server/messaging";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { as, withDatabase } from "@/server/testing";
import { withCarrier } from "@/server/testing/carrier";
import { aPdf, aPicture, uploaded } from "@/server/testing/files";
import { anInbound } from "@/server/testing/inbound";
import { aMailableLead } from "@/server/testing/mailable-leads";
import { takeMail } from "@/server/testing/mails";
import { anSmtpSink } from "@/server/testing/smtp-sink";
import { aTextableLead, aTexter } from "@/server/testing/texts";
import { listMessages } from "../queries";
import { receiveText } from "../receive";
import { reply } from "../reply";
import { replySource } from "../sources";
import { readThreadFile } from "./read";

const carrier = await withCarrier();

withDatabase();

let sink: Awaited<ReturnType<typeof anSmtpSink>> | null = null;
afterEach(async () => {
  await sink?.close();
  sink = null;
});

const send = (ctx: Parameters<typeof sendDueTouches>[0]) => sendDueTouches(ctx, { limit: 10, sources: [replySource] });
const threadOf = async (ctx: Parameters<typeof sendDueTouches>[0], conversationId: string) =>
  (await listMessages(ctx, { conversationId })).data;

/** Somebody wrote a mail to a mailbox of ours, whose server is the sink. */
async function aMailThread() {
  sink = await anSmtpSink();
  const ctx = await aTexter();
  const domain = `d${newId()}.example.com`;
  const box = { from_name: "Northwind", address: `hello@${domain}`, sending_domain: domain, host: "127.0.0.1" };
  await addMailbox(ctx, { ...box, port: sink.port, receives: true });
  const lead = await aMailableLead(ctx);
  const mail = [
    `From: Lee <${lead.email}>`,
    `To: hello@${domain}`,
    "Subject: Prices",
    `Message-ID: <${newId()}@x.net>`,
  ];
  await takeMail(ctx, Buffer.from([...mail, "", "What would it cost?"].join("\r\n")));
  const [inbound] = await threadOf(ctx, lead.id);
  return { ctx, lead, said: { conversationId: lead.id, lastSeenMessageId: inbound?.id ?? null } };
}

async function aTextThread() {
  const ctx = await aTexter({ carrier: "twilio" });
  const lead = await aTextableLead(ctx);
  const { messageId } = await receiveText(ctx, anInbound(lead.phone, "How does it look?"));
  return { ctx, lead, said: { conversationId: lead.id, lastSeenMessageId: messageId } };
}

test("a reply's files arrive with the mail byte for byte, and stand in the thread", async () => {
  const { ctx, lead, said } = await aMailThread();
  const [picture, offer] = [aPicture(300_000), aPdf(50_000)];
  const fileIds = [
    (await uploaded(ctx, "Dach über allem.png", picture)).id,
    (await uploaded(ctx, "offer.pdf", offer)).id,
  ];
  await reply(ctx, { ...said, body: "From $90.", fileIds });
  await send(ctx);
  const mail = sink?.mails.at(-1)?.parsed;
  expect(mail?.text?.trim()).toBe("From $90.");
  expect(mail?.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
    ["Dach über allem.png", "image/png"],
    ["offer.pdf", "application/pdf"],
  ]);
  expect(mail?.attachments.map(({ content }, at) => content.equals([picture, offer][at] ?? picture))).toEqual([
    true,
    true,
  ]);
  const [newest] = await threadOf(ctx, lead.id);
  expect(newest).toMatchObject({ touchStatus: "sent", files: fileIds.map((id) => ({ id })) });
  expect(newest?.verdict?.find(({ rule }) => rule === "attachments")).toMatchObject({ outcome: "pass" });
  const { message } = await evidenceOf(ctx, { touchId: newest?.touchId ?? "" });
  expect(message.attachments).toMatchObject([{ name: "Dach über allem.png", bytes: 300_000 }, { name: "offer.pdf" }]);
});

test("a reply that carries too much is refused with the files' names, and the words are not sent alone", async () => {
  const { ctx, said } = await aMailThread();
  const fileIds = [
    (await uploaded(ctx, "roof.png", aPicture(10_000_000))).id,
    (await uploaded(ctx, "wall.png", aPicture(9_000_000, 3))).id,
  ];
  await expect(reply(ctx, { ...said, body: "Look.", fileIds })).rejects.toThrow(
    '"roof.png" and "wall.png" together have 18.1 MB. An e-mail carries at most 18 MB.',
  );
  await send(ctx);
  expect(sink?.mails).toEqual([]);
});

test("a text carries a picture as an address that the carrier can fetch", async () => {
  const { ctx, lead, said } = await aTextThread();
  const { id } = await uploaded(ctx, "roof.png", aPicture());
  await reply(ctx, { ...said, body: "Like this.", fileIds: [id] });
  await send(ctx);
  expect(carrier.taken.at(-1)?.mediaUrls).toEqual([expect.stringMatching(/\/m\/[\w-]{60,}\/roof\.png$/)]);
  expect((await threadOf(ctx, lead.id))[0]).toMatchObject({ files: [{ id, name: "roof.png", type: "image/png" }] });
});

test("a file that is gone stops its message: the words do not leave without it", async () => {
  const { ctx, said } = await aTextThread();
  const { id } = await uploaded(ctx, "roof.png", aPicture());
  await reply(ctx, { ...said, body: "Like this.", fileIds: [id] });
  await inTransaction(ctx, (tx) => tx.delete(files).where(eq(files.id, id)));
  await send(ctx);
  expect(carrier.taken).toEqual([]);
  const [touch] = await inTransaction(ctx, (tx) => tx.select().from(touches).where(eq(touches.source, "reply")));
  expect(touch).toMatchObject({ status: "skipped" });
});

test("whose thread it is sees its files; a colleague, another thread and another tenant do not", async () => {
  const { ctx, lead, said } = await aTextThread();
  const { id: fileId } = await uploaded(ctx, "roof.png", aPicture());
  await reply(ctx, { ...said, body: "Like this.", fileIds: [fileId] });
  await send(ctx);
  const asked = { conversationId: lead.id, fileId };
  expect((await readThreadFile(ctx, asked)).file).toMatchObject({ name: "roof.png" });
  const other = await aTextableLead(ctx);
  await receiveText(ctx, anInbound(other.phone, "Hi"));
  await expect(readThreadFile(ctx, { ...asked, conversationId: other.id })).rejects.toThrow("file was not found");
  await expect(readThreadFile(await aTexter(), asked)).rejects.toThrow("not found");
  const colleague = { ...as(ctx, "sales_rep"), actor: { ...ctx.actor, id: newId() } };
  await expect(readThreadFile(colleague, asked)).rejects.toThrow("not found");
  await expect(readThreadFile(as(ctx, "analyst"), asked)).rejects.toThrow("conversations:read");
});

/** A mail with these parts, as a mail program writes it. */
async function aMailWith(from: string, attachments: { filename: string; contentType: string; content: Buffer }[]) {
  const { createTransport } = await import("nodemailer");
  const mail = { from, to: "hello@x.test", subject: "Photos", text: "Here they are.", attachments };
  const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail(mail);
  return Buffer.isBuffer(message) ? message : Buffer.alloc(0);
}

test("what comes with a mail is kept once, named by its bytes, and shown with it", async () => {
  const { ctx, lead } = await aMailThread();
  const raw = await aMailWith(lead.email, [
    { filename: "roof.png", contentType: "image/png", content: aPicture(300_000) },
    { filename: "photo.jpg", contentType: "image/jpeg", content: Buffer.from("<html><script>alert(1)</script>") },
    { filename: "nothing.txt", contentType: "text/plain", content: Buffer.alloc(0) },
  ]);
  await takeMail(ctx, raw);
  await takeMail(ctx, raw);
  const [newest, ...rest] = await threadOf(ctx, lead.id);
  expect(rest).toHaveLength(1);
  expect(newest?.files.map(({ name, type, bytes }) => [name, type, bytes])).toEqual([
    ["roof.png", "image/png", 300_000],
    ["photo.jpg", "text/html", 31],
  ]);
  expect(newest?.body).toBe('Here they are.\n\n[Not kept: "nothing.txt" is empty.]');
  const read = await readThreadFile(ctx, { conversationId: lead.id, fileId: newest?.files[0]?.id ?? "" });
  const parts: Buffer[] = [];
  for await (const part of read.bytes) parts.push(part);
  expect(Buffer.concat(parts).equals(aPicture(300_000))).toBe(true);
});
