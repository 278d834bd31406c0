import { expect, test } from "vitest";
import { type AttentionQuestion, attentionVerdict, type Contact, engagementOf } from "./attention";
import { defaultAttention } from "./schemas";

const now = new Date("2026-11-24T18:00:00Z");
const hours = (ago: number) => new Date(now.getTime() - ago * 3_600_000);
const days = (ago: number) => hours(24 * ago);
const contact = (ago: number, more: Partial<Contact> = {}): Contact => ({
  at: days(ago),
  kind: "campaign",
  channel: "sms",
  isUndelivered: false,
  ...more,
});
const fresh: AttentionQuestion = {
  kind: "campaign",
  channel: "sms",
  contacts: [],
  lastInboundAt: null,
  slowDowns: [],
  rivals: [],
  attention: defaultAttention,
  timeZone: "America/New_York",
  at: now,
};
const slow = (kind: "not_now" | "annoyed" | "soft_bounces", inDays: number, channel: "email" | null = null) => ({
  kind,
  channel,
  until: days(-inDays),
});
const open = "This person's attention bears one more message.";

test.each<[string, Partial<AttentionQuestion>, string]>([
  ["[E3.2] somebody who was never written to is written to", {}, open],
  [
    "[E3.2] a recently contacted person waits the minimum gap, whichever campaign or person of ours wrote",
    { contacts: [contact(0.5, { kind: "answer" })] },
    "Held until 25 Nov, 01:00: this person was written to lately; at least 24 hours lie between two messages.",
  ],
  ["[E3.2] after the gap the next one goes", { contacts: [contact(1)] }, open],
  [
    "[E3.2] a message that did not arrive cost no attention",
    { contacts: [contact(0.5, { isUndelivered: true })] },
    open,
  ],
  [
    "[E3.2] a mail counts for the text after it: the attention is one person's",
    { contacts: [contact(0.25, { channel: "email" })] },
    "Held until 25 Nov, 07:00: this person was written to lately; at least 24 hours lie between two messages.",
  ],
  ["[E3.2] an answer waits for nothing", { kind: "answer", contacts: [contact(0.1), contact(0.2)] }, open],
  [
    "[E3.2] of two campaigns that want the same person the one that goes first gets the slot",
    { rivals: [{ campaign: "Spring", dueAt: hours(-3) }] },
    'Held until 25 Nov, 16:00: the campaign "Spring" goes first, on 24 Nov, 16:00.',
  ],
  [
    "[E3.2] a message of the other campaign in some days is in nobody's way",
    { rivals: [{ campaign: "Spring", dueAt: days(-2) }] },
    open,
  ],
  [
    "[E3.3] who does not answer gets three messages a week",
    { contacts: [contact(2), contact(4), contact(6)], attention: { ...defaultAttention, unansweredBeforeSlowing: 9 } },
    "Held until 25 Nov, 13:00: three messages in 7 days are the most for somebody who does not answer.",
  ],
  [
    "[E3.3] who wrote lately bears more",
    { contacts: [contact(2), contact(4), contact(6)], lastInboundAt: days(1) },
    open,
  ],
  [
    "[E3.3] who wrote some months ago bears four",
    {
      contacts: [2, 3, 4, 5].map((ago) => contact(ago)),
      lastInboundAt: days(90),
      attention: { ...defaultAttention, unansweredBeforeSlowing: 9 },
    },
    "Held until 26 Nov: four messages in 7 days are the most for somebody who has not written for a month.",
  ],
  [
    "[E3.4] two texts went unanswered where the workspace waits after two",
    { contacts: [contact(5), contact(12)], attention: { ...defaultAttention, unansweredBeforeSlowing: 2 } },
    "Held until 3 Dec: two texts went unanswered; next after 14 days.",
  ],
  [
    "[E3.4] three messages without an answer, a mail among them",
    { contacts: [contact(8), contact(12, { channel: "email" }), contact(20)] },
    "Held until 30 Nov: three messages went unanswered; next after 14 days.",
  ],
  [
    "[E3.4] an answer ends the silence",
    { contacts: [contact(5), contact(9), contact(12)], lastInboundAt: days(4) },
    open,
  ],
  [
    "[E3.4] not now is waited out by every campaign",
    { slowDowns: [slow("not_now", 100)] },
    "Held until 4 Mar 2027: the lead answered not now.",
  ],
  [
    "[E3.4] an annoyed answer",
    { slowDowns: [slow("annoyed", 30)] },
    "Held until 24 Dec: the lead's answer was annoyed.",
  ],
  [
    "[E3.4] a mailbox that bounces slows mails",
    { channel: "email", slowDowns: [slow("soft_bounces", 7, "email")] },
    "Held until 1 Dec: mails to this address came back.",
  ],
  ["[E3.4] it does not slow texts", { slowDowns: [slow("soft_bounces", 7, "email")] }, open],
  ["[E3.4] a slow-down ends", { slowDowns: [slow("not_now", 0)] }, open],
  [
    "[E3.4] of several reasons to wait the longest binds",
    { contacts: [contact(0.5)], slowDowns: [slow("annoyed", 30), slow("not_now", 5)] },
    "Held until 24 Dec: the lead's answer was annoyed.",
  ],
])("%s", (...[, question, sentence]) => {
  const verdict = attentionVerdict({ ...fresh, ...question });
  expect(verdict.sentence).toBe(sentence);
  expect(verdict.outcome).toBe(sentence === open ? "open" : "held");
});

test.each([
  [null, "silent"],
  [days(30), "engaged"],
  [days(30.1), "known"],
  [days(180), "known"],
  [days(181), "silent"],
] as const)("[E3.3] who wrote last at %s is %s", (lastInboundAt, engagement) => {
  expect(engagementOf(lastInboundAt, now)).toBe(engagement);
});
