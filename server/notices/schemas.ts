import { z } from "zod";

export const ListNoticesInput = z.object({ cursor: z.uuid("This page was not found.").nullish() });
export type ListNoticesInput = z.infer<typeof ListNoticesInput>;

/** A mail to a user, in plain text. */
export interface Mail {
  recipient: string;
  subject: string;
  body: string;
}
