import type { PlaceEvidence } from "@/server/timing";
import { countriesOf } from "../mail/law";

/** Where a business may count who reads its mail without asking for that by itself. */
interface TrackingLaw {
  readonly version: string;
  /** The first day on which it binds. */
  readonly since: string;
  readonly source: string;
  readonly countries: readonly string[];
}

const laws: readonly TrackingLaw[] = [
  {
    version: "2026-11",
    since: "2024-01-01",
    source: "policy; in the EU and the UK a pixel is access to the terminal and wants consent (EDPB Guidelines 2/2023)",
    countries: ["US", "CA", "AU"],
  },
];

/** Whether opens and clicks may be counted wherever this person may be; who may be anywhere is not tracked. */
export function mayTrack(evidence: PlaceEvidence, at: Date): boolean {
  const law = laws.findLast(({ since }) => since <= at.toISOString().slice(0, 10));
  const countries = countriesOf(evidence, at);
  return law !== undefined && countries.length > 0 && countries.every((country) => law.countries.includes(country));
}
