/** The business's own date, by which new leads and a mailbox's mails are counted. */
export const dateIn = (timeZone: string, at: Date): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(at);

const quarterHour = 900_000;

/** The first quarter of an hour of the next date in that zone. */
export function nextDateIn(timeZone: string, at: Date): Date {
  const today = dateIn(timeZone, at);
  let next = Math.floor(at.getTime() / quarterHour) * quarterHour + quarterHour;
  while (dateIn(timeZone, new Date(next)) === today) next += quarterHour;
  return new Date(next);
}
