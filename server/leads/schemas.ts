import { z } from "zod";

/** The dialogue engine's twelve states, also shown as the lead's conversation state. */
export const conversationStates = [
  "new",
  "contacted",
  "engaged",
  "qualifying",
  "link_offered",
  "booked",
  "paused",
  "handoff",
  "opted_out",
  "closed_no_response",
  "closed_lost",
  "invalid",
] as const;
export type ConversationState = (typeof conversationStates)[number];
export const ConversationState = z.enum(conversationStates);

export const responseStatuses = ["No Response", "Interested", "Rejected", "Converted"] as const;
export type ResponseStatus = (typeof responseStatuses)[number];

export const followUpStages = ["Followup_1", "Followup_2"] as const;
export type FollowUpStage = (typeof followUpStages)[number];

export const lifecycleStages = ["prospect", "user", "customer"] as const;
export const consentStatuses = ["granted", "unknown", "none", "withdrawn"] as const;
export type ConsentStatus = (typeof consentStatuses)[number];

export const contactPointKinds = ["phone", "email", "profile"] as const;
export const confidences = ["Real", "Pattern", "Unknown"] as const;

/** Channels a message can travel on; an opt-out covers them all unless the lead narrows it. */
export const channels = ["sms", "email"] as const;
export type Channel = (typeof channels)[number];
export const Channel = z.enum(channels);
