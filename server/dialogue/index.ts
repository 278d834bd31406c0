/**
 * Dialogue decides what the AI says next, or that it says nothing: a model or our own engine proposes, the rules of the
 * plan, the guard and the table of states dispose. It never sends: a turn's text is a touch, and the gate has the last word.
 */
export { turnWaitMs } from "./claim";
export { hearMail, hearText } from "./hear";
export { takeDueTurns } from "./next-turn";
export { type DraftedOpening, draftOpening } from "./opening";
export { readMailboxes } from "./read-mailboxes";
export { recoverMissed } from "./recover";
export { turnSource } from "./touch-source";
