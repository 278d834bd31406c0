import { formatClock, formatMoment } from "@/components/ui/zone";
import type { Timeline } from "@/server/analytics/schemas";

type Words = { unit: Timeline["unit"]; zone: string; now: Date };

/** How a chart names its spans: shortly along the axis, in full beside a point and in the table. */
export function spanLabels({ unit, zone, now }: Words) {
  const day = (at: Date, withWeekday: boolean) =>
    new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      day: "numeric",
      month: "short",
      ...(withWeekday && { weekday: "short" }),
      ...(withWeekday && yearOf(at, zone) !== yearOf(now, zone) && { year: "numeric" }),
    })
      .format(at)
      .replace(/^(\S+), /, "$1 ");
  const hour = (at: Date) =>
    `${new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "short" }).format(at)} ${formatClock(at, zone)}`;
  const isHour = unit === "hour";
  return {
    tickOf: (at: string) => (isHour ? hour(new Date(at)) : day(new Date(at), false)),
    labelOf: (at: string) => (isHour ? formatMoment(new Date(at), { zone, now }) : day(new Date(at), true)),
  };
}

const yearOf = (at: Date, zone: string) =>
  new Intl.DateTimeFormat("en", { timeZone: zone, year: "numeric" }).format(at);
