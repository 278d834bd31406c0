import { z } from "zod";

export { ConversationState, conversationStates } from "@/server/leads/schemas";

export const owners = ["ai", "human"] as const;
export type Owner = (typeof owners)[number];

export const handoffReasons = [
  "asked_for_person",
  "low_confidence",
  "angry",
  "crisis",
  "threat",
  "minor",
  "legal",
  "wrong_number",
  "deceased",
  "unclear_twice",
  "guard",
  "unsupported_language",
  "taken_over",
] as const;
export type HandoffReason = (typeof handoffReasons)[number];
export const HandoffReason = z.enum(handoffReasons);
