import type { Hours, RulePack } from "./packs/pack";
import { usFederal, usStates } from "./packs/us";
import { canada, elsewhere, europeAndAustralia, france } from "./packs/world";
import { clockText } from "./wall-clock";

/** Every pack. */
const rulePacks: readonly RulePack[] = [usFederal, ...usStates, canada, france, europeAndAustralia, elsewhere];

const byPlace = new Map(rulePacks.flatMap((pack) => pack.places.map((place) => [place, pack] as const)));

/** The pack of a state that is in force on that date, if the state has hours of its own. */
export function statePack(region: string, date: string): RulePack | null {
  const pack = byPlace.get(region);
  return pack && pack.since <= date ? pack : null;
}

/** The pack of a country; a country without one gets the policy for everywhere else. */
export function countryPack(country: string): RulePack {
  return byPlace.get(country) ?? elsewhere;
}

/** One line of the rules screen. */
export interface RulePackLine {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly standing: RulePack["standing"];
  readonly version: string;
  readonly since: string;
  readonly weekday: string;
  readonly saturday: string;
  readonly sunday: string;
  readonly holiday: RulePack["holiday"];
  readonly capPer24Hours: number | null;
}

/** The law's packs in words, for everybody who may see settings; they are the same for every workspace. */
export function listRulePacks(): RulePackLine[] {
  return rulePacks.map(({ places: _places, alsoIn: _alsoIn, ...pack }) => ({
    ...pack,
    weekday: hoursText(pack.weekday),
    saturday: hoursText(pack.saturday),
    sunday: hoursText(pack.sunday),
    capPer24Hours: pack.capPer24Hours ?? null,
  }));
}

const hoursText = (hours: Hours): string => (hours ? `${clockText(hours[0])}-${clockText(hours[1])}` : "none");
