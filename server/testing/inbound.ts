import type { InboundText } from "@/server/channels/schemas";
import { newId } from "@/server/platform/ids";

/** A text as a carrier delivers it, to the sandbox's number; `rest` says what is special about it. */
export const anInbound = (from: string, body: string, rest: Partial<InboundText> = {}): InboundText => ({
  channel: "sms",
  provider: "sandbox",
  providerId: `SM${newId()}`,
  senderId: "",
  from,
  to: "+15005550006",
  body,
  optOutType: null,
  numMedia: 0,
  fromCity: null,
  fromState: null,
  fromZip: null,
  fromCountry: null,
  ...rest,
});
