/**
 * Sourcing decides what a lead is worth and why: points for what is known of it and for what it did, fading with age, by
 * dated rules that anybody can read; from them its band, how far it is qualified, and whether it may be re-engaged.
 */
export { assessDue, assessImported, assessLeads, assessSoon } from "./assess";
export { explainScore, type ScoreExplained } from "./explain";
