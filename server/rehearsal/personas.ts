import { type PersonaName, personaNames } from "./schemas";

/** What a simulated lead hears: our newest text, and how many times it has answered already. */
export type Heard = { text: string; turn: number; hasLink: boolean };
export type Answer = { say: string } | { book: true };
type Persona = (heard: Heard, pick: (variants: readonly string[]) => string) => Answer | null;

const say = (text: string): Answer => ({ say: text });
const bookOn = (heard: Heard): Answer | null => (heard.hasLink ? { book: true } : null);

const personas: Record<PersonaName, Persona> = {
  silent: () => null,
  eager_booker: (heard, pick) => {
    if (heard.turn === 0)
      return say(
        pick([
          "Yes! I'm still interested, when can we talk?",
          "Hey, perfect timing. Can I book a call this week?",
          "Yes please, how do I set up a call?",
        ]),
      );
    return (
      bookOn(heard) ??
      (heard.turn < 3 ? say(pick(["Great, send me the link please", "Can you send me a link to book?"])) : null)
    );
  },
  price_asker: (heard, pick) => {
    if (heard.turn === 0)
      return say(
        pick([
          "And how much does it cost nowadays?",
          "What are your prices these days?",
          "Depends, what would it cost me?",
        ]),
      );
    return bookOn(heard) ?? (heard.turn === 1 ? say("Ok fair enough. Can I book a call to talk about it?") : null);
  },
  busy: (heard, pick) =>
    heard.turn === 0
      ? say(
          pick([
            "Not right now, maybe in spring",
            "Busy at the moment, try me next month",
            "Not a good time, maybe later this year",
          ]),
        )
      : null,
  skeptic: (heard, pick) => {
    if (heard.turn === 0)
      return say(pick(["Wait, is this a bot or what?", "Am I talking to a real person or a machine?"]));
    return (
      bookOn(heard) ?? (heard.turn === 1 ? say("Ok, thanks for being honest. Send me the booking link then") : null)
    );
  },
  objector: (heard, pick) => {
    if (heard.turn === 0)
      return say(pick(["Last time it was too expensive for us", "I already got a quote from another company"]));
    return heard.turn === 1 ? say("I'll have to think about it") : null;
  },
  angry: (heard, pick) =>
    heard.turn === 0
      ? say(
          pick([
            "This is the third damn time you people text me. What the hell do you want?",
            "Seriously?? This is a pain in the ass, nobody ever called me back",
          ]),
        )
      : null,
  stopper: (heard, pick) =>
    heard.turn === 0
      ? say(
          pick([
            "please quit messaging me",
            "take me off your list already, folks",
            "I don't want any more texts from you",
            "leave me alone, people",
            "lose my number, will you",
          ]),
        )
      : null,
  keyword_stopper: (heard, pick) =>
    heard.turn === 0 ? say(pick(["STOP", "Stop.", "stop please", "UNSUBSCRIBE"])) : null,
  wrong_number: (heard, pick) =>
    heard.turn === 0 ? say(pick(["You have the wrong number here, bye", "wrong person here, so sorry"])) : null,
  one_word: (heard, pick) => (heard.turn < 2 ? say(pick(["ok", "?", "maybe", "sure"])) : bookOn(heard)),
  multi_question: (heard, pick) => {
    if (heard.turn === 0)
      return say(
        pick(["What exactly do you do, and do you work in my area?", "Who is this again and what is the call about?"]),
      );
    return bookOn(heard) ?? (heard.turn === 1 ? say("Sounds good. Where can I pick a time?") : null);
  },
  spanish: (heard, pick) => {
    if (heard.turn === 0)
      return say(
        pick([
          "Hola, sí me interesa todavía. ¿Cuándo podemos hablar?",
          "Sí, me interesa. ¿Me manda el enlace para una cita?",
        ]),
      );
    return bookOn(heard);
  },
};

/** FNV-1a over a text: the same lead always draws the same. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}

/** The published mix: 55 % stay silent, the rest is spread evenly over the others. */
export const silentShare = 0.55;

export function personaOf(lead: { id: string; persona: string | null }): PersonaName {
  const named = personaNames.find((name) => name === lead.persona);
  if (named) return named;
  const draw = hashOf(lead.id) / 2 ** 32;
  if (draw < silentShare) return "silent";
  const talkers = personaNames.filter((name) => name !== "silent");
  return talkers[Math.floor(((draw - silentShare) / (1 - silentShare)) * talkers.length)] ?? "silent";
}

/** What a lead answers to our text, or null when it stays silent. Deterministic for a lead and a turn. */
export function answerOf(lead: { id: string; persona: string | null }, heard: Heard): Answer | null {
  const pick = (variants: readonly string[]) => variants[hashOf(`${lead.id}:${heard.turn}`) % variants.length] ?? "";
  return personas[personaOf(lead)](heard, pick);
}

/** Between 5 and 90 seconds of workspace time after our text. */
export const delaySecondsOf = (leadId: string, turn: number): number => 5 + (hashOf(`${leadId}:delay:${turn}`) % 86);
