import { addWhatsAppSender, readInbound, saveTemplate } from "@/server/channels";
import type { SaveTemplateInput } from "@/server/channels/schemas";
import { type FormFields, signatureOf } from "@/server/channels/signature";
import { recordOptIn } from "@/server/consent/opt-in";
import { noticeSource, receiveText, reply, replySource, threadWitness } from "@/server/conversations";
import { sendDueTouches, type TouchSource } from "@/server/messaging";
import type { Ctx } from "@/server/platform/ctx";
import { publicUrl } from "@/server/platform/env";
import { newId } from "@/server/platform/ids";
import { aTextableLead, aTexter } from "./texts";

/** A tenant with a WhatsApp number of Twilio's, its account and the number as the carrier writes it. */
export async function aWhatsApper({ now }: { now?: string } = {}) {
  const ctx = await aTexter({ carrier: "twilio", now });
  const account = `AC${newId().replaceAll("-", "")}`;
  const token = `token-${newId()}`;
  const sender = await addWhatsAppSender(ctx, { account_sid: account, auth_token: token, number: "+15005550006" });
  return { ctx, account, token, sender };
}

const words = {
  name: "about_request",
  language: "en",
  content_sid: `HX${"1".repeat(32)}`,
  category: "utility",
  status: "approved",
  body: "Hi {{1}}, Northwind here about your request for {{2}}. Shall we go on?",
} as const;

export const aTemplate = (ctx: Ctx, more: Partial<SaveTemplateInput> = {}) => saveTemplate(ctx, { ...words, ...more });

/** The lead agreed to WhatsApp in a form. */
export const optIn = (ctx: Ctx, leadId: string) =>
  recordOptIn(ctx, {
    leadId,
    channel: "whatsapp",
    source: "form /demo",
    obtainedAt: "2026-01-02",
    wording: "Message me on WhatsApp.",
  });

type WhatsApper = Awaited<ReturnType<typeof aWhatsApper>>;

/** A webhook as Twilio signs it. */
export const signedWebhook = (token: string, path: string, fields: FormFields) => ({
  pathAndQuery: path,
  rawBody: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
  signature: signatureOf(token, publicUrl() + path, fields),
  contentType: "application/x-www-form-urlencoded",
});

/** What Twilio posts when somebody writes to our WhatsApp number, taken in. */
export async function writesByWhatsApp({ ctx, account, token }: WhatsApper, phone: string, body: string) {
  const read = await readInbound(
    signedWebhook(token, "/api/webhooks/twilio/inbound", [
      ["AccountSid", account],
      ["MessageSid", `SM${newId()}`],
      ["From", `whatsapp:${phone}`],
      ["To", "whatsapp:+15005550006"],
      ["Body", body],
      ["NumMedia", "0"],
      ["ProfileName", "Lee"],
      ["WaId", phone.slice(1)],
    ]),
  );
  if ("refused" in read) throw new Error(read.sentence);
  return receiveText({ ...read.ctx, now: ctx.now }, read.text);
}

/** A lead who wrote by WhatsApp, and a person who answers. */
export async function aWhatsAppThread() {
  const our = await aWhatsApper();
  const lead = await aTextableLead(our.ctx);
  const { messageId } = await writesByWhatsApp(our, lead.phone, "What would it cost?");
  const answer = (said: Omit<Parameters<typeof reply>[1], "conversationId" | "lastSeenMessageId">) =>
    reply(our.ctx, { conversationId: lead.id, lastSeenMessageId: messageId, ...said });
  return { ...our, our, lead, messageId, answer };
}

/** Sends what is due: of one source, and the required texts. */
export const drainOf = (ctx: Ctx, source: TouchSource = replySource) =>
  sendDueTouches(ctx, { limit: 10, sources: [source, noticeSource], witnesses: [threadWitness] });
