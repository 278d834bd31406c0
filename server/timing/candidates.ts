import { remembered } from "./memo";
import { placeOfPhone } from "./phone-place";
import { fiftyStates, nowhere, type Place, placeOfAddress, unique, zonesOfRegion } from "./places";
import { isZone, zonesAgree } from "./wall-clock";

/** What is known about where somebody is. A lead's row fits: the columns derived from the number stand in for the number. */
export interface PlaceEvidence {
  readonly phone?: string | null;
  readonly phoneCountry?: string | null;
  readonly phoneZones?: string | null;
  readonly phoneRegions?: string | null;
  readonly timeZone?: string | null;
  readonly timeZoneStatedAt?: Date | null;
  readonly state?: string | null;
  readonly postcode?: string | null;
  readonly country?: string | null;
}

/** A state whose hours may bind, or null for the country's own, and the zones in which they must hold. */
export interface Candidate {
  readonly place: string;
  readonly zones: readonly string[];
}

export interface Candidates {
  /** The same for everybody in the same position: what memoised answers are kept under. */
  readonly key: string;
  readonly zones: readonly string[];
  readonly states: readonly string[];
  readonly places: readonly Candidate[];
}

const twelveMonths = 365 * 86_400_000;
const known = new Map<string, Candidates>();

/**
 * Every state and zone the person may be in. A zone that the person stated within twelve months stands alone; otherwise
 * address and number add up, and old or conflicting evidence adds, never removes. States of address and area code
 * count always. An unknown US number may be in any of the fifty states, each in its own zones.
 */
export function candidatesFor(evidence: PlaceEvidence, at: Date): Candidates {
  const fresh = freshZone(evidence, at);
  const key = [
    evidence.phone
      ? prefixOf(evidence.phone)
      : `${evidence.phoneCountry}/${evidence.phoneZones}/${evidence.phoneRegions}`,
    fresh ? `=${fresh}` : evidence.timeZone,
    evidence.state,
    evidence.postcode,
    evidence.country,
  ].join("|");
  return remembered(known, key, () => resolve(evidence, fresh, at.getTime()));
}

function resolve(evidence: PlaceEvidence, fresh: string | null, at: number): Candidates {
  const phone = phonePlace(evidence);
  const address = placeOfAddress(evidence);
  const oldZone = evidence.timeZone && isZone(evidence.timeZone) ? [evidence.timeZone] : [];
  const zones = fresh ? [fresh] : unique([...address.zones, ...phone.zones, ...oldZone]).sort();
  const regions = unique([...phone.regions, ...address.regions]).sort();
  const countries = unique([phone.country ?? (saysNothing(phone) ? null : "*"), address.country]).filter(
    (code) => code !== null,
  );
  const american = (phone.country ?? "US") === "US" && (address.country ?? "US") === "US";
  if (american && regions.length === 0 && saysNothing(phone)) return unknownAmerican(zones, at);
  return summarise(
    [...countries, ...regions].map((place) => ({ place, zones })),
    zones,
  );
}

/** Known zones narrow fifty states to those that keep one of them; without any, every state counts in its own zones. */
function unknownAmerican(zones: readonly string[], at: number): Candidates {
  const inZones = (region: string) =>
    zones.filter((zone) => zonesOfRegion(region).some((own) => zonesAgree(own, zone, at)));
  const matching = fiftyStates
    .map((place) => ({ place, zones: inZones(place) }))
    .filter((state) => state.zones.length > 0);
  const states = fiftyStates.map((place) => ({ place, zones: zones.length > 0 ? zones : zonesOfRegion(place) }));
  const candidates = matching.length > 0 ? matching : states;
  const everywhere = unique([...zones, ...candidates.flatMap((state) => state.zones)]).sort();
  return summarise([{ place: "US", zones: everywhere }, ...candidates], everywhere);
}

function summarise(places: readonly Candidate[], zones: readonly string[]): Candidates {
  const states = places.map(({ place }) => place).filter((place) => place.includes("-"));
  const key = places.map(({ place, zones: own }) => `${place}@${own.join("&")}`).join(";");
  return { key, zones, states, places };
}

function phonePlace(evidence: PlaceEvidence): Place {
  if (evidence.phone) return placeOfPhone(evidence.phone);
  if (!evidence.phoneCountry && !evidence.phoneZones) return nowhere;
  return {
    country: evidence.phoneCountry ?? null,
    regions: evidence.phoneRegions ? evidence.phoneRegions.split("&") : [],
    zones: evidence.phoneZones ? evidence.phoneZones.split("&") : [],
  };
}

/** As much of a number as its place depends on. */
const prefixOf = (phone: string) => phone.slice(0, phone.startsWith("+1") ? 5 : 10);

const saysNothing = (phone: Place) => phone.zones.length === 0;

function freshZone({ timeZone, timeZoneStatedAt }: PlaceEvidence, at: Date): string | null {
  if (!timeZone || !timeZoneStatedAt || !isZone(timeZone)) return null;
  return at.getTime() - timeZoneStatedAt.getTime() <= twelveMonths ? timeZone : null;
}
