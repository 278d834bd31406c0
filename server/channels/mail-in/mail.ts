import { mailTokensIn } from "../mail/tokens";
import { type AutoReply, autoReplyOf } from "./auto-reply";
import { type Complaint, complaintOf } from "./complaint";
import { type DeliveryReport, deliveryReportsOf } from "./delivery-report";
import { copiedHeaders, embeddedHeaders } from "./embedded";
import { addressesIn, headerOf, headersOf } from "./headers";
import { type MailParts, partsOf } from "./parts";
import { type CutReply, cutReply } from "./reply-text";

/** What a mail that came in is. */
export type MailMeaning =
  | { readonly kind: "delivery_report"; readonly reports: readonly DeliveryReport[] }
  | { readonly kind: "complaint"; readonly complaint: Complaint }
  | { readonly kind: "auto_reply"; readonly auto: AutoReply; readonly reply: CutReply }
  | { readonly kind: "reply"; readonly reply: CutReply }
  | { readonly kind: "other"; readonly why: string };

/** A mail that came in, understood: who, to whom, which of our mails it is about, and what it is. */
export interface InboundMail {
  /** Without angle brackets; null when the sender gave none. */
  readonly messageId: string | null;
  readonly from: string | null;
  /** Addresses it was delivered to, the most certain first. */
  readonly recipients: readonly string[];
  readonly subject: string;
  /** What may be tokens of ours, the strongest evidence first; whoever uses one checks its signature. */
  readonly tokens: readonly string[];
  /** To whom the mail went that came back with a report; null when it did not come back, or without its recipient. */
  readonly originalTo: string | null;
  /** All words, as they came. */
  readonly text: string;
  readonly attachments: MailParts["attachments"];
  readonly meaning: MailMeaning;
}

const deliveredTo = ["x-original-to", "delivered-to", "envelope-to", "x-envelope-to", "x-forwarded-to", "to", "cc"];

/**
 * Understands raw bytes as a mail. Pure but for the parsers it loads: no network, no database, and never an exception:
 * what cannot be read is refused with a sentence.
 */
export async function readMail(raw: Uint8Array, receivedAt: Date): Promise<InboundMail | { refusal: string }> {
  const parts = await partsOf(raw);
  if ("refusal" in parts) return parts;
  const recipients = [...new Set(headersOf(parts, deliveredTo).flatMap(addressesIn))].slice(0, 50);
  const meaning = await meaningOf(parts, receivedAt);
  return {
    messageId: idIn(headerOf(parts, "message-id")),
    from: addressesIn(headerOf(parts, "from"))[0] ?? null,
    recipients,
    subject: parts.subject,
    tokens: tokensOf(parts, { recipients, meaning }),
    originalTo: addressesIn(embeddedHeaders(parts).get("to") ?? "")[0] ?? null,
    text: parts.text,
    attachments: parts.attachments,
    meaning,
  };
}

const idIn = (header: string): string | null =>
  /<([^<>\s]{1,900})>/.exec(header)?.[1] ?? (header.trim().slice(0, 900) || null);

async function meaningOf(parts: MailParts, receivedAt: Date): Promise<MailMeaning> {
  const complaint = complaintOf(parts);
  if (complaint) return { kind: "complaint", complaint };
  if (isNotSpam(parts)) return { kind: "other", why: "Somebody took a mail out of the spam folder." };
  const reports = deliveryReportsOf(parts);
  if (reports) return { kind: "delivery_report", reports };
  const reply = await cutReply(parts.text);
  const auto = autoReplyOf(parts, receivedAt);
  if (auto) return { kind: "auto_reply", auto, reply };
  if (parts.text.trim() === "" && parts.subject.trim() === "") return { kind: "other", why: "It says nothing." };
  return { kind: "reply", reply };
}

const isNotSpam = ({ reports }: MailParts) => reports.some(({ type }) => type === "message/feedback-report");

/** Return path, plus-address, the Message-ID of the mail that came back, In-Reply-To, References: in this order. */
function tokensOf(
  parts: MailParts,
  { recipients, meaning }: { recipients: readonly string[]; meaning: MailMeaning },
): string[] {
  const original = embeddedHeaders(parts);
  const returned = meaning.kind === "complaint" ? [meaning.complaint.returnPath] : [];
  const isReport = meaning.kind === "complaint" || meaning.kind === "delivery_report";
  const told = [
    ...recipients.filter((address) => address.startsWith("b+")),
    ...returned,
    ...recipients.filter((address) => !address.startsWith("b+")),
    original.get("message-id") ?? "",
    original.get("return-path") ?? "",
    isReport ? copiedHeaders(parts) : "",
    headerOf(parts, "in-reply-to"),
    ...headersOf(parts, ["references"]).map(newestFirst),
    original.get("in-reply-to") ?? "",
  ];
  return [...new Set(told.flatMap((text) => mailTokensIn(text.slice(0, 20_000))))].slice(0, 50);
}

/** The mail that is answered stands last in References. */
const newestFirst = (references: string): string => references.split(/\s+/).reverse().join(" ");
