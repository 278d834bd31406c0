/**
 * Llm decides which model is asked, for how long, and what its call is booked as; and it owns the local model that says
 * what a text means when no model is configured, late or wrong. It never sends, and nothing else imports the AI SDK.
 */
export { modelDecider } from "./decide";
export { configuredDrafter, type Drafted, type Drafter, type ModelCall, providerDrafter } from "./draft";
export { classifyLocally } from "./local/classify";
export { languageOf } from "./local/language";
export { recordCalls } from "./spend";
