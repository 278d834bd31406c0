import { dateOf, instantOf, wallAt } from "@/server/timing";

/** The business's own date, by which new leads and a mailbox's mails are counted. */
export const dateIn = (timeZone: string, at: Date): string => dateOf(wallAt(timeZone, at.getTime()).day);

/** The first moment of the next date in that zone. */
export const nextDateIn = (timeZone: string, at: Date): Date =>
  new Date(instantOf(timeZone, { day: wallAt(timeZone, at.getTime()).day + 1, minute: 0 }));
