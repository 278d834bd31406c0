import { createHash } from "node:crypto";
import { type InboundMail, readMail } from "@/server/channels";
import type { InboundText } from "@/server/channels/schemas";
import { type Ear, type MailTaken, type Received, receiveMail, receiveText } from "@/server/conversations";
import { classifyLocally } from "@/server/llm";
import type { Ctx } from "@/server/platform/ctx";
import { leadCtx } from "@/server/tenancy";
import { SUPPRESS_FROM } from "./plan";

/** Our own model, before any turn: what is surely an opt-out is one, whoever holds the pen. Pure, a fraction of a millisecond. */
export const hearOptOut: Ear = (body) => {
  const reading = classifyLocally(body);
  const isOptOut = reading.intents.some(({ label, p }) => label === "opt_out" && p >= SUPPRESS_FROM);
  return isOptOut ? { ...reading } : null;
};

/**
 * Takes an inbound text in with all ears: keyword, phrase and our own model decide on an opt-out in the transaction that
 * stores it, before any debounce or model provider [messaging-rules 5]. Marked `system`: the lead acts, by texting.
 */
export const hearText = (ctx: Ctx, text: InboundText): Promise<Received> => receiveText(ctx, text, hearOptOut);

/** Raw bytes that came to one of the tenant's mailboxes. */
export interface RawMail {
  readonly raw: Uint8Array;
  readonly mailbox: { readonly address: string; readonly senderId: string | null };
}

/** What became of a mail, or why nobody could read it. */
export type MailHeard = { readonly outcome: MailTaken } | { readonly refusal: string };

/** The same for a mail, whatever it turns out to be. `ctx` is the system's: a mail server hands it over. */
export async function hearMail(ctx: Ctx, { raw, mailbox }: RawMail): Promise<MailHeard> {
  const mail = await readMail(raw, ctx.now());
  if ("refusal" in mail) return mail;
  const digest = createHash("sha256").update(raw).digest("hex");
  return { outcome: await receiveMail(await actorOf(ctx, mail), { mail, mailbox, digest }, hearOptOut) };
}

/** A report is a server's word; everything else is the lead's. */
const actorOf = async (ctx: Ctx, { meaning }: InboundMail): Promise<Ctx> =>
  meaning.kind === "delivery_report" || meaning.kind === "other" ? ctx : leadCtx(ctx.tenantId, ctx.requestId);
