import type { ContextPack, TurnFacts } from "./pack";

const brand = {
  businessName: "Northwind Home",
  assistantName: "Nova",
  about:
    "Northwind Home replaces windows and doors in the Austin area. A first visit takes about 30 minutes. We are open Monday to Friday, 9am to 6pm. Every window comes with a 10 year warranty.",
  helpContact: null,
};

type Over = Partial<Omit<ContextPack, "facts" | "inbound">> & { facts?: Partial<TurnFacts> };

/** A thread that a campaign opened, in which the lead has just written; for tests and evaluations. */
export function aPack(inbound: string | readonly string[], { facts, ...over }: Over = {}): ContextPack {
  return {
    state: "contacted",
    language: "en",
    brand,
    lead: { firstName: "Ana", company: null },
    brief: { goal: null, mustSay: [], neverSay: [] },
    inbound: typeof inbound === "string" ? [inbound] : inbound,
    history: [
      {
        from: "us",
        text: "Hi Ana, it's Nova, the AI assistant of Northwind Home. Are you still thinking of new windows? Reply STOP to opt out.",
      },
    ],
    facts: {
      now: new Date("2026-11-22T12:00:00Z"),
      hasBookingPage: true,
      isBooked: false,
      linkOfferedAt: null,
      optOutAskedAt: null,
      softNoes: 0,
      unclearInRow: 0,
      positiveTurns: 0,
      isFirstText: false,
      aiDisclosed: true,
      ...facts,
    },
    linkLength: 48,
    seed: 1,
    ...over,
  };
}
