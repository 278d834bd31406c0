import { z } from "zod";

/** What a lead's text can mean; a text may carry several ("not now, how much is it?"). */
export const intentLabels = [
  "interested",
  "booking_request",
  "question_price",
  "question_product",
  "question_logistics",
  "question_identity",
  "objection",
  "not_now",
  "not_interested",
  "opt_out",
  "wrong_number",
  "already_customer",
  "booked",
  "complaint",
  "human_request",
  "auto_reply",
  "abusive",
  "small_talk",
  "unclear",
] as const;
export type IntentLabel = (typeof intentLabels)[number];

export const polarities = ["negative", "neutral", "positive"] as const;
export type Polarity = (typeof polarities)[number];

/** Who wrote or judged a text: `local` is our own code and is never presented as a language model. */
export const engines = ["local", "provider"] as const;
export type Engine = (typeof engines)[number];

/** Languages in which the local engine can answer; any other language goes to a person. */
export const spokenLanguages = ["en", "es", "fr", "de", "pt"] as const;
export type SpokenLanguage = (typeof spokenLanguages)[number];

export const IntentScore = z.object({ label: z.enum(intentLabels), p: z.number().min(0).max(1) });
export type IntentScore = z.infer<typeof IntentScore>;

export const Sentiment = z.object({ polarity: z.enum(polarities), frustration: z.number().min(0).max(1) });
export type Sentiment = z.infer<typeof Sentiment>;

/** `language` is null where the text is too short or too odd to tell: keep the conversation's language. */
export interface Classification {
  engine: Engine;
  method: string;
  intents: IntentScore[];
  sentiment: Sentiment;
  language: string | null;
}

export const callPurposes = ["turn", "repair", "opening", "classify"] as const;
export type CallPurpose = (typeof callPurposes)[number];

export const callOutcomes = ["ok", "timeout", "breaker_open", "invalid", "error"] as const;
export type CallOutcome = (typeof callOutcomes)[number];
