import { type Act, isClosedToAll, ringsPhone } from "@/server/leads/schemas";
import { nextSlot, type SlotVerdict } from "@/server/timing";
import { attentionOf } from "../attention/attention";
import type { Lead } from "../facts";
import {
  campaignWindowsOf,
  frequencyOf,
  haltedBy,
  historyBy,
  hoursAt,
  leadOf,
  type Question,
  standingOf,
} from "../question";
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
import type { Weighed } from "../weigh";

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
  const { proposal } = question;
  const lead = leadOf(question);
  const slot = slotOf(question, { act, lead });
  const facts: ActFacts = {
    ...standingOf(question, lead),
    ...{ act, slot, sender: null, content: null },
    ...{ hasNumber: lead?.phoneHash != null, undeliverable: false, answersAtOnce: false },
    suppression: blockOf(question, { act, lead }),
    consent: consentTo(act, lead),
    frequency: frequencyOf(question, historyBy(question, ringsPhone), slot.states),
    attention: attentionOf(question),
    allowance: null,
    sendTime: null, // a person does it when they come to it
    halted: haltedBy(question, { channel: act, senderId: null }),
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
function slotOf(question: Question, { act, lead }: Recipient): SlotVerdict {
  if (act === "call") return hoursAt(question, lead ?? {});
  const campaignWindows = campaignWindowsOf(question);
  if (campaignWindows) return nextSlot(lead ?? {}, question.now, { campaignWindows, isLawFree: true });
  return { ...anyHour, at: question.now };
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
  const isClosed = isClosedToAll(lead);
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
