/** Minutes after local midnight, half-open [start, end); null = no hour of that day. */
export type Hours = readonly [number, number] | null;

/**
 * The sending hours and cap of one jurisdiction, as dated data. `standing` says how the rule is known: the law's own
 * text, secondary sources only, or our policy where the law is silent or milder.
 */
export interface RulePack {
  readonly id: string;
  /** "US-FL" for a state, "US" or "FR" for a country. */
  readonly places: readonly string[];
  readonly name: string;
  readonly source: string;
  readonly standing: "law" | "secondary" | "policy";
  readonly version: string;
  readonly since: string;
  readonly weekday: Hours;
  readonly saturday: Hours;
  readonly sunday: Hours;
  readonly holiday: "as_any_day" | "as_sunday" | "closed";
  /** A zone in which the hours must hold too, whatever the recipient's own zone is. */
  readonly alsoIn?: string;
  /** Marketing and AI-initiated texts to one person in a rolling 24 h. */
  readonly capPer24Hours?: number;
}

const clock = (text: string): number => {
  const [hours = "0", minutes = "0"] = text.split(":");
  return Number(hours) * 60 + Number(minutes);
};

/** "8-20" or "9:30-20" as minutes; "none" as a closed day. */
export function hours(text: string): Hours {
  if (text === "none") return null;
  const [start = "", end = ""] = text.split("-");
  return [clock(start), clock(end)];
}
