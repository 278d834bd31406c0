const namers = ["en-US", "en-GB", "en-AU", "en-IN", "en-ZA"];
const isOffset = (name: string) => /^(GMT|UTC)[+-]/.test(name);

/** "CET", "EDT", ...: the name people of that zone use on that day, or "GMT+3" where English has none. */
export function zoneAbbreviation(at: Date, zone: string) {
  const names = namers.map(
    (locale) =>
      new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "short" })
        .formatToParts(at)
        .find((part) => part.type === "timeZoneName")?.value ?? zone,
  );
  return names.find((name) => !isOffset(name)) ?? names[0] ?? zone;
}

/** "Tue 4 Mar, 09:30 CET"; the year is told when it is not the year of `now`. */
export function formatMoment(at: Date, { zone, now, locale = "en-GB" }: { zone: string; now: Date; locale?: string }) {
  const year = (date: Date) => new Intl.DateTimeFormat("en", { timeZone: zone, year: "numeric" }).format(date);
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(year(at) === year(now) ? {} : { year: "numeric" as const }),
  })
    .format(at)
    .replace(/^(\S+), /, "$1 ");
  return `${parts}, ${formatClock(at, zone)} ${zoneAbbreviation(at, zone)}`;
}

/** "09:30", in the zone. */
export function formatClock(at: Date, zone: string) {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(at);
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** "2 hours ago", "in 3 days"; under a minute it is "now". */
export function formatDistance(at: Date, now: Date, locale = "en") {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  const step = steps.find(([, size]) => Math.abs(seconds) >= size);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  return step ? words.format(Math.trunc(seconds / step[1]), step[0]) : words.format(0, "second");
}
