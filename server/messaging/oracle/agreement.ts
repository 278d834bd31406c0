import type { FactSheet } from "../facts";
import { weigh } from "../weigh";
import { type Case, caseFrom } from "./case";
import { type Fate, fateOf, isOpen } from "./oracle";

const sender = {
  tenantId: "t",
  id: "sender",
  channel: "sms",
  mailbox: null,
  site: null,
  provider: "sandbox",
  number: "+14155550199",
  messagingServiceSid: null,
  accountSid: "AC",
  senderClass: "score_75_100",
  conversationTier: "unverified",
  isDefault: true,
  stoppedAt: null,
  stoppedReason: null,
  createdAt: new Date(0),
  credentials: { authToken: "x" },
} as const satisfies FactSheet["senders"][number];

const brand: FactSheet["brand"] = {
  businessName: "Northwind",
  assistantName: "Robin",
  about: "",
  bookingUrl: null,
  helpContact: null,
  postalAddress: null,
  timeZone: "America/New_York",
  country: "US",
  linkDomains: [],
  tracksMail: false,
  replyDebounceSeconds: 3,
  messagesPerMinute: null,
  messagesPerDay: null,
};

/** The case as the gate's fact sheet would hold it after reading the database. */
function sheetOf(asked: Case): FactSheet {
  const { person, address, stated, standing, profile, sent, lastInboundAt, slowUntil, rivalAt } = asked;
  const lead = {
    phone: person.phone,
    phoneHash: "hash",
    email: null,
    emailHash: null,
    emailConsent: "none" as const,
    undeliverableSms: standing.undeliverable,
    suppressed: [],
    conversationState: "new" as const,
    outreachPausedAt: standing.paused ? new Date(0) : null,
    smsConsent: standing.consent,
    timeZone: stated?.zone ?? null,
    timeZoneStatedAt: stated?.at ?? null,
    state: address?.state ?? null,
    postcode: null,
    country: null,
    attributes: {},
  };
  const thread = { ownedByPerson: standing.ownedByPerson, lastInboundAt, phone: null, phoneHash: null };
  const history = sent
    .map((one) => ({ ...one, author: "ai" as const, senderId: sender.id, channel: "sms" as const }))
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  return {
    brand,
    profile,
    senders: [sender],
    workspaceDay: null,
    leads: new Map([["lead", lead]]),
    threads: new Map([["lead", thread]]),
    history: new Map([["lead", history]]),
    slowDowns: new Map(slowUntil ? [["lead", [{ kind: "not_now", channel: null, until: slowUntil }]]] : []),
    rivals: new Map(rivalAt ? [["campaign:lead", [{ campaign: "Spring", dueAt: rivalAt }]]] : []),
    blocks: new Map(standing.suppressed ? [["hash", { reason: "stop_keyword", since: "2026-01-01T00:00:00Z" }]] : []),
    halts: [],
    mail: null,
    answerHours: null,
    whatsApp: null,
    site: null,
    answered: new Map(lastInboundAt ? [["inbound", lastInboundAt]] : []),
  };
}

function gateSays(asked: Case): Fate {
  const { text, campaignStatus, now } = asked;
  const { decision } = weigh({
    proposal: {
      key: "text",
      conversationId: "lead",
      leadId: "lead",
      source: text.source,
      class: text.class,
      author: text.author,
      answersMessageId: text.answers ? "inbound" : null,
      body: null,
      campaign: campaignStatus ? { id: "campaign", status: campaignStatus, windows: null } : null,
    },
    sheet: sheetOf(asked),
    off: new Set(),
    now,
  });
  if (decision.outcome === "send") return { outcome: "send" };
  return decision.outcome === "hold" && decision.until
    ? { outcome: "hold", until: decision.until }
    : { outcome: "skip" };
}

export interface Disagreement {
  readonly number: number;
  readonly asked: Case;
  readonly gate: Fate;
  readonly oracle: Fate;
}

export interface Agreement {
  readonly outcomes: Record<Fate["outcome"], number>;
  readonly disagreements: readonly Disagreement[];
  /** Texts that the gate let go although a window was shut or the person suppressed; part of the disagreements. */
  readonly unlawful: number;
}

const same = (a: Fate, b: Fate) =>
  a.outcome === b.outcome && (a.outcome !== "hold" || b.outcome !== "hold" || a.until.getTime() === b.until.getTime());

/** Puts that many random cases to the gate and to the oracle. */
export function compare(cases: number, chance: () => number): Agreement {
  const outcomes = { send: 0, hold: 0, skip: 0 };
  const disagreements: Disagreement[] = [];
  for (let number = 1; number <= cases; number++) {
    const asked = caseFrom(chance);
    const found = { number, asked, gate: gateSays(asked), oracle: fateOf(asked) };
    outcomes[found.oracle.outcome]++;
    if (!same(found.gate, found.oracle)) disagreements.push(found);
  }
  const unlawful = disagreements.filter(({ gate, asked }) => gate.outcome === "send" && isShut(asked)).length;
  return { outcomes, disagreements, unlawful };
}

const isShut = (asked: Case) =>
  asked.text.class === "marketing" && (asked.standing.suppressed || !isOpen(asked, asked.now));
