import type { Ctx } from "@/server/platform/ctx";
import type { Hours, RulePack } from "./packs/pack";
import { usFederal, usStates } from "./packs/us";
import { canada, elsewhere, europeAndAustralia, france } from "./packs/world";
import { clockText } from "./wall-clock";

/** Every pack. */
const rulePacks: readonly RulePack[] = [usFederal, ...usStates, canada, france, europeAndAustralia, elsewhere];

/** Every version of each place's rules, the newest first. */
const versions = new Map<string, RulePack[]>();
for (const pack of rulePacks.toSorted((a, b) => (a.since < b.since ? 1 : -1)))
  for (const place of pack.places) versions.set(place, [...(versions.get(place) ?? []), pack]);
const versionsOf = (place: string): readonly RulePack[] => versions.get(place) ?? [];

/** Of versions, the newest first, the one that is in force on that date: an older one goes on until a newer begins. */
export const inForceOn = (newestFirst: readonly RulePack[], date: string): RulePack | null =>
  newestFirst.find(({ since }) => since <= date) ?? null;

/** The pack of a state that is in force on that date, if the state has hours of its own. */
export const statePack = (region: string, date: string): RulePack | null => inForceOn(versionsOf(region), date);

/** The pack of a country on that date, before its first version that one; a country without any gets the policy for everywhere else. */
export const countryPack = (country: string, date: string): RulePack =>
  inForceOn(versionsOf(country), date) ?? versionsOf(country).at(-1) ?? elsewhere;

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
  /** Whether it binds today; a dated rule of the future is shown before it does. */
  readonly isInForce: boolean;
  /** What it changes: against its version before, else against the hours of its country. */
  readonly changes: readonly RuleChange[];
}

const compared = ["weekday", "saturday", "sunday", "holiday", "capPer24Hours"] as const;

/** One difference between two packs. */
export interface RuleChange {
  readonly what: (typeof compared)[number];
  readonly from: string;
  readonly to: string;
}

/** What a pack says otherwise than the one before it. */
export function changesBetween(before: RulePack, after: RulePack): RuleChange[] {
  return compared.flatMap((what) => {
    const [from, to] = [wordOf(before, what), wordOf(after, what)];
    return from === to ? [] : [{ what, from, to }];
  });
}

function wordOf(pack: RulePack, what: (typeof compared)[number]): string {
  if (what === "holiday") return pack.holiday;
  return what === "capPer24Hours" ? String(pack.capPer24Hours ?? "none") : hoursText(pack[what]);
}

/** The rules that bound there before: an earlier version, else those of the country. */
function before(pack: RulePack): RulePack | null {
  const [place = ""] = pack.places;
  const earlier = versionsOf(place).filter(({ since }) => since < pack.since);
  return inForceOn(earlier, pack.since) ?? (place.includes("-") ? countryPack(place.slice(0, 2), pack.since) : null);
}

/** The law's packs in words, for everybody who may see settings; they are the same for every workspace. */
export function listRulePacks(ctx: Pick<Ctx, "now">): RulePackLine[] {
  const today = ctx.now().toISOString().slice(0, 10);
  return rulePacks.map((pack) => {
    const { places, alsoIn: _alsoIn, ...shown } = pack;
    const earlier = before(pack);
    return {
      ...shown,
      weekday: hoursText(pack.weekday),
      saturday: hoursText(pack.saturday),
      sunday: hoursText(pack.sunday),
      capPer24Hours: pack.capPer24Hours ?? null,
      isInForce: inForceOn(versionsOf(places[0] ?? ""), today) === pack,
      changes: earlier ? changesBetween(earlier, pack) : [],
    };
  });
}

const hoursText = (hours: Hours): string => (hours ? `${clockText(hours[0])}-${clockText(hours[1])}` : "none");
