import type { ConversationState } from "@/server/conversations/schemas";

/** What can happen to a conversation. */
export const turnEvents = [
  "contacted",
  "replied",
  "qualified",
  "link_offered",
  "booked",
  "postponed",
  "handed_over",
  "handed_back",
  "opted_out",
  "declined",
  "wrong_person",
  "fell_silent",
  "restarted",
] as const;
export type TurnEvent = (typeof turnEvents)[number];

const ends = { opted_out: "opted_out", wrong_person: "invalid", handed_over: "handoff", booked: "booked" } as const;
const talk = {
  ...ends,
  replied: "engaged",
  qualified: "qualifying",
  link_offered: "link_offered",
  postponed: "paused",
  declined: "closed_lost",
  fell_silent: "closed_no_response",
} as const;

/** The whole machine: a state and an event that are not here together do not move the conversation. */
const table: Record<ConversationState, Partial<Record<TurnEvent, ConversationState>>> = {
  new: { ...talk, contacted: "contacted" },
  contacted: talk,
  engaged: talk,
  qualifying: { ...talk, replied: "qualifying" },
  link_offered: { ...talk, replied: "link_offered", qualified: "link_offered" },
  paused: { ...talk, contacted: "contacted" },
  booked: { opted_out: "opted_out", wrong_person: "invalid" },
  handoff: {
    opted_out: "opted_out",
    wrong_person: "invalid",
    booked: "booked",
    handed_back: "engaged",
    handed_over: "handoff",
  },
  closed_no_response: talk,
  closed_lost: talk,
  invalid: { opted_out: "opted_out", restarted: "engaged" },
  opted_out: { restarted: "engaged" },
};

/** The state after an event, or null where the table knows no such step. */
export const stateAfter = (state: ConversationState, event: TurnEvent): ConversationState | null =>
  table[state][event] ?? null;

/** States in which the AI says nothing, whatever arrives. */
export const isSilent = (state: ConversationState): boolean =>
  state === "opted_out" || state === "invalid" || state === "handoff";
