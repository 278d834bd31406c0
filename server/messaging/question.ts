import { linkDomainsOf } from "@/server/branding";
import type { OpenSender } from "@/server/channels";
import type { TouchChannel } from "@/server/leads/schemas";
import { publicUrl } from "@/server/platform/env";
import {
  type FrequencyVerdict,
  frequencyVerdict,
  mayAnswerAtAnyHour,
  nextSlot,
  type PlaceEvidence,
  type SlotVerdict,
} from "@/server/timing";
import type { Windows } from "@/server/timing/schemas";
import { type FactSheet, type History, kindOf, type Lead } from "./facts";
import { haltOver, haltSentence } from "./halts/standing";
import { workspaceDayVerdict } from "./limits/workspace-day";
import type { Proposal } from "./weigh";

// What every kind of message reads of one question to the gate in the same way.

export type Question = { proposal: Proposal; sheet: FactSheet; off: ReadonlySet<string>; now: Date };

export const leadOf = ({ proposal, sheet }: Question): Lead | null =>
  proposal.leadId ? (sheet.leads.get(proposal.leadId) ?? null) : null;

/** What went to this person within 30 days by the channels that count here, newest first. */
export const historyBy = ({ proposal, sheet }: Question, counts: (channel: TouchChannel) => boolean): History =>
  (sheet.history.get(proposal.leadId ?? "") ?? []).filter(({ channel }) => counts(channel));

/** Who has a phone, and what went to it: a lead by its own number, a stranger by the thread's. */
export interface PhoneOwner {
  readonly lead: Lead | null;
  readonly to: string | null;
  readonly hash: string | null;
  readonly history: History;
}

export function phoneOwner(question: Question, counts: (channel: TouchChannel) => boolean): PhoneOwner {
  const lead = leadOf(question);
  const history = historyBy(question, counts);
  if (lead) return { lead, to: lead.phone, hash: lead.phoneHash, history };
  const thread = question.sheet.threads.get(question.proposal.conversationId);
  return { lead, to: thread?.phone ?? null, hash: thread?.phoneHash ?? null, history };
}

export const placeOfPhone = ({ lead, to }: Pick<PhoneOwner, "lead" | "to">): PlaceEvidence => lead ?? { phone: to };

/** Who asks, when, and what pauses the thread. */
export const standingOf = ({ proposal, sheet, now }: Question, lead: Lead | null) => ({
  class: proposal.class,
  author: proposal.author,
  now,
  outreachPaused: lead?.outreachPausedAt != null,
  ownedByPerson: sheet.threads.get(proposal.conversationId)?.ownedByPerson ?? false,
  campaignStatus: proposal.campaign?.status ?? null,
  workspaceDay: proposal.class === "marketing" ? workspaceDayVerdict(sheet.workspaceDay, now) : null,
});

export const frequencyOf = (
  { proposal, sheet, now }: Question,
  sent: History,
  states: SlotVerdict["states"],
): FrequencyVerdict => frequencyVerdict({ kind: kindOf(proposal), sent, states, profile: sheet.profile, at: now });

/** The workspace's days with those that the campaign narrows; null where it narrows none. */
export function campaignWindowsOf({ proposal, sheet }: Question): Windows | null {
  const own = proposal.campaign?.windows;
  return own ? { ...sheet.profile.windows, ...own } : null;
}

/** The hours of the law, the workspace and the campaign at this place. */
export const hoursAt = (question: Question, place: PlaceEvidence): SlotVerdict =>
  nextSlot(place, question.now, { profile: question.sheet.profile, campaignWindows: campaignWindowsOf(question) });

/** Whether it answers a text of the last ten minutes. */
export function answersAtOnce({ proposal, sheet, now }: Question): boolean {
  const received = proposal.answersMessageId ? sheet.answered.get(proposal.answersMessageId) : undefined;
  return received !== undefined && mayAnswerAtAnyHour(received, now);
}

/** The sentence of the halt that stands in the way, or null. */
export function haltedBy(
  { proposal, sheet }: Question,
  { channel, senderId }: { channel: TouchChannel; senderId: string | null },
): string | null {
  const halt = haltOver(sheet.halts, { channel, campaignId: proposal.campaign?.id ?? null, senderId });
  return halt && haltSentence(halt);
}

/** The sender that this person knows, else the default, else any that is not stopped. */
export function senderKnown<Sender extends Pick<OpenSender, "id" | "stoppedAt">>(
  senders: readonly Sender[],
  lastId: string | null | undefined,
): Sender | null {
  const known = senders.find(({ id, stoppedAt }) => id === lastId && stoppedAt === null);
  return known ?? senders.find(({ stoppedAt }) => stoppedAt === null) ?? senders[0] ?? null;
}

export const voiceOf = ({ sheet: { brand } }: Question) => ({
  businessName: brand.businessName,
  assistantName: brand.assistantName,
});

export const linkDomainsFor = ({ proposal, sheet }: Question): string[] => [
  ...linkDomainsOf(sheet.brand, publicUrl()),
  ...(proposal.linkDomains ?? []),
];

/** What only texts and WhatsApp are asked, for the channels that are not. */
export const untold = {
  hasNumber: false,
  undeliverable: false,
  sender: null,
  content: null,
  answersAtOnce: false,
  allowance: null,
} as const;
