import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { type OpenSender, type OutgoingMail, refusalToUse } from "@/server/channels";
import type { OutgoingCard, OutgoingTemplate } from "@/server/channels/schemas";
import type { FileView } from "@/server/files/schemas";
import { isAct, isSiteChannel, type TouchChannel } from "@/server/leads/schemas";
import type { Tx } from "@/server/platform/db";
import type { Windows } from "@/server/timing/schemas";
import { weighAct } from "./acts/weigh-act";
import { attachedTo } from "./attachments/rule";
import { attentionOf } from "./attention/attention";
import { type ContentFacts, type Duties, withDuties } from "./content-rules";
import { gatherFacts, type History, kindOf, type Lead } from "./facts";
import { countriesOff } from "./governor";
import { weighMail } from "./mail/weigh";
import {
  answersAtOnce,
  frequencyOf,
  haltedBy,
  hoursAt,
  linkDomainsFor,
  phoneOwner,
  placeOfPhone,
  type Question,
  senderKnown,
  standingOf,
  voiceOf,
} from "./question";
import type { AuthorKind, TouchClass, TouchSourceName } from "./schemas";
import { segmentsOf } from "./segments";
import { sendTimeOf } from "./send-time/send-time";
import { weighOnSite } from "./site/weigh";
import type { ProposedTemplate } from "./touch-source";
import { type Decision, type Facts, verdictFor } from "./verdict";
import { afterSending, weighWhatsApp } from "./whatsapp/weigh";

/** A text that somebody would like to send; without a body, only its recipient is weighed. */
export interface Proposal {
  /** The caller's name for it: a touch's id, a lead's id. */
  readonly key: string;
  readonly conversationId: string;
  readonly leadId: string | null;
  /** A text unless said otherwise. */
  readonly channel?: TouchChannel;
  /** The row in the ledger; absent for a dry run. */
  readonly touchId?: string;
  readonly source: TouchSourceName;
  readonly class: TouchClass;
  readonly author: AuthorKind;
  readonly answersMessageId: string | null;
  readonly body: string | null;
  /** Of an e-mail; without one it continues the thread. */
  readonly subject?: string | null;
  readonly linkDomains?: readonly string[];
  /** Of WhatsApp: without one, the words are free. */
  readonly template?: ProposedTemplate | null;
  /** What goes with it. */
  readonly files?: readonly FileView[];
  /** Of a message on the site: where it leads. */
  readonly link?: string | null;
  /** The campaign's status and the days on which it narrows the workspace's hours. */
  readonly campaign: {
    id: string;
    status: string;
    windows: Partial<Windows> | null;
    bestTime?: boolean;
    tracksMail?: boolean;
  } | null;
  /** The gate looked at this row before, so it has waited for its best hour. */
  readonly hasWaited?: boolean;
}

export interface Weighed {
  readonly key: string;
  readonly decision: Decision;
  /** The number, E.164, or the e-mail address: for the carrier, never for storing. */
  readonly to: string | null;
  readonly addressHash: string | null;
  /** The text with everything that it must say. */
  readonly body: string | null;
  readonly segments: number;
  readonly sender: OpenSender | null;
  /** When the sending hours end everywhere; nothing may leave a queue after it. */
  readonly closesAt: Date | null;
  /** One of the zones that the lead may be in, for showing a local time. */
  readonly zone: string | null;
  /** What an e-mail is besides its words; null for a text. */
  readonly mail: OutgoingMail | null;
  /** What WhatsApp approved, for the carrier; null for free words. */
  readonly template: OutgoingTemplate | null;
  /** What a message on the site is besides its words; absent elsewhere. */
  readonly card?: OutgoingCard | null;
}

const dayMs = 86_400_000;

/**
 * The gate's answer about each text, as if it were the only one: the same for a real send and for a dry run. Reads in a
 * fixed number of queries and writes nothing.
 */
export async function weighTexts(tx: Tx, proposals: readonly Proposal[]): Promise<Weighed[]> {
  const known = await factsAbout(tx, proposals);
  return proposals.map((proposal) => weigh({ proposal, ...known }));
}

/** The same for texts that leave together: two campaigns may ask for one person, and the second sees that the first goes. */
export async function weighInTurn(tx: Tx, proposals: readonly Proposal[]): Promise<Weighed[]> {
  const { sheet, ...known } = await factsAbout(tx, proposals);
  const history = new Map(sheet.history);
  let { whatsApp } = sheet;
  return proposals.map((proposal) => {
    const weighed = weigh({ proposal, ...known, sheet: { ...sheet, history, whatsApp } });
    if (weighed.decision.outcome !== "send") return weighed;
    countAsSent(history, { proposal, weighed, now: known.now });
    if (whatsApp) whatsApp = afterSending(whatsApp, { proposal, sender: weighed.sender, now: known.now });
    return weighed;
  });
}

/** Everything that is known about the recipients of these texts. */
export async function factsAbout(tx: Tx, proposals: readonly Proposal[]): Promise<Omit<Question, "proposal">> {
  const sheet = await gatherFacts(tx, proposals);
  const senderIds = sheet.senders.map(({ id }) => id);
  return { sheet, off: await countriesOff(tx, senderIds), now: tx.now() };
}

type Passed = { proposal: Proposal; weighed: Weighed; now: Date };

function countAsSent(history: Map<string, History>, { proposal, weighed: { sender }, now }: Passed): void {
  const { leadId, author, channel = "sms" } = proposal;
  if (!leadId) return;
  const sent = { at: now, kind: kindOf(proposal), author, senderId: sender?.id ?? null, channel, isUndelivered: false };
  history.set(leadId, [sent, ...(history.get(leadId) ?? [])]);
}

/** The gate's answer about one text, WhatsApp message, e-mail or act of a person, from facts alone. */
export function weigh(question: Question): Weighed {
  const { mail, whatsApp, site } = question.sheet;
  const { channel } = question.proposal;
  if (channel && isAct(channel)) return weighAct(question, channel);
  if (channel === "email" && mail) return weighMail({ ...question, facts: mail });
  if (channel && isSiteChannel(channel) && site) return weighOnSite({ ...question, facts: site }, channel);
  if (channel === "whatsapp" && whatsApp) return weighWhatsApp({ ...question, facts: whatsApp });
  return weighText(question);
}

function weighText(question: Question): Weighed {
  const { proposal, sheet } = question;
  const recipient = phoneOwner(question, (channel) => channel === "sms");
  const { lead, to, hash, history } = recipient;
  const sender = senderKnown(sheet.senders, history[0]?.senderId);
  const content = contentOf(question, history);
  const segments = content ? segmentsOf(content.text).segments : 0;
  const place = placeOfPhone(recipient);
  const slot = hoursAt(question, place);
  const facts: Facts = {
    ...standingOf(question, lead),
    hasNumber: to !== null,
    undeliverable: lead?.undeliverableSms ?? false,
    suppression: hash ? (sheet.blocks.get(hash) ?? null) : null,
    consent: consentOf(question, lead),
    answersAtOnce: answersAtOnce(question),
    slot,
    frequency: frequencyOf(question, history, slot.states),
    attention: attentionOf(question),
    sendTime: sendTimeOf(question, { place, slotAt: (at) => hoursAt({ ...question, now: at }, place) }),
    sender: senderFacts(sender, to, question.off),
    allowance: null,
    halted: haltedBy(question, { channel: "sms", senderId: sender?.id ?? null }),
    content,
    attached: attachedTo(proposal, { channel: "sms", phone: to }),
  };
  return {
    key: proposal.key,
    decision: verdictFor(facts),
    to,
    addressHash: hash,
    body: content?.text ?? null,
    segments,
    sender,
    closesAt: proposal.class === "marketing" ? slot.closesAt : null,
    zone: slot.zone ?? slot.zones[0] ?? null,
    mail: null,
    template: null,
  };
}

/** The text as it would leave, or null before it is written. */
function contentOf(question: Question, history: History): ContentFacts | null {
  const { body, class: touchClass } = question.proposal;
  if (body === null) return null;
  const voice = voiceOf(question);
  const duties = touchClass === "required" ? noDuties : dutiesOf(question, history);
  const text = withDuties(body, duties, voice);
  return { text, class: touchClass, duties, voice, linkDomains: linkDomainsFor(question) };
}

const noDuties: Duties = { identify: false, stopLine: false, disclose: false };

function senderFacts(sender: OpenSender | null, to: string | null, off: ReadonlySet<string>): Facts["sender"] {
  if (!sender) return null;
  const country = to ? (parsePhoneNumberFromString(to)?.country ?? "") : "";
  return {
    id: sender.id,
    senderClass: sender.senderClass,
    refusal: refusalToUse(sender.senderClass),
    stopped: sender.stoppedAt ? (sender.stoppedReason ?? "the sender was stopped.") : null,
    countryOff: off.has(`${sender.id}:${country}`)
      ? `The carrier has texts to ${country} switched off for this account.`
      : null,
  };
}

/** A thread's first text within 30 days says who writes and how to stop; an AI's first one says that it is an AI. */
function dutiesOf({ proposal, now }: Question, history: History): Duties {
  const since = now.getTime() - 30 * dayMs;
  const recent = history.filter(({ at, kind }) => kind !== "required" && at.getTime() > since);
  const isFirst = recent.length === 0;
  return {
    identify: isFirst,
    stopLine: isFirst,
    disclose: proposal.author === "ai" && !recent.some(({ author }) => author === "ai"),
  };
}

/** Who wrote to us may be answered; everything else needs consent of its class. */
function consentOf({ proposal, sheet }: Question, lead: Lead | null): Facts["consent"] {
  const wrote = sheet.threads.get(proposal.conversationId)?.lastInboundAt ?? null;
  if (proposal.class === "conversational" && wrote) {
    return {
      allowed: true,
      sentence: "The person wrote to this number and may be answered.",
      facts: { wroteAt: wrote.toISOString() },
    };
  }
  const status = lead?.smsConsent ?? "none";
  const facts = { status };
  if (status === "granted") return { allowed: true, sentence: "Consent to texts is on record.", facts };
  return { allowed: false, sentence: consentSentences[status], facts };
}

const consentSentences = {
  unknown: "The consent record is incomplete: source, date, wording or the importer's warranty is missing.",
  none: "No consent to texts is on record.",
  withdrawn: "Consent to texts was withdrawn.",
};
