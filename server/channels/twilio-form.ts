import type { InboundMedia, InboundText, StatusReceipt } from "./schemas";
import type { FormFields } from "./signature";
import { phoneOf } from "./whatsapp/address";

const optOutTypes = ["STOP", "START", "HELP"] as const;

const reader = (fields: FormFields) => {
  const values = new Map(fields);
  return (name: string): string => values.get(name) ?? "";
};

const isUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Which account and which of our addresses a webhook is about, before anything in it is believed. */
export function addresseeOf(fields: FormFields): { account: string; to: string; service: string | null } {
  const read = reader(fields);
  return { account: read("AccountSid"), to: read("To"), service: read("MessagingServiceSid") || null };
}

const mediaTypesIn = (fields: FormFields): string[] =>
  fields.filter(([name]) => /^MediaContentType\d+$/.test(name)).map(([, type]) => type.slice(0, 100));

const mostMedia = 10;

const mediaIn = (fields: FormFields): InboundMedia[] => {
  const read = reader(fields);
  return Array.from({ length: mostMedia }, (_, at) => ({
    address: read(`MediaUrl${at}`),
    type: read(`MediaContentType${at}`).slice(0, 100),
  })).filter(({ address }) => address !== "");
};

/** Twilio's inbound text in our words; null when it is none. */
export function inboundTextOf(
  fields: FormFields,
  sender: { id: string; provider: InboundText["provider"]; channel: string },
): InboundText | null {
  const read = reader(fields);
  const providerId = read("MessageSid") || read("SmsSid");
  if (!providerId || !read("From")) return null;
  return {
    channel: sender.channel === "whatsapp" ? "whatsapp" : "sms",
    provider: sender.provider,
    providerId,
    senderId: sender.id,
    from: phoneOf(read("From")),
    to: phoneOf(read("To")),
    body: read("Body"),
    optOutType: optOutTypes.find((type) => type === read("OptOutType")) ?? null,
    numMedia: Number.parseInt(read("NumMedia"), 10) || 0,
    mediaTypes: mediaTypesIn(fields),
    media: mediaIn(fields),
    fromCity: read("FromCity") || null,
    fromState: read("FromState") || null,
    fromZip: read("FromZip") || null,
    fromCountry: read("FromCountry") || null,
  };
}

/** Twilio's status callback in our words; the attempt comes from the address that we gave it. Null when it is none. */
export function statusReceiptOf(
  fields: FormFields,
  provider: StatusReceipt["provider"],
  attempt: string | null,
): StatusReceipt | null {
  const read = reader(fields);
  const providerId = read("MessageSid") || read("SmsSid");
  const status = read("MessageStatus") || read("SmsStatus");
  if (!providerId || !status) return null;
  return {
    provider,
    providerId,
    status,
    errorCode: Number.parseInt(read("ErrorCode"), 10) || null,
    attemptId: attempt && isUuid.test(attempt) ? attempt : null,
  };
}
