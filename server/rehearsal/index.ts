/**
 * Rehearsal decides how a sandbox behaves: which simulated lead answers what and when, and what a moved clock makes
 * happen on its way. Nothing of it touches a real carrier or a workspace that is no sandbox.
 */
export { actAsLeads } from "./act";
export { advanceClock, type ClockMoved, nextEvent } from "./clock";
export { answerAsLead, textAsLead } from "./sandbox";
export { everySource } from "./sources";
export { simulationWitness } from "./witness";
