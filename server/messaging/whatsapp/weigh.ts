import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { OpenSender } from "@/server/channels";
import { ringsPhone } from "@/server/leads/schemas";
import type { SlotVerdict } from "@/server/timing";
import { attachedTo } from "../attachments/rule";
import { attentionOf } from "../attention/attention";
import { type ContentFacts, type Duties, withDuties } from "../content-rules";
import {
  answersAtOnce,
  frequencyOf,
  haltedBy,
  hoursAt,
  linkDomainsFor,
  type PhoneOwner,
  phoneOwner,
  placeOfPhone,
  type Question,
  senderKnown,
  standingOf,
  voiceOf,
} from "../question";
import { sendTimeOf } from "../send-time/send-time";
import type { Facts } from "../verdict";
import type { Weighed } from "../weigh";
import { beginningVerdict, withBeginning } from "./begun";
import type { LastHeard, WhatsAppFacts } from "./facts";
import { type WhatsAppGateFacts, whatsAppVerdictFor } from "./verdict";
import { type FreeWindow, freeWindow } from "./window";

type WhatsAppQuestion = Question & { facts: WhatsAppFacts };
type Recipient = PhoneOwner & { readonly heard: LastHeard | null };

/** The gate's answer about one WhatsApp message, from facts alone. */
export function weighWhatsApp(question: WhatsAppQuestion): Weighed {
  const { proposal, now } = question;
  const to = recipientOf(question);
  const sender = senderFor(question.facts.senders, to);
  const words = wordsFor(question, to);
  const place = placeOfPhone(to);
  const slot = hoursAt(question, place);
  const window = freeWindow(to.heard?.at ?? null, now);
  const template = proposal.template ?? null;
  const facts: WhatsAppGateFacts = {
    ...standingOf(question, to.lead),
    ...untold,
    hasNumber: to.to !== null,
    suppression: to.hash ? (question.facts.blocks.get(to.hash) ?? null) : null,
    consent: consentOf(question, to),
    // The hours of texts bind here too (policy): the law is silent, and the same phone rings.
    slot,
    attention: attentionOf(question),
    sendTime: sendTimeOf(question, { place, slotAt: (at) => hoursAt({ ...question, now: at }, place) }),
    answersAtOnce: answersAtOnce(question),
    frequency: frequencyOf(question, to.history, slot.states),
    allowance: allowanceOf(question, sender, window),
    halted: haltedBy(question, { channel: "whatsapp", senderId: sender?.id ?? null }),
    number: sender && numberFacts(sender),
    window,
    template,
    country: countryOf(to.to),
    words,
    attached: attachedTo(proposal, { channel: "whatsapp", phone: to.to }),
  };
  return {
    key: proposal.key,
    decision: whatsAppVerdictFor(facts),
    to: to.to,
    addressHash: to.hash,
    body: words?.text ?? null,
    segments: words ? 1 : 0,
    sender,
    closesAt: closesAt(question, { slot, window }),
    zone: slot.zone ?? slot.zones[0] ?? null,
    mail: null,
    template: template && { contentSid: template.contentSid, values: template.values },
  };
}

/** Outside the 24 hours a message begins a conversation, and WhatsApp counts those. */
function allowanceOf(
  { proposal, sheet, facts, now }: WhatsAppQuestion,
  sender: OpenSender | null,
  { isOpen }: FreeWindow,
): Facts["allowance"] {
  if (isOpen || !sender) return null;
  const { timeZone } = sheet.brand;
  return beginningVerdict(facts.beginnings, {
    senderId: sender.id,
    conversationId: proposal.conversationId,
    timeZone,
    now,
  });
}

type Leaving = Pick<WhatsAppQuestion, "proposal" | "now"> & { sender: OpenSender | null };

/** What is known once this message has left: it may be another conversation that its number began. */
export function afterSending(facts: WhatsAppFacts, { proposal, sender, now }: Leaving): WhatsAppFacts {
  const { channel, conversationId } = proposal;
  const isAnswer = freeWindow(facts.heard.get(conversationId)?.at ?? null, now).isOpen;
  if (channel !== "whatsapp" || !sender || isAnswer) return facts;
  return { ...facts, beginnings: withBeginning(facts.beginnings, sender.id, conversationId) };
}

const numberFacts = ({ id, stoppedAt, stoppedReason }: OpenSender) => ({
  id,
  stopped: stoppedAt ? (stoppedReason ?? "the number was stopped.") : null,
});

const countryOf = (phone: string | null): string =>
  (phone === null ? undefined : parsePhoneNumberFromString(phone)?.country) ?? "";

/** Texts and WhatsApp count together: the same phone rings. */
const recipientOf = (question: WhatsAppQuestion): Recipient => ({
  ...phoneOwner(question, ringsPhone),
  heard: question.facts.heard.get(question.proposal.conversationId) ?? null,
});

/** The number that the person wrote to, since its 24 hours are its own; else the one that this person knows. */
function senderFor(senders: readonly OpenSender[], { heard, history }: Recipient): OpenSender | null {
  const written = senders.find(({ id }) => id === heard?.senderId);
  return written ?? senderKnown(senders, history.find(({ channel }) => channel === "whatsapp")?.senderId);
}

/** What only texts are asked. */
const untold = { undeliverable: false, sender: null, content: null } as const;

/** Who wrote there may be answered; everything else needs an opt-in that names WhatsApp. */
function consentOf({ proposal, facts }: WhatsAppQuestion, { heard }: Recipient): Facts["consent"] {
  if (proposal.class === "conversational" && heard)
    return {
      allowed: true,
      sentence: "The person wrote to us on WhatsApp and may be answered.",
      facts: { wroteAt: heard.at.toISOString() },
    };
  const optIn = facts.optIns.get(proposal.leadId ?? "");
  const status = optIn?.status ?? "none";
  const details = { status, since: optIn?.since?.toISOString() ?? null };
  if (status === "granted") return { allowed: true, sentence: "An opt-in to WhatsApp is on record.", facts: details };
  return { allowed: false, sentence: consentSentences[status], facts: details };
}

const consentSentences = {
  unknown: "The record of the WhatsApp opt-in is incomplete.",
  none: "No opt-in to WhatsApp is on record for this number; consent to texts does not cover it.",
  withdrawn: "The opt-in to WhatsApp was withdrawn.",
};

/** When it must have left: free words within the 24 hours, marketing within the sending hours. */
function closesAt({ proposal }: Question, { slot, window }: { slot: SlotVerdict; window: FreeWindow }): Date | null {
  const ends = [proposal.template ? null : window.closesAt, proposal.class === "marketing" ? slot.closesAt : null];
  return ends.filter((end) => end !== null).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/** A template stands as it was approved; free words say what texts must say. */
function wordsFor(question: Question, { history }: Recipient): ContentFacts | null {
  const { proposal } = question;
  if (proposal.body === null) return null;
  const voice = voiceOf(question);
  const duties: Duties = {
    identify: false,
    stopLine: false,
    disclose: !proposal.template && proposal.author === "ai" && !history.some(({ author }) => author === "ai"),
  };
  const text = withDuties(proposal.body, duties, voice);
  return { text, class: proposal.class, duties, voice, linkDomains: linkDomainsFor(question) };
}
