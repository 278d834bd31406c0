import { z } from "zod";

/** What is wrong with a row, by what a person can do about it. */
export const problemWords = [
  "phone_country",
  "phone_damaged",
  "phone_several",
  "phone",
  "email",
  "date",
  "date_order",
  "time_zone",
  "value",
  "too_long",
  "nul",
  "shape",
  "header_again",
  "no_address",
  "no_identity",
  "duplicate",
  "two_leads",
  "row",
] as const;
export type ProblemWord = (typeof problemWords)[number];

export const columnName = z.string().min(1).max(250);
export const cellText = z.string().max(10_000);

/** What a person answers to a problem of many rows. */
export const ProblemAnswer = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("assume_country"), country: z.string().regex(/^[A-Z]{2}$/) }),
  z.object({ kind: z.literal("map_value"), column: columnName, from: cellText, to: cellText }),
  z.object({ kind: z.literal("replace"), column: columnName, find: cellText.min(1), with: cellText }),
  z.object({ kind: z.literal("leave_out"), problem: z.enum(problemWords), column: columnName.nullable() }),
]);
export type ProblemAnswer = z.infer<typeof ProblemAnswer>;
