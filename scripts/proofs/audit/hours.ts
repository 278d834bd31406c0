/** Monday to Friday, Saturday, Sunday: whole hours on the person's wall clock, [start, end); null = closed. */
type Hours = readonly [weekday: Span, saturday: Span, sunday: Span];
type Span = readonly [start: number, end: number] | null;

const federal: Hours = [
  [8, 21],
  [8, 21],
  [8, 21],
];

/** Stricter than federal law (47 CFR 64.1200(c)(1)); typed by hand, nothing here comes from the product. */
const states: Readonly<Record<string, Hours>> = {
  FL: [
    [8, 20],
    [8, 20],
    [8, 20],
  ],
  CT: [
    [9, 20],
    [9, 20],
    [9, 20],
  ],
  TX: [
    [9, 21],
    [9, 21],
    [12, 21],
  ],
  RI: [[9, 18], [10, 17], null],
};

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    weekday: "short",
    hour: "2-digit",
    hourCycle: "h23",
  });
  formats.set(zone, made);
  return made;
}

/** What the product keeps where no stricter law and no workspace says otherwise. */
const policy: Hours = [
  [9, 20],
  [9, 20],
  [12, 20],
];

function isWithin([weekday, saturday, sunday]: Hours, zone: string, at: Date): boolean {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const day = parts.get("weekday");
  const span = day === "Sat" ? saturday : day === "Sun" ? sunday : weekday;
  const hour = Number(parts.get("hour"));
  return span !== null && hour >= span[0] && hour < span[1];
}

type Where = { state: string; zone: string };

/** Whether a person of that state and zone may be texted at that moment, by law. */
export const isOpen = ({ state, zone }: Where, at: Date): boolean => isWithin(states[state] ?? federal, zone, at);

/** Whether the product, left to its defaults, begins to text people there at that moment. */
export const isUsed = (where: Where, at: Date): boolean => isOpen(where, at) && isWithin(policy, where.zone, at);
