import { type Act, channels } from "@/server/leads/schemas";
import { frequencyVerdict, nextSlot, type SlotVerdict } from "@/server/timing";
import { attentionOf } from "../attention/attention";
import { kindOf, type Lead } from "../facts";
import { haltOver, haltSentence } from "../halts/standing";
import {
  attention,
  campaign,
  consent,
  decisionOf,
  type Facts,
  frequency,
  halt,
  hours,
  pass,
  type Ruling,
  ruling,
  standing,
  suppression,
} from "../verdict";
import type { Question, Weighed } from "../weigh";

interface ActFacts extends Facts {
  readonly act: Act;
}

function reach({ act, hasNumber }: ActFacts): Ruling {
  if (act === "linkedin") return pass("reach", "A person finds the lead on LinkedIn.");
  return hasNumber
    ? pass("reach", "A number that can be called.")
    : ruling("reach", "skip", "This lead has no phone number.");
}

const actRules = [reach, standing, suppression, consent, hours, frequency, attention, campaign, halt] as const;

/** The gate's answer about what a person is to do by hand: an opt-out, a pause, a halt, hours and caps bind people too. */
export function weighAct(question: Question, act: Act): Weighed {
  const { proposal, sheet, now } = question;
  const lead = sheet.leads.get(proposal.leadId ?? "") ?? null;
  const slot = slotOf(question, { act, lead });
  const passage = { channel: act, campaignId: proposal.campaign?.id ?? null, senderId: null };
  const halted = haltOver(sheet.halts, passage);
  const facts: ActFacts = {
    ...{ act, class: proposal.class, author: proposal.author, now, slot, sender: null, content: null },
    ...{ hasNumber: lead?.phoneHash != null, undeliverable: false, answersAtOnce: false },
    outreachPaused: lead?.outreachPausedAt != null,
    ownedByPerson: sheet.threads.get(proposal.conversationId)?.ownedByPerson ?? false,
    suppression: blockOf(question, { act, lead }),
    consent: consentTo(act, lead),
    frequency: frequencyVerdict({
      kind: kindOf(proposal),
      sent: (sheet.history.get(proposal.leadId ?? "") ?? []).filter(({ channel }) => channel !== "email"),
      states: slot.states,
      profile: sheet.profile,
      at: now,
    }),
    attention: attentionOf(question),
    sendTime: null, // a person does it when they come to it
    campaignStatus: proposal.campaign?.status ?? null,
    halted: halted && haltSentence(halted),
  };
  return {
    ...{ key: proposal.key, to: null, addressHash: null, body: proposal.body, segments: 0, sender: null },
    ...{ mail: null, template: null },
    decision: decisionOf<ActFacts>(actRules, facts),
    closesAt: slot.closesAt,
    zone: slot.zone ?? slot.zones[0] ?? null,
  };
}

type Recipient = { act: Act; lead: Lead | null };

/** The law's hours for calls are those for texts; a LinkedIn message has none but the campaign's own. */
function slotOf({ proposal, sheet, now }: Question, { act, lead }: Recipient): SlotVerdict {
  const own = proposal.campaign?.windows;
  const campaignWindows = own ? { ...sheet.profile.windows, ...own } : null;
  if (act === "call") return nextSlot(lead ?? {}, now, { profile: sheet.profile, campaignWindows });
  if (campaignWindows) return nextSlot(lead ?? {}, now, { campaignWindows, isLawFree: true });
  return { ...anyHour, at: now };
}

const anyHour = {
  outcome: "open",
  closesAt: null,
  rule: "hours",
  version: "2026-11",
  zone: null,
  zones: [],
  states: [],
  sentence: "No law names hours for a LinkedIn message.",
} as const;

/** An opt-out binds people as it binds programs; a number may be on the list alone. */
function blockOf({ sheet }: Question, { act, lead }: Recipient): Facts["suppression"] {
  if (!lead) return null;
  const isClosed = lead.conversationState === "opted_out" || channels.every((one) => lead.suppressed.includes(one));
  const listed = lead.phoneHash ? (sheet.blocks.get(lead.phoneHash) ?? null) : null;
  if (listed && (act === "call" || isClosed)) return listed;
  return isClosed ? { reason: "opted_out", since: "" } : null;
}

function consentTo(act: Act, lead: Lead | null): Facts["consent"] {
  if (act === "linkedin")
    return { allowed: true, sentence: "A person writes it by hand: no consent is asked for.", facts: {} };
  const status = lead?.smsConsent ?? "none";
  if (status === "withdrawn")
    return { allowed: false, sentence: "Consent to be contacted on this number was withdrawn.", facts: { status } };
  return {
    allowed: true,
    sentence:
      "A person dials the number: no prior consent is asked for. National do-not-call lists are not checked here.",
    facts: { status },
  };
}
