const daySeconds = 86_400;

/** Seconds from now until the zone's clocks next show 09:00 (a day with a clock change may be an hour off). */
export function secondsUntilNine(now: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).formatToParts(now);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const passed = read("hour") * 3_600 + read("minute") * 60 + read("second");
  const left = 9 * 3_600 - passed;
  return left > 0 ? left : left + daySeconds;
}
