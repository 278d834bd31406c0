import { z } from "zod";
import { IntentScore, intentLabels, polarities } from "@/server/llm/schemas";

export const nextActions = [
  "reply",
  "offer_link",
  "answer",
  "clarify",
  "wait",
  "handoff",
  "close",
  "suppress",
] as const;
export type NextAction = (typeof nextActions)[number];

/** Stands for the lead's own booking address in every text until it leaves; nobody but code writes an address. */
export const BOOKING_TOKEN = "{{BOOKING_LINK}}";
export const LONGEST_REPLY = 300;

/** What a model proposes for one turn. Every field is required; code decides what becomes of it. */
export const Proposal = z.object({
  intents: z.array(IntentScore).max(intentLabels.length),
  sentiment: z.object({ polarity: z.enum(polarities), frustration: z.number().min(0).max(1) }),
  language: z.string().min(2).max(5),
  slots: z.object({
    timeframe: z.string().max(80).nullable(),
    need: z.string().max(160).nullable(),
    objection: z.string().max(160).nullable(),
    callbackAt: z.string().max(40).nullable(),
  }),
  nextAction: z.enum(nextActions),
  bookingLink: z.object({ offer: z.boolean(), reason: z.string().max(200) }),
  reply: z.string().max(LONGEST_REPLY),
  citations: z.array(z.string().max(80)).max(8),
  usedFacts: z.array(z.string().max(80)).max(12),
  handoff: z.object({ needed: z.boolean(), reason: z.string().max(200).nullable(), urgency: z.enum(["low", "high"]) }),
  confidence: z.number().min(0).max(1),
});
export type Proposal = z.infer<typeof Proposal>;

/** One rule that a text broke. */
export interface GuardProblem {
  rule: string;
  detail: string;
}

export interface GuardVerdict {
  passed: boolean;
  problems: GuardProblem[];
}

/** What the campaign's author told the AI about one text. */
export interface OpeningBrief {
  goal: string;
  tone?: string;
  must_say?: readonly string[];
  never_say?: readonly string[];
}
