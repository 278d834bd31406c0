import twilio from "twilio";
import { canReachUs } from "./carrier-host";
import type { Carrier, CarrierAnswer, FindQuery, KnownText, OutgoingText } from "./outbound";
import type { OpenSender } from "./rows";
import type { InboundText } from "./schemas";
import { CarrierBusy, twilioHttp } from "./twilio-http";
import { phoneOf, whatsAppAddress } from "./whatsapp/address";

type Client = ReturnType<typeof twilio>;

const clients = new Map<string, Client>();

/** One SDK client an account and token; all share one pool of connections. */
export function clientOf({ accountSid, credentials }: OpenSender): Client {
  const key = `${accountSid}:${credentials.authToken}`;
  let client = clients.get(key);
  if (!client) {
    if (clients.size > 500) clients.clear();
    client = twilio(accountSid, credentials.authToken, { httpClient: twilioHttp(), accountSid });
    clients.set(key, client);
  }
  return client;
}

/** Twilio has no idempotency key for texts: the attempt travels in the callback's address instead (messaging-rules 2.5). */
export const twilioCarrier: Carrier = {
  async send(sender, text) {
    if (text.mediaUrls?.length && !canReachUs()) return unfetchable;
    try {
      const created = await clientOf(sender).messages.create(requestFor(sender, text));
      if (!created.sid) return { kind: "unknown", sentence: "The carrier's answer could not be read." };
      return { kind: "accepted", providerId: created.sid, status: created.status ?? "queued" };
    } catch (error) {
      return answerOf(error);
    }
  },
  async find(sender, query) {
    try {
      return await listed(sender, query);
    } catch {
      return null;
    }
  },
  async received(sender, since) {
    try {
      return await receivedBy(sender, since);
    } catch {
      return null;
    }
  },
};

const unfetchable: CarrierAnswer = {
  kind: "refused",
  code: null,
  sentence: "The carrier fetches files from this installation: set PUBLIC_URL to its https address.",
};

function requestFor(sender: OpenSender, text: OutgoingText) {
  const { to, body, template, mediaUrls = [], validitySeconds, statusCallback } = text;
  const { number, messagingServiceSid } = sender;
  return {
    to: addressFor(sender, to),
    ...(template ? { contentSid: template.contentSid, contentVariables: JSON.stringify(template.values) } : { body }),
    ...(mediaUrls.length > 0 ? { mediaUrl: [...mediaUrls] } : {}),
    ...(messagingServiceSid ? { messagingServiceSid } : { from: number ?? "" }),
    ...(statusCallback ? { statusCallback } : {}),
    ...(validitySeconds ? { validityPeriod: validitySeconds } : {}),
  };
}

const addressFor = ({ channel }: OpenSender, phone: string) =>
  channel === "whatsapp" ? whatsAppAddress(phone) : phone;

type ApiError = { status?: unknown; code?: unknown; message?: unknown };

/** 4xx = not created; 429 and a connection that never stood = not taken; everything else may have been taken. */
export function answerOf(error: unknown): CarrierAnswer {
  if (error instanceof CarrierBusy) return { kind: "busy", retryAfterMs: error.retryAfterMs, sentence: error.message };
  const { status, code, message } = (error ?? {}) as ApiError;
  if (typeof status === "number" && status >= 400 && status < 500) {
    const sentence = typeof message === "string" ? message : `The carrier refused the text (HTTP ${status}).`;
    return { kind: "refused", code: typeof code === "number" ? code : null, sentence };
  }
  const reason = typeof status === "number" ? `HTTP ${status}` : "no answer in time";
  return { kind: "unknown", sentence: `The carrier may or may not have taken the text (${reason}).` };
}

/** The carrier searches by whole days. */
const dayOf = (at: Date) => new Date(at.toISOString().slice(0, 10));

async function listed(sender: OpenSender, { to, since }: FindQuery): Promise<KnownText[]> {
  const found = await clientOf(sender).messages.list({
    to: addressFor(sender, to),
    dateSentAfter: dayOf(since),
    limit: 200,
  });
  return found
    .filter((text) => isFrom(sender, text) && text.dateCreated >= since && text.direction !== "inbound")
    .map((text) => ({
      providerId: text.sid,
      body: text.body,
      status: text.status,
      errorCode: text.errorCode || null,
      createdAt: text.dateCreated,
    }));
}

const mostReceived = 1_000;

/** The carrier's log says nothing about keywords that it answered itself: they are read again, as ours. */
async function receivedBy(sender: OpenSender, since: Date): Promise<InboundText[]> {
  const to = sender.messagingServiceSid ? {} : { to: sender.number ?? "" };
  const found = await clientOf(sender).messages.list({ ...to, dateSentAfter: dayOf(since), limit: mostReceived });
  return found
    .filter((text) => text.direction === "inbound" && isTo(sender, text) && text.dateCreated >= since)
    .sort((a, b) => a.dateCreated.getTime() - b.dateCreated.getTime())
    .map((text) => ({
      channel: sender.channel === "whatsapp" ? ("whatsapp" as const) : ("sms" as const),
      provider: sender.provider,
      providerId: text.sid,
      senderId: sender.id,
      from: phoneOf(text.from),
      to: phoneOf(text.to),
      body: text.body,
      optOutType: null,
      numMedia: Number(text.numMedia) || 0,
      fromCity: null,
      fromState: null,
      fromZip: null,
      fromCountry: null,
    }));
}

const isTo = (sender: OpenSender, text: { to: string; messagingServiceSid: string }) =>
  sender.messagingServiceSid ? text.messagingServiceSid === sender.messagingServiceSid : text.to === sender.number;

const isFrom = (sender: OpenSender, text: { from: string; messagingServiceSid: string }) =>
  sender.messagingServiceSid ? text.messagingServiceSid === sender.messagingServiceSid : text.from === sender.number;
