import { expect, test } from "vitest";
import { type Candidate, chooseChannel } from "./choose";
import { wishIn } from "./history";

const text: Candidate = {
  channel: "sms",
  refusal: null,
  waits: null,
  hasConsent: true,
  confidence: "Real",
  history: { sent: 0, answered: 0, failed: 0 },
  effect: { people: 0, answered: 0 },
  priceCents: 0.79,
};
const mail: Candidate = { ...text, channel: "email", priceCents: 0.02 };
const usual = { preferred: null, named: null, after: null } as const;
const history = (sent: number, answered: number, failed = 0) => ({ history: { sent, answered, failed } });

test.each([
  {
    why: "only the text is open",
    candidates: [text, { ...mail, refusal: "This lead has no e-mail address." }],
    chosen: "sms",
    because: "By text: the only channel that is open.",
    other: "This lead has no e-mail address.",
  },
  {
    why: "mail cannot leave now",
    candidates: [text, { ...mail, waits: "No mailbox to send from." }],
    chosen: "sms",
    because: "By text: nothing holds it up.",
    other: "No mailbox to send from.",
  },
  {
    why: "consent to texts is on record, mail is only lawful",
    candidates: [text, { ...mail, hasConsent: false }],
    chosen: "sms",
    because: "By text: consent to it is on record.",
    other: "Lawful, but no consent to it is on record.",
  },
  {
    why: "consent comes before the lead's wish",
    candidates: [text, { ...mail, hasConsent: false }],
    preferred: "email",
    chosen: "sms",
    because: "By text: consent to it is on record.",
    other: "Lawful, but no consent to it is on record.",
  },
  {
    why: "texts did not arrive before",
    candidates: [{ ...text, ...history(1, 0, 1) }, mail],
    chosen: "email",
    because: "By e-mail: what went by it arrived.",
    other: "A message by it did not arrive.",
  },
  {
    why: "the e-mail address is a guess",
    candidates: [text, { ...mail, confidence: "Pattern" }],
    chosen: "sms",
    because: "By text: its address is the surer one.",
    other: "Its address is a guess.",
  },
  {
    why: "the lead asked for texts",
    candidates: [text, mail],
    preferred: "sms",
    chosen: "sms",
    because: "By text: the lead prefers it.",
    other: "The lead prefers text.",
  },
  {
    why: "the lead answers texts",
    candidates: [{ ...text, ...history(3, 1) }, mail],
    chosen: "sms",
    because: "By text: the lead has answered by it.",
    other: "The lead never answered by it.",
  },
  {
    why: "two mails went unanswered",
    candidates: [text, { ...mail, ...history(2, 0) }],
    chosen: "sms",
    because: "By text: the other went unanswered.",
    other: "2 by it went unanswered.",
  },
  {
    why: "others answer texts more often",
    candidates: [
      { ...text, effect: { people: 40, answered: 8 } },
      { ...mail, effect: { people: 50, answered: 1 } },
    ],
    chosen: "sms",
    because: "By text: 20 % of the last 40 people answered by it.",
    other: "2 % of the last 50 people answered by it.",
  },
  {
    why: "29 people are no evidence, so the price decides",
    candidates: [
      { ...text, effect: { people: 29, answered: 29 } },
      { ...mail, effect: { people: 50, answered: 1 } },
    ],
    chosen: "email",
    because: "By e-mail: it costs less.",
    other: "It costs more.",
  },
  {
    why: "the step asks for a text first, whatever the lead prefers",
    candidates: [text, mail],
    named: "sms",
    preferred: "email",
    chosen: "sms",
    because: "By text: the step asks for it.",
    other: "The step asks for text first.",
  },
] as const)("[E2.1] [E2.5] $why: $chosen", ({ candidates, chosen, because, other, ...more }) => {
  const choice = chooseChannel({ ...usual, ...more, candidates });
  expect(choice).toMatchObject({ chosen, because });
  expect(choice.considered.find(({ channel }) => channel !== chosen)?.because).toBe(other);
  expect(choice.considered).toHaveLength(2);
});

test("[E2.2] what takes the place of a failed text says so", () => {
  const after = { touchId: "t", because: "the text could not be delivered (30005)", tried: ["sms" as const] };
  expect(chooseChannel({ ...usual, after, candidates: [mail] })).toMatchObject({
    chosen: "email",
    because: "By e-mail, since the text could not be delivered (30005).",
    after,
  });
});

test.each([
  {
    candidates: [
      { ...text, refusal: "No consent to texts is on record." },
      { ...mail, refusal: "This lead has no e-mail address." },
    ],
    because: "Text: No consent to texts is on record. E-mail: This lead has no e-mail address.",
  },
  {
    candidates: [
      { ...text, refusal: "A person took over this conversation." },
      { ...mail, refusal: "A person took over this conversation." },
    ],
    because: "A person took over this conversation.",
  },
  { candidates: [], because: "Every channel was tried." },
])("[E2.1] no channel is open: $because", ({ candidates, because }) => {
  const choice = chooseChannel({ ...usual, candidates });
  expect(choice).toMatchObject({ chosen: null, because });
  expect(choice.considered.every(({ outcome }) => outcome === "rejected")).toBe(true);
});

test.each([
  ["SMS", "sms"],
  [" e-mail ", "email"],
  ["Text message", "sms"],
  ["pigeon", null],
  [null, null],
] as const)("the wish %j means %s", (words, channel) => {
  expect(wishIn(words)).toBe(channel);
});
