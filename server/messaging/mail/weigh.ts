import type { Brand } from "@/server/branding/schemas";
import {
  dailyLimitOf,
  mailToken,
  type OpenMailbox,
  type OutgoingMail,
  type Tracked,
  unsubscribeUrl,
} from "@/server/channels";
import { publicUrl } from "@/server/platform/env";
import { nextSlot, type SlotVerdict } from "@/server/timing";
import { attachedTo } from "../attachments/rule";
import { attentionOf } from "../attention/attention";
import { withDuties } from "../content-rules";
import { nextDateIn } from "../dates";
import type { History, Lead } from "../facts";
import {
  campaignWindowsOf,
  frequencyOf,
  haltedBy,
  historyBy,
  leadOf,
  linkDomainsFor,
  type Question,
  senderKnown,
  standingOf,
  untold,
  voiceOf,
} from "../question";
import { sendTimeOf } from "../send-time/send-time";
import { mayTrack } from "../tracking/law";
import { trackedMail } from "../tracking/links";
import type { Facts } from "../verdict";
import type { Proposal, Weighed } from "../weigh";
import { answerTo, type MailContent, withFooter } from "./content";
import type { MailFacts, MailThread } from "./facts";
import { mailConsent } from "./law";
import { type MailGateFacts, mailVerdictFor } from "./verdict";

type Addressee = { lead: Lead | null; to: string | null; hash: string | null; history: History };
type MailQuestion = Question & { facts: MailFacts };

/** As long as a real one: what a preview and a dry run show in place of a mail's own way out. */
const exampleUrl = () => `${publicUrl()}/o/xxxxxxxxxxxx`;

/** The gate's answer about one e-mail, from facts alone. */
export function weighMail(question: MailQuestion): Weighed {
  const { proposal } = question;
  const to = addresseeOf(question);
  const mailbox = senderKnown(question.facts.mailboxes, to.history[0]?.senderId);
  const written = writtenFor(question, to);
  const slot = slotOf(question, to);
  const facts: MailGateFacts = {
    ...standingOf(question, to.lead),
    ...untold,
    hasEmail: to.to !== null,
    suppression: to.hash ? (question.facts.blocks.get(to.hash) ?? null) : null,
    consent: consentOf(question, to.lead),
    slot,
    frequency: frequencyOf(question, to.history, []),
    attention: attentionOf(question),
    sendTime: sendTimeOf(question, {
      place: placeOf(question, to.lead),
      slotAt: (at) => slotOf({ ...question, now: at }, to),
    }),
    halted: haltedBy(question, { channel: "email", senderId: mailbox?.id ?? null }),
    mailbox: mailbox && mailboxFacts(question, mailbox),
    letter: written?.content ?? null,
    attached: attachedTo(proposal, { channel: "email", phone: null }),
  };
  return {
    key: proposal.key,
    decision: mailVerdictFor(facts),
    to: to.to,
    addressHash: to.hash,
    body: written?.content.text ?? null,
    segments: written ? 1 : 0,
    sender: mailbox,
    closesAt: null,
    zone: slot.zone ?? slot.zones[0] ?? null,
    mail: written?.mail ?? null,
    template: null,
  };
}

function addresseeOf(question: Question): Addressee {
  const lead = leadOf(question);
  const history = historyBy(question, (channel) => channel === "email");
  return { lead, to: lead?.email ?? null, hash: lead?.emailHash ?? null, history };
}

/** Who wrote to us may be answered; else consent, or the law of every place where the person may be. */
function consentOf({ proposal, sheet, now }: Question, lead: Lead | null): Facts["consent"] {
  const wrote = sheet.threads.get(proposal.conversationId)?.lastInboundAt ?? null;
  if (proposal.class === "conversational" && wrote)
    return {
      allowed: true,
      sentence: "The person wrote to us and may be answered.",
      facts: { wroteAt: wrote.toISOString() },
    };
  return mailConsent({ status: lead?.emailConsent ?? "none", evidence: placeOf({ sheet, now }, lead), at: now });
}

/** Who is nowhere known to be is taken to be where the business is. */
const placeOf = ({ sheet, now }: Pick<Question, "sheet" | "now">, lead: Lead | null) => {
  const knowsPlace = lead && (lead.phone || lead.timeZone || lead.state || lead.postcode || lead.country);
  if (knowsPlace) return lead;
  return { timeZone: sheet.brand.timeZone, timeZoneStatedAt: now, country: sheet.brand.country };
};

/** No law names hours for e-mail: a campaign's own windows bind, in every zone where the person may be. */
function slotOf(question: Question, { lead }: Addressee): SlotVerdict {
  const { now } = question;
  const campaignWindows = campaignWindowsOf(question);
  if (!campaignWindows) return { ...anyHour, at: now };
  return nextSlot(placeOf(question, lead), now, { campaignWindows, isLawFree: true });
}

const anyHour = {
  outcome: "open",
  closesAt: null,
  rule: "hours",
  version: "2026-11",
  zone: null,
  sentence: "No law names hours for e-mail.",
  zones: [],
  states: [],
} as const;

const mailboxFacts = ({ sheet, now, facts }: MailQuestion, sender: OpenMailbox) => ({
  id: sender.id,
  address: sender.number,
  stopped: sender.stoppedAt ? (sender.stoppedReason ?? "the mailbox was stopped.") : null,
  daily: dailyLimitOf(sender.mailbox, now),
  usedToday: facts.usedToday.get(sender.id) ?? 0,
  nextDay: nextDateIn(sheet.brand.timeZone, now),
});

/** A marketing mail's words as a preview shows them, with its footer. */
export const shownMail = (words: string, brand: Brand): string =>
  withFooter(words, { brand, postalAddress: brand.postalAddress, unsubscribeUrl: exampleUrl(), class: "marketing" });

type Written = { content: MailContent; mail: OutgoingMail };

/** The mail with its footer, its way out and its place in the thread; null before it is written. */
function writtenFor(question: MailQuestion, to: Addressee): Written | null {
  const { proposal, sheet, facts } = question;
  if (proposal.body === null) return null;
  const thread = facts.threads.get(proposal.conversationId) ?? null;
  const continues = !proposal.subject?.trim();
  const subject = continues ? thread?.subject && answerTo(thread.subject) : proposal.subject;
  const way = proposal.class === "marketing" ? wayOut(question, to) : null;
  const words = disclosed(question, to, proposal.body);
  const { postalAddress } = sheet.brand;
  const content: MailContent = {
    subject: subject || null,
    words,
    text: withFooter(words, { brand: sheet.brand, postalAddress, unsubscribeUrl: way, class: proposal.class }),
    class: proposal.class,
    postalAddress,
    unsubscribeUrl: way,
    linkDomains: proposal.author === "ai" ? linkDomainsFor(question) : null,
  };
  return { content, mail: outgoing(question, { content, thread: continues ? thread : null }) };
}

function wayOut({ proposal, facts }: MailQuestion, { to }: Addressee): string | null {
  if (!proposal.touchId) return exampleUrl();
  return to ? unsubscribeUrl(facts.keys, { touchId: proposal.touchId, email: to }) : null;
}

/** An AI's first mail says that an AI writes. */
function disclosed(question: Question, { history }: Addressee, body: string): string {
  const disclose = question.proposal.author === "ai" && !history.some(({ author }) => author === "ai");
  return withDuties(body, { identify: false, stopLine: false, disclose }, voiceOf(question));
}

const isAnswerOfMachine = ({ author, class: touchClass, answersMessageId }: Proposal) =>
  answersMessageId !== null && (author === "ai" || touchClass === "required");

/** Marketing of a campaign alone, where workspace, campaign and the law of every place let it. */
function trackedIn(question: MailQuestion, { text }: MailContent): Tracked | null {
  const { proposal, sheet, facts, now } = question;
  const isWanted = sheet.brand.tracksMail && proposal.campaign?.tracksMail === true && proposal.class === "marketing";
  if (!isWanted || !proposal.touchId || !mayTrack(placeOf(question, leadOf(question)), now)) return null;
  return trackedMail(facts.keys, proposal.touchId, text);
}

function outgoing(
  question: MailQuestion,
  { content, thread }: { content: MailContent; thread: MailThread | null },
): OutgoingMail {
  const { proposal, sheet, facts } = question;
  const parents = thread?.messageIds ?? [];
  const campaignId = proposal.campaign?.id ?? null;
  const sender = sheet.brand.businessName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 20);
  return {
    subject: content.subject ?? "",
    token: mailToken(facts.keys, proposal.touchId ?? proposal.conversationId),
    unsubscribeUrl: content.unsubscribeUrl,
    inReplyTo: parents.at(-1) ?? null,
    references: parents.slice(0, -1),
    feedbackId: campaignId && `${campaignId}:${facts.keys.tenantId}:marketing:${sender}`,
    isAutomatic: isAnswerOfMachine(proposal),
    tracked: trackedIn(question, content),
  };
}
