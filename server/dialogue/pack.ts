import type { ConversationState } from "@/server/conversations/schemas";

/** Who speaks, and everything that may be claimed about the business. */
export interface BrandFacts {
  businessName: string;
  assistantName: string;
  about: string;
  helpContact: string | null;
}

/** The only fields of a lead that a text may use or a model may see. */
export interface LeadFacts {
  firstName: string | null;
  company: string | null;
}

export interface PastText {
  from: "lead" | "us";
  text: string;
}

/** Where the conversation stands; all times on the tenant's clock. */
export interface TurnFacts {
  now: Date;
  hasBookingPage: boolean;
  isBooked: boolean;
  linkOfferedAt: Date | null;
  optOutAskedAt: Date | null;
  softNoes: number;
  unclearInRow: number;
  positiveTurns: number;
  /** No text of ours is in the thread yet. */
  isFirstText: boolean;
  /** An AI text of ours is in the thread already. */
  aiDisclosed: boolean;
}

/** Everything that one turn may know; built in a transaction, read outside of it. */
export interface ContextPack {
  state: ConversationState;
  language: string;
  brand: BrandFacts;
  lead: LeadFacts;
  /** What the campaign told the AI to achieve. */
  brief: OpeningWords;
  /** The texts that wait for an answer, oldest first. */
  inbound: readonly string[];
  history: readonly PastText[];
  facts: TurnFacts;
  /** Characters of the lead's booking address. */
  linkLength: number;
  /** Chooses among equal wordings. */
  seed: number;
}

export interface OpeningWords {
  goal: string | null;
  mustSay: readonly string[];
  neverSay: readonly string[];
}

export const lastOutbound = (pack: Pick<ContextPack, "history">, count: number): string[] =>
  pack.history
    .filter(({ from }) => from === "us")
    .slice(-count)
    .map(({ text }) => text);
