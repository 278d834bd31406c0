import { describe, expect, test } from "vitest";
import { contentRefusal, linksIn, withDuties } from "./content-rules";
import { type Facts, verdictFor } from "./verdict";

const now = new Date("2026-11-23T18:00:00Z");
const later = new Date("2026-11-24T14:00:00Z");
const voice = { businessName: "Northwind", assistantName: "Nova" };
const noDuties = { identify: false, stopLine: false, disclose: false };
const content = {
  text: "Hello from Northwind",
  class: "marketing" as const,
  duties: noDuties,
  voice,
  linkDomains: ["northwind.example"],
};

const slot = (outcome: "open" | "held" | "unknown") => ({
  outcome,
  at: outcome === "open" ? now : outcome === "held" ? later : null,
  closesAt: null,
  rule: "us-fl.hours",
  version: "2026-11",
  zone: "America/New_York",
  sentence: outcome === "held" ? "Held until 08:00 in New York." : "Open.",
  zones: ["America/New_York"],
  states: ["US-FL"],
});
const frequency = (outcome: "open" | "held") => ({
  outcome,
  at: outcome === "open" ? now : later,
  rule: "us-fl.cap",
  version: "2026-11",
  sentence: "Held by the cap of 3 texts in 24 hours.",
});
const sender = { id: "s", senderClass: "low_volume", refusal: null, stopped: null, countryOff: null };

const fine: Facts = {
  class: "marketing",
  author: "campaign",
  now,
  hasNumber: true,
  undeliverable: false,
  outreachPaused: false,
  ownedByPerson: false,
  suppression: null,
  consent: { allowed: true, sentence: "Consent is on record.", facts: {} },
  answersAtOnce: false,
  slot: slot("open"),
  frequency: frequency("open"),
  attention: frequency("open"),
  sendTime: null,
  workspaceDay: null,
  allowance: null,
  sender,
  halted: null,
  campaignStatus: "running",
  content,
};
const blocked = { reason: "stop_keyword", since: now.toISOString() };
const noConsent = { allowed: false, sentence: "No consent to texts is on record.", facts: {} };

describe("[P-NFR5.2] [P-FR5.4] the gate, rule by rule", () => {
  test.each<[string, Partial<Facts>, string, string | null]>([
    ["everything in order", {}, "send", null],
    ["a halt", { halted: "All sending is halted: complaints." }, "hold", "halt"],
    ["a halt, a confirmation", { halted: "All sending is halted: complaints.", class: "required" }, "skip", "halt"],
    ["no number", { hasNumber: false }, "skip", "number"],
    ["a number that the carrier called dead", { undeliverable: true }, "skip", "number"],
    ["outreach paused: a campaign's step waits", { outreachPaused: true }, "hold", "standing"],
    [
      "outreach paused: an answer is dropped",
      { outreachPaused: true, class: "conversational", author: "ai" },
      "skip",
      "standing",
    ],
    [
      "outreach paused, a person writes",
      { outreachPaused: true, class: "conversational", author: "user" },
      "send",
      null,
    ],
    [
      "a person took over and the AI writes",
      { ownedByPerson: true, author: "ai", class: "conversational" },
      "skip",
      "standing",
    ],
    ["opted out", { suppression: blocked }, "skip", "suppression"],
    [
      "opted out, a person writes",
      { suppression: blocked, class: "conversational", author: "user" },
      "skip",
      "suppression",
    ],
    ["opted out, the STOP confirmation", { suppression: blocked, class: "required" }, "send", null],
    ["no consent", { consent: noConsent }, "skip", "consent"],
    ["no consent, a required text", { consent: noConsent, class: "required" }, "send", null],
    ["quiet hours", { slot: slot("held") }, "hold", "us-fl.hours"],
    [
      "quiet hours, an answer within ten minutes",
      { slot: slot("held"), class: "conversational", answersAtOnce: true },
      "send",
      null,
    ],
    ["quiet hours, a later answer", { slot: slot("held"), class: "conversational" }, "hold", "us-fl.hours"],
    ["quiet hours, HELP", { slot: slot("held"), class: "required" }, "send", null],
    ["nowhere on earth", { slot: slot("unknown") }, "skip", "us-fl.hours"],
    ["over the cap", { frequency: frequency("held") }, "hold", "us-fl.cap"],
    ["no sender", { sender: null }, "hold", "sender"],
    ["[case 31] an unregistered number", { sender: { ...sender, refusal: "Not registered." } }, "skip", "sender"],
    ["a stopped sender", { sender: { ...sender, stopped: "Credentials refused." } }, "hold", "sender"],
    ["a country that is off", { sender: { ...sender, countryOff: "France is off." } }, "skip", "sender"],
    ["a text with a shortened link", { content: { ...content, text: "See bit.ly/x" } }, "refuse", "content"],
    ["a paused campaign", { campaignStatus: "paused" }, "hold", "campaign"],
    [
      "opted out in quiet hours: the opt-out decides",
      { suppression: blocked, slot: slot("held") },
      "skip",
      "suppression",
    ],
  ])("%s", (...[, facts, outcome, rule]) => {
    expect(verdictFor({ ...fine, ...facts })).toMatchObject({ outcome, rule });
  });

  test("every rule's verdict is stored, with a sentence, whatever the outcome", () => {
    const { verdicts } = verdictFor({ ...fine, suppression: blocked, slot: slot("held") });
    expect(verdicts).toHaveLength(11);
    expect(verdicts.every(({ sentence, version }) => sentence.length > 0 && version.length > 0)).toBe(true);
  });

  test("of two holds the later one counts", () => {
    const decision = verdictFor({ ...fine, slot: slot("held"), campaignStatus: "paused" });
    expect(decision.until).toEqual(later);
  });

  test("a rule that fails to answer never sends", () => {
    const broken = {
      ...fine,
      get frequency(): Facts["frequency"] {
        throw new Error("unknown");
      },
    };
    const facts = Object.defineProperties({}, Object.getOwnPropertyDescriptors(broken)) as Facts;
    expect(verdictFor(facts).outcome).toBe("hold");
  });
});

describe("[case 27] [P-5.3c] content", () => {
  test.each<[string, string | null]>([
    ["Book at https://northwind.example/call", null],
    ["Book at https://go.northwind.example/call.", null],
    ["See bit.ly/abc", "public shortener"],
    ["See https://evil.example/x", "not on the workspace's list"],
    ["See https://northwind.example.evil.example/x", "not on the workspace's list"],
    ["https://northwind.example/a or https://northwind.example/b", "more than one link"],
    ["Hi {first_name}, hello", "placeholder"],
    ["Hi {{name}}, hello", "placeholder"],
    ["Dear undefined, hello", "placeholder"],
    ["Get it F R E E today", "letter by letter"],
    ["", "empty"],
    ["a".repeat(1_601), "at most 1600"],
  ])("%s", (text, refusal) => {
    const said = contentRefusal({ ...content, text });
    if (refusal === null) expect(said).toBeNull();
    else expect(said).toContain(refusal);
  });

  test("bare domains count as links, ordinary sentences do not", () => {
    expect(linksIn("Ok.So see northwind.com/x, thanks.Bye")).toEqual(["northwind.com/x"]);
    expect(linksIn("It costs 3.50 and closes at 5.30 p.m. Ok?")).toEqual([]);
  });

  test("the first text names who writes, how to stop, and that an AI writes; nothing is said twice", () => {
    const all = { identify: true, stopLine: true, disclose: true };
    expect(withDuties("Still interested?", all, voice)).toBe(
      "Nova here, Northwind's AI assistant. Still interested? Reply STOP to opt out.",
    );
    const complete = "Nova, AI assistant at Northwind. Still interested? Text STOP to end.";
    expect(withDuties(complete, all, voice)).toBe(complete);
    expect(withDuties("Still interested?", { ...all, disclose: false }, voice)).toBe(
      "Northwind: Still interested? Reply STOP to opt out.",
    );
  });
});
