import { describe, expect, test } from "vitest";
import { segmentsOf } from "@/server/messaging/schemas";
import { decideTurn } from "./decide";
import type { ContextPack } from "./pack";
import { proposeTurn } from "./propose";
import { BOOKING_TOKEN } from "./schemas";
import { aPack } from "./testing";

const take = async (pack: ContextPack) => {
  const proposed = await proposeTurn({ pack, deadlineMs: 2_800, drafter: null });
  return { proposed, decision: decideTurn(pack.state, proposed) };
};

describe("opt-outs", () => {
  test.each([
    "STOP",
    "stop please",
    "Stop.",
    " sToP ",
    "ＳＴＯＰ",
    "Please take me off your list",
    "leave me alone",
    "déjenme en paz",
    "please quit messaging me",
    "lose my number",
    "no más mensajes",
    "unsubscribe",
    "arrêtez de m'écrire",
    "hören sie auf mir zu schreiben",
  ])("[case 12] [case 13] [case 14] [P-FR3.3] %j suppresses and is not chatted with", async (text) => {
    const { decision } = await take(aPack(text));
    expect(decision).toMatchObject({ state: "opted_out", reply: null, suppress: { reason: "free_text_opt_out" } });
  });

  test.each(["Can you stop by at 5?", "don't stop, I love it", "the bus stop is right here", "can't stop laughing"])(
    "[case 15] %j is no opt-out",
    async (text) => {
      const { decision } = await take(aPack(text));
      expect(decision.suppress).toBeNull();
      expect(decision.ask).toBeNull();
    },
  );

  test("[case 59] an opt-out among three texts wins over the rest", async () => {
    const { decision } = await take(aPack(["how much is it?", "and where are you?", "actually stop texting me"]));
    expect(decision).toMatchObject({ state: "opted_out", reply: null });
  });

  test("[case 16] YES to a question of ours is an ordinary answer", async () => {
    const { decision } = await take(aPack("YES"));
    expect(decision).toMatchObject({ state: "link_offered", suppress: null });
  });

  test.each([
    ["yes", "opted_out"],
    ["stop", "opted_out"],
    ["no, keep them", "engaged"],
  ])("after we asked whether to stop, %j leads to %s", async (text, state) => {
    const asked = { optOutAskedAt: new Date("2026-11-22T11:00:00Z") };
    const { decision } = await take(aPack(text, { state: "paused", facts: asked }));
    expect(decision.state).toBe(state);
    expect(decision.ask).toBeNull();
  });
});

describe("[P-7.1b] questions and concerns", () => {
  test.each(["What does it cost?", "how much for two windows", "price?"])(
    "[case 55] %j with no price in the facts: no number, a person",
    async (text) => {
      const { decision } = await take(aPack(text));
      expect(decision.reply).toMatch(/check/i);
      expect(decision.reply).not.toMatch(/\d/);
      expect(decision.handoff).toMatchObject({ reason: "low_confidence" });
    },
  );

  test("a question is answered word for word from what the tenant wrote", async () => {
    const { decision } = await take(aPack("is there a warranty?"));
    expect(decision.reply).toContain("Every window comes with a 10 year warranty.");
    expect(decision.handoff).toBeNull();
  });

  test.each(["are you human?", "is this a bot", "am I talking to a real person?", "eres un robot?"])(
    "[case 56] %j is answered truthfully, with a person on offer",
    async (text) => {
      const { decision } = await take(aPack(text, { language: text.startsWith("eres") ? "es" : "en" }));
      expect(decision.reply).toMatch(/\b(?:AI|IA)\b/);
      expect(decision.reply).toMatch(/person|colleague|persona/i);
    },
  );

  test("[P-FR3.4] a concern is met with a question, not with the link", async () => {
    const { decision } = await take(aPack("that's too expensive for me"));
    expect(decision.reply).not.toContain(BOOKING_TOKEN);
    expect(decision.state).toBe("qualifying");
  });
});

describe("[P-FR3.5] [P-7.1c] the moment for the link", () => {
  test.each([
    { title: "asked to book", text: "can we talk tuesday at 3?", facts: {}, offered: true },
    { title: "interested, nothing open", text: "yes I'm interested", facts: {}, offered: true },
    {
      title: "interested with an open question",
      text: "yes interested, but how much is it?",
      facts: {},
      offered: false,
    },
    { title: "an objection", text: "interested but it's too expensive", facts: {}, offered: false },
    { title: "not now", text: "not now, maybe next month", facts: {}, offered: false },
    {
      title: "offered an hour ago",
      text: "sounds great, I'm interested",
      facts: { linkOfferedAt: new Date("2026-11-22T11:00:00Z") },
      offered: false,
    },
    {
      title: "offered an hour ago, asked for again",
      text: "send me the link please",
      facts: { linkOfferedAt: new Date("2026-11-22T11:00:00Z") },
      offered: true,
    },
    { title: "booked already", text: "yes I'm interested", facts: { isBooked: true }, offered: false },
    { title: "no booking page", text: "can we talk tuesday at 3?", facts: { hasBookingPage: false }, offered: false },
  ])("$title: $offered", async ({ text, facts, offered }) => {
    const { decision } = await take(aPack(text, { facts }));
    expect(decision.reply?.includes(BOOKING_TOKEN) ?? false).toBe(offered);
  });
});

describe("[P-7.2d] what is not fit for a machine", () => {
  test.each([
    ["I want to kill myself", "crisis"],
    ["I'm 13 years old", "minor"],
    ["my lawyer will sue you", "legal"],
    ["let me talk to a person", "asked_for_person"],
    ["this is the third time you text me, terrible service!!", "angry"],
    ["fucking useless bot", "angry"],
  ])("[case 57] %j goes to a person: %s", async (text, reason) => {
    const { decision } = await take(aPack(text));
    expect(decision).toMatchObject({ state: "handoff", handoff: { reason } });
    expect(decision.reply ?? "").not.toContain(BOOKING_TOKEN);
  });

  test.each(["wrong number", "you have the wrong person"])(
    "[case 58] %j ends the thread without a word about the lead",
    async (text) => {
      const { decision } = await take(aPack(text));
      expect(decision).toMatchObject({ state: "invalid", suppress: { reason: "wrong_number" } });
      expect(decision.reply ?? "").not.toContain("Ana");
    },
  );

  test("profanity alone is no opt-out, and is not mirrored", async () => {
    const { decision } = await take(aPack("what the fuck is this shit"));
    expect(decision.suppress).toBeNull();
    expect(decision.reply ?? "").not.toMatch(/fuck|shit/i);
  });
});

test("[case 61] not now, with a month: paused until then, no opt-out; a second one ends it", async () => {
  const first = await take(aPack("not right now, try in March"));
  expect(first.decision).toMatchObject({
    state: "paused",
    suppress: null,
    softNoes: 1,
    pauseUntil: new Date("2027-03-01T15:00:00Z"),
  });
  const second = await take(aPack("not now, later", { facts: { softNoes: 1 } }));
  expect(second.decision).toMatchObject({ state: "closed_lost", suppress: null });
});

test("[case 60] Spanish gets Spanish, Italian gets a person", async () => {
  const spanish = await take(aPack("Sí, me interesa mucho. ¿Cuándo podemos hablar?"));
  expect(spanish.decision.reply).toMatch(/Elija|tome el horario/);
  const italian = await take(aPack("Buongiorno, potreste dirmi qualcosa di più sulle finestre?"));
  expect(italian.decision).toMatchObject({ state: "handoff", handoff: { reason: "unsupported_language" } });
});

test("unclear once is asked about, twice goes to a person", async () => {
  const once = await take(aPack("asdf qwer"));
  expect(once.decision).toMatchObject({ unclearInRow: 1, handoff: null });
  const twice = await take(aPack("asdf qwer", { facts: { unclearInRow: 1 } }));
  expect(twice.decision.handoff?.reason).toBe("unclear_twice");
});

test("the same text three times is a machine: a person, no answer", async () => {
  const history = [
    { from: "lead" as const, text: "Ok thanks bye" },
    { from: "us" as const, text: "Glad to help." },
    { from: "lead" as const, text: "ok thanks bye" },
  ];
  const { decision } = await take(aPack("OK thanks bye", { history }));
  expect(decision).toMatchObject({ reply: null, handoff: { reason: "unclear_twice" } });
});

test.each(["opted_out", "invalid", "handoff"] as const)("nothing is said in %s", async (state) => {
  const { decision } = await take(aPack("yes I'm interested", { state }));
  expect(decision).toMatchObject({ state, reply: null });
});

test("[P-1.3b] [P-FR5.2] [P-FR3.2] what was said is not said again: another wording, then a person", async () => {
  let pack = aPack("sounds great");
  const said = new Set<string>();
  for (let turn = 0; turn < 4; turn++) {
    const { decision } = await take({ ...pack, inbound: ["thank you so much!"] });
    if (decision.reply === null) break;
    expect(said.has(decision.reply)).toBe(false);
    said.add(decision.reply);
    pack = { ...pack, history: [...pack.history, { from: "us", text: decision.reply }] };
  }
  expect(said.size).toBeGreaterThanOrEqual(2);
});

test("[P-7.1d] the first AI text in a thread says who writes, that it is an AI and how to stop, in five languages and two segments", async () => {
  const yes = {
    en: "yes please tell me more about it",
    es: "sí, me interesa mucho la oferta",
    fr: "oui ça m'intéresse beaucoup",
    de: "ja das interessiert mich sehr",
    pt: "sim, tenho muito interesse nisso",
  };
  for (const [language, text] of Object.entries(yes)) {
    const { decision } = await take(
      aPack(text, { language, history: [], facts: { isFirstText: true, aiDisclosed: false } }),
    );
    expect(decision.reply, language).toMatch(/Northwind Home/);
    expect(decision.reply, language).toMatch(/\b(?:AI|IA|KI)\b/);
    expect(decision.reply, language).toMatch(/STOP/);
    expect(segmentsOf((decision.reply ?? "").replace(BOOKING_TOKEN, "x".repeat(48))).segments).toBeLessThanOrEqual(2);
  }
});
