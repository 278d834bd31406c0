import { z } from "zod";

/** Who answers in a sandbox; a lead's `persona` names one, else its id draws one from the published mix. */
export const personaNames = [
  "silent",
  "eager_booker",
  "price_asker",
  "busy",
  "skeptic",
  "objector",
  "angry",
  "stopper",
  "keyword_stopper",
  "wrong_number",
  "one_word",
  "multi_question",
  "spanish",
] as const;
export type PersonaName = (typeof personaNames)[number];

const longestStepDays = 400;

export const AdvanceClockInput = z.object({
  advance_seconds: z
    .number("advance_seconds must be a number of seconds.")
    .int("advance_seconds must be whole seconds.")
    .min(0, "A workspace's clock only moves forward.")
    .max(longestStepDays * 86_400, `One step is at most ${longestStepDays} days.`),
});
export type AdvanceClockInput = z.infer<typeof AdvanceClockInput>;

export const TextAsLeadInput = z.object({
  from: z.string().regex(/^\+[1-9]\d{6,14}$/, "from must be a phone number such as +12125550123."),
  body: z.string().min(1, "Write a text first.").max(1600, "A text has at most 1,600 characters."),
  channel: z.enum(["sms", "whatsapp"]).optional(),
});
export type TextAsLeadInput = z.infer<typeof TextAsLeadInput>;

export const AnswerAsLeadInput = TextAsLeadInput.omit({ from: true }).extend({ conversationId: z.string() });
export type AnswerAsLeadInput = z.infer<typeof AnswerAsLeadInput>;
