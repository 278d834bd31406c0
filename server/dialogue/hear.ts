import type { InboundText } from "@/server/channels/schemas";
import { type Ear, type Received, receiveText } from "@/server/conversations";
import { classifyLocally } from "@/server/llm";
import type { Ctx } from "@/server/platform/ctx";
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
