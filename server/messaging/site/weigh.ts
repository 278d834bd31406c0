import { mailToken, type OpenSender, payloadBytes } from "@/server/channels";
import { closes, isClosedToAll, ringsPhone, type SiteChannel } from "@/server/leads/schemas";
import { nextSlot, type SlotVerdict } from "@/server/timing";
import { attachedTo } from "../attachments/rule";
import { attentionOf } from "../attention/attention";
import { withDuties } from "../content-rules";
import type { Lead } from "../facts";
import {
  campaignWindowsOf,
  frequencyOf,
  haltedBy,
  historyBy,
  hoursAt,
  leadOf,
  linkDomainsFor,
  type Question,
  senderKnown,
  standingOf,
  untold,
  voiceOf,
} from "../question";
import { sendTimeOf } from "../send-time/send-time";
import type { Facts } from "../verdict";
import type { Weighed } from "../weigh";
import type { CardContent } from "./content";
import type { SiteFacts } from "./facts";
import { type SiteGateFacts, siteVerdictFor } from "./verdict";

type SiteQuestion = Question & { facts: SiteFacts };

/** The gate's answer about one message on the workspace's own site, from facts alone. */
export function weighOnSite(question: SiteQuestion, channel: SiteChannel): Weighed {
  const { proposal } = question;
  const lead = leadOf(question);
  const sender = senderOf(question, channel);
  const slot = slotOf(question, { channel, lead });
  const card = cardOf(question, { channel, sender });
  const facts: SiteGateFacts = {
    ...standingOf(question, lead),
    ...untold,
    channel,
    unreachable: unreachable[channel](question),
    suppression: blockOf(lead, channel),
    consent: consentOf(question, { channel, leadId: proposal.leadId ?? "" }),
    slot,
    frequency: frequencyOf(question, historyThere(question, channel), slot.states),
    attention: attentionOf(question),
    sendTime: sendTimeOf(question, {
      place: lead ?? {},
      slotAt: (at) => slotOf({ ...question, now: at }, { channel, lead }),
    }),
    halted: haltedBy(question, { channel, senderId: sender?.id ?? null }),
    site: sender && siteFacts(sender),
    card,
    attached: attachedTo(proposal, { channel, phone: null }),
  };
  return {
    key: proposal.key,
    decision: siteVerdictFor(facts),
    // A person's place on the site is their own row: there is no address to hand to anybody.
    to: lead && proposal.leadId,
    addressHash: null,
    body: card?.text ?? null,
    segments: card ? 1 : 0,
    sender,
    closesAt: closesAt(question, { channel, slot }),
    zone: slot.zone ?? slot.zones[0] ?? null,
    mail: null,
    template: null,
    card: card && { title: card.title, link: card.link, ...pushOf(question, channel) },
  };
}

/** What makes a phone buzz counts with the texts; a card counts with cards. */
const historyThere = (question: SiteQuestion, channel: SiteChannel) =>
  historyBy(question, (one) => (ringsPhone(channel) ? ringsPhone(one) : one === channel));

const closesAt = ({ proposal }: SiteQuestion, { channel, slot }: { channel: SiteChannel; slot: SlotVerdict }) =>
  ringsPhone(channel) && proposal.class === "marketing" ? slot.closesAt : null;

const senderOf = ({ facts }: SiteQuestion, channel: SiteChannel) =>
  senderKnown(
    facts.senders.filter((one) => one.channel === channel),
    null,
  );

const browsersOf = ({ proposal, facts }: SiteQuestion) => facts.subscriptions.get(proposal.leadId ?? "") ?? [];

const unreachable: Record<SiteChannel, (question: SiteQuestion) => string | null> = {
  in_app: ({ proposal, facts }) =>
    facts.visitors.has(proposal.leadId ?? "") ? null : "This person was not on your site lately.",
  push: (question) => (browsersOf(question).length > 0 ? null : "No browser of this person takes your notifications."),
};

const siteFacts = ({ id, stoppedAt, stoppedReason }: OpenSender) => ({
  id,
  stopped: stoppedAt ? (stoppedReason ?? "the site was stopped.") : null,
});

/** Whoever stopped everything, or this alone; the lead's own row tells, since no address stands for it. */
function blockOf(lead: Lead | null, channel: SiteChannel): Facts["suppression"] {
  if (!lead) return null;
  const isClosed = closes(lead.suppressed, channel) || isClosedToAll(lead);
  return isClosed ? { reason: "opted_out", since: "" } : null;
}

type Asked = { channel: SiteChannel; leadId: string };

function consentOf({ facts }: SiteQuestion, { channel, leadId }: Asked): Facts["consent"] {
  const optIn = facts.optIns.get(channel)?.get(leadId);
  const status = optIn?.status ?? "none";
  const details = { status, since: optIn?.since?.toISOString() ?? null };
  return status === "granted"
    ? { allowed: true, sentence: agreed[channel], facts: details }
    : { allowed: false, sentence: notAgreed[channel], facts: details };
}

const agreed: Record<SiteChannel, string> = {
  in_app: "The person came to your site as a known person.",
  push: "The person allowed notifications on your site.",
};
const notAgreed: Record<SiteChannel, string> = {
  in_app: "The person has not agreed to messages on your site.",
  push: "The person has not allowed notifications on your site.",
};

type Reader = { channel: SiteChannel; lead: Lead | null };

/** A notification makes a phone buzz at the hours of texts alone (policy); a card waits until its reader comes by: a campaign's own windows bind. */
function slotOf(question: Question, { channel, lead }: Reader): SlotVerdict {
  if (ringsPhone(channel)) return hoursAt(question, lead ?? {});
  const campaignWindows = campaignWindowsOf(question);
  if (!campaignWindows) return { ...anyHour, at: question.now };
  return nextSlot(lead ?? {}, question.now, { campaignWindows, isLawFree: true });
}

const anyHour = {
  outcome: "open",
  closesAt: null,
  rule: "hours",
  version: "2026-11",
  zone: null,
  zones: [],
  states: [],
  sentence: "A card waits on the site until its reader comes by.",
} as const;

const pushOf = (question: SiteQuestion, channel: SiteChannel) => {
  const { proposal, facts } = question;
  if (channel !== "push") return {};
  return {
    push: { subscriptions: browsersOf(question), token: mailToken(facts.keys, proposal.touchId ?? proposal.key) },
  };
};

type From = { channel: SiteChannel; sender: OpenSender | null };

/** The card as it would be shown, under the business's name where it has no title of its own; null before it is written. */
function cardOf(question: Question, { channel, sender }: From): CardContent | null {
  const { proposal } = question;
  if (proposal.body === null) return null;
  const voice = voiceOf(question);
  const isFirst = !historyBy(question, (one) => one === channel).some(({ author }) => author === "ai");
  const disclose = proposal.author === "ai" && isFirst;
  const title = proposal.subject?.trim() || voice.businessName;
  const text = withDuties(proposal.body, { identify: false, stopLine: false, disclose }, voice);
  const link = proposal.link?.trim() || null;
  return {
    title,
    text,
    link,
    payloadBytes: channel === "push" ? payloadBytes({ title, body: text, link }) : null,
    linkDomains: [
      ...linkDomainsFor(question),
      ...(sender?.site?.origins ?? []).map((origin) => new URL(origin).hostname),
    ],
  };
}
