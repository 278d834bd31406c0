import { z } from "zod";

/** Where a pair of look-alikes stands. */
export const pairStatuses = ["open", "dismissed", "merged"] as const;

/** What two leads are compared by. */
export const comparedFields = ["first_name", "last_name", "company", "email", "phone", "place"] as const;
export type ComparedField = (typeof comparedFields)[number];

/** How far two values agree, in the words of each field. */
export type Reason = { field: ComparedField; level: string; points: number };

/** Whose value the merged lead gets, by field. */
export const Choices = z.record(z.string(), z.enum(["survivor", "other"]));
export type Choices = z.infer<typeof Choices>;
