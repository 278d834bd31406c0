/** What a zone's clocks show at an instant, as if it were UTC. */
function shownIn(zone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return Date.UTC(read("year"), read("month") - 1, read("day"), read("hour"), read("minute"));
}

/** The instant at which a zone's clocks show "2026-03-04T15:00", or null for anything else; a skipped hour moves on by an hour. */
export function instantOf(local: string, zone: string): Date | null {
  const wanted = Date.parse(`${local}Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) || Number.isNaN(wanted)) return null;
  const first = wanted - (shownIn(zone, new Date(wanted)) - wanted);
  return new Date(first - (shownIn(zone, new Date(first)) - wanted));
}
