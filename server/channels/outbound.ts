import type { OutgoingAttachment } from "./mail/compose-mail";
import type { OutgoingMail } from "./mail/outgoing-mail";
import { sandboxCarrier } from "./outbound-sandbox";
import type { OpenSender } from "./rows";
import type { InboundText, OutgoingCard, OutgoingTemplate } from "./schemas";

/** A text ready to leave. */
export interface OutgoingText {
  /** Ours, new for every attempt; travels in the callback address where the carrier has no idempotency key. */
  readonly attemptId: string;
  readonly to: string;
  readonly body: string;
  /** The carrier drops the text rather than deliver it later than this. */
  readonly validitySeconds: number | null;
  /** Where the carrier reports; null when nobody outside can reach us. */
  readonly statusCallback: string | null;
  /** What an e-mail is besides its words; null for a text. */
  readonly mail: OutgoingMail | null;
  /** What WhatsApp approved, under the carrier's id; null for free words. */
  readonly template: OutgoingTemplate | null;
  /** What an e-mail carries. */
  readonly attachments?: readonly OutgoingAttachment[];
  /** Where the carrier fetches what a text carries. */
  readonly mediaUrls?: readonly string[];
  /** What a message on the site is besides its words; absent elsewhere. */
  readonly card?: OutgoingCard | null;
}

/**
 * What a carrier said; `gone` are subscriptions of browsers that have ended. `busy` = surely not taken, safe to offer again; `unknown` = it may have been taken: never offered
 * again before it was reconciled.
 */
export type CarrierAnswer =
  | { kind: "accepted"; providerId: string; status: string; gone?: readonly string[] }
  | { kind: "refused"; code: number | null; sentence: string; gone?: readonly string[] }
  | { kind: "busy"; retryAfterMs: number | null; sentence: string }
  | { kind: "unknown"; sentence: string };

/** A text that the carrier knows of, to be compared with one of ours. */
export interface KnownText {
  readonly providerId: string;
  readonly body: string;
  readonly status: string;
  readonly errorCode: number | null;
  readonly createdAt: Date;
}

export interface FindQuery {
  readonly attemptId: string;
  readonly to: string;
  /** The earliest creation that can be ours. */
  readonly since: Date;
}

/** A carrier is a few methods; outcomes are answers, never exceptions. */
export interface Carrier {
  send(sender: OpenSender, text: OutgoingText): Promise<CarrierAnswer>;
  /** The texts from this sender to that number since then; null when the carrier cannot be asked now. */
  find(sender: OpenSender, query: FindQuery): Promise<readonly KnownText[] | null>;
  /** The texts that this sender received since then, the oldest first; null when the carrier cannot be asked now. */
  received(sender: OpenSender, since: Date): Promise<readonly InboundText[] | null>;
}

/** The carrier behind a sender; an SDK is loaded only where it is used. */
export async function carrierOf(sender: Pick<OpenSender, "provider" | "channel">): Promise<Carrier> {
  if (sender.channel === "email") {
    const carriers = await import("./outbound-mail");
    return sender.provider === "sandbox" ? carriers.sandboxMailCarrier : carriers.smtpCarrier;
  }
  if (sender.channel === "in_app") return (await import("./outbound-site")).inAppCarrier;
  if (sender.channel === "push" && sender.provider !== "sandbox") return (await import("./outbound-push")).pushCarrier;
  if (sender.provider === "sandbox") return sandboxCarrier;
  return (await import("./outbound-twilio")).twilioCarrier;
}
