import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { linkDomainsOf } from "@/server/branding";
import type { OpenSender } from "@/server/channels";
import { publicUrl } from "@/server/platform/env";
import { frequencyVerdict, mayAnswerAtAnyHour, nextSlot, type SlotVerdict } from "@/server/timing";
import { attentionOf } from "../attention/attention";
import { type ContentFacts, type Duties, withDuties } from "../content-rules";
import { type History, kindOf, type Lead } from "../facts";
import { haltOver, haltSentence } from "../halts/standing";
import { sendTimeOf } from "../send-time/send-time";
import type { Facts } from "../verdict";
import type { Question, Weighed } from "../weigh";
import type { LastHeard, WhatsAppFacts } from "./facts";
import { type WhatsAppGateFacts, whatsAppVerdictFor } from "./verdict";
import { type FreeWindow, freeWindow } from "./window";

type WhatsAppQuestion = Question & { facts: WhatsAppFacts };
type Recipient = {
  lead: Lead | null;
  to: string | null;
  hash: string | null;
  /** Texts and WhatsApp: the same phone rings. */
  history: History;
  heard: LastHeard | null;
};

/** The gate's answer about one WhatsApp message, from facts alone. */
export function weighWhatsApp(question: WhatsAppQuestion): Weighed {
  const { proposal, now } = question;
  const to = recipientOf(question);
  const sender = senderFor(question.facts.senders, to);
  const words = wordsFor(question, to);
  const slot = slotOf(question, to);
  const window = freeWindow(to.heard?.at ?? null, now);
  const template = proposal.template ?? null;
  const facts: WhatsAppGateFacts = {
    ...standingOf(question, to),
    ...untold,
    slot,
    attention: attentionOf(question),
    sendTime: sendTimeOf(question, {
      place: to.lead ?? { phone: to.to },
      slotAt: (at) => slotOf({ ...question, now: at }, to),
    }),
    answersAtOnce: answersAtOnce(question),
    frequency: frequencyVerdict({
      kind: kindOf(proposal),
      sent: to.history,
      states: slot.states,
      profile: question.sheet.profile,
      at: now,
    }),
    halted: haltedBy(question, sender),
    number: sender && numberFacts(sender),
    window,
    template,
    country: countryOf(to.to),
    words,
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

const numberFacts = ({ id, stoppedAt, stoppedReason }: OpenSender) => ({
  id,
  stopped: stoppedAt ? (stoppedReason ?? "the number was stopped.") : null,
});

const countryOf = (phone: string | null): string =>
  (phone === null ? undefined : parsePhoneNumberFromString(phone)?.country) ?? "";

function recipientOf({ proposal, sheet, facts }: WhatsAppQuestion): Recipient {
  const lead = proposal.leadId ? (sheet.leads.get(proposal.leadId) ?? null) : null;
  const thread = sheet.threads.get(proposal.conversationId);
  const all = proposal.leadId ? (sheet.history.get(proposal.leadId) ?? []) : [];
  const history = all.filter(({ channel }) => channel !== "email");
  const heard = facts.heard.get(proposal.conversationId) ?? null;
  if (lead) return { lead, to: lead.phone, hash: lead.phoneHash, history, heard };
  return { lead, to: thread?.phone ?? null, hash: thread?.phoneHash ?? null, history, heard };
}

/** The number that the person wrote to, since its 24 hours are its own; else the default, else any that is not stopped. */
function senderFor(senders: readonly OpenSender[], { heard, history }: Recipient): OpenSender | null {
  const written = senders.find(({ id }) => id === heard?.senderId);
  const lastId = history.find(({ channel }) => channel === "whatsapp")?.senderId;
  const known = senders.find(({ id, stoppedAt }) => id === lastId && stoppedAt === null);
  return written ?? known ?? senders.find(({ stoppedAt }) => stoppedAt === null) ?? senders[0] ?? null;
}

/** What only texts are asked. */
const untold = { undeliverable: false, sender: null, content: null } as const;

function standingOf(question: WhatsAppQuestion, recipient: Recipient) {
  const { proposal, sheet, now, facts } = question;
  const { lead, to, hash } = recipient;
  return {
    class: proposal.class,
    author: proposal.author,
    now,
    hasNumber: to !== null,
    outreachPaused: lead?.outreachPausedAt != null,
    ownedByPerson: sheet.threads.get(proposal.conversationId)?.ownedByPerson ?? false,
    suppression: hash ? (facts.blocks.get(hash) ?? null) : null,
    consent: consentOf(question, recipient),
    campaignStatus: proposal.campaign?.status ?? null,
  };
}

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

/** The hours of texts bind here too (policy): the law is silent, and the same phone rings. */
function slotOf({ proposal, sheet, now }: Question, { lead, to }: Recipient): SlotVerdict {
  const own = proposal.campaign?.windows;
  return nextSlot(lead ?? { phone: to }, now, {
    profile: sheet.profile,
    campaignWindows: own ? { ...sheet.profile.windows, ...own } : null,
  });
}

function answersAtOnce({ proposal, sheet, now }: Question): boolean {
  const received = proposal.answersMessageId ? sheet.answered.get(proposal.answersMessageId) : undefined;
  return received !== undefined && mayAnswerAtAnyHour(received, now);
}

function haltedBy({ proposal, sheet }: Question, sender: OpenSender | null): string | null {
  const campaignId = proposal.campaign?.id ?? null;
  const halt = haltOver(sheet.halts, { channel: "whatsapp", campaignId, senderId: sender?.id ?? null });
  return halt && haltSentence(halt);
}

/** When it must have left: free words within the 24 hours, marketing within the sending hours. */
function closesAt({ proposal }: Question, { slot, window }: { slot: SlotVerdict; window: FreeWindow }): Date | null {
  const ends = [proposal.template ? null : window.closesAt, proposal.class === "marketing" ? slot.closesAt : null];
  return ends.filter((end) => end !== null).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/** A template stands as it was approved; free words say what texts must say. */
function wordsFor(question: Question, { history }: Recipient): ContentFacts | null {
  const { proposal, sheet } = question;
  if (proposal.body === null) return null;
  const voice = { businessName: sheet.brand.businessName, assistantName: sheet.brand.assistantName };
  const duties: Duties = {
    identify: false,
    stopLine: false,
    disclose: !proposal.template && proposal.author === "ai" && !history.some(({ author }) => author === "ai"),
  };
  const linkDomains = [...linkDomainsOf(sheet.brand, publicUrl()), ...(proposal.linkDomains ?? [])];
  return { text: withDuties(proposal.body, duties, voice), class: proposal.class, duties, voice, linkDomains };
}
