import type { Candidates } from "./candidates";
import { isHoliday } from "./holidays";
import { remembered } from "./memo";
import type { Hours, RulePack } from "./packs/pack";
import { unique } from "./places";
import { countryPack, statePack } from "./rule-packs";
import { type DayWindow, type Windows, weekdays } from "./schemas";
import { dateOf, weekdayOf } from "./wall-clock";

/** One rule that must hold in one zone. */
export interface Rule {
  readonly id: string;
  readonly version: string;
  readonly label: string;
  readonly zone: string;
  /** The hours of a local day. */
  hoursOn(day: number): Hours;
}

/** Windows that somebody chose, under the name that an explanation gives them. */
export interface OwnWindows {
  readonly id: string;
  readonly label: string;
  readonly windows: Windows;
}

/** The last minutes of a window belong to the carrier's queue: dispatch stops before them (policy). */
export const guardMinutes = 10;

const ruleSets = new Map<string, readonly Rule[]>();

/**
 * Every rule in force on that date for the candidates: state packs first, then country packs, then the windows that the
 * workspace and the campaign chose. No own windows = the legal floor alone.
 */
export function rulesFor(candidates: Candidates, date: string, own: readonly OwnWindows[]): readonly Rule[] {
  const key = `${candidates.key}#${date}#${own.map(({ windows }) => keyOf(windows)).join()}`;
  return remembered(ruleSets, key, () => buildRules(candidates, date, own));
}

function buildRules(candidates: Candidates, date: string, own: readonly OwnWindows[]): Rule[] {
  const packed = candidates.places.flatMap(({ place, zones }) => {
    const pack = place.includes("-") ? statePack(place, date) : countryPack(place, date);
    if (!pack) return [];
    const all = unique([...zones, ...(pack.alsoIn ? [pack.alsoIn] : [])]);
    return all.map((zone) => ({ isState: place.includes("-"), rule: packRule(pack, place, zone) }));
  });
  const states = packed.filter(({ isState }) => isState).map(({ rule }) => rule);
  const countries = packed.filter(({ isState }) => !isState).map(({ rule }) => rule);
  const chosen = own.flatMap((windows) => candidates.zones.map((zone) => ownRule(windows, zone)));
  return [...states, ...countries, ...chosen];
}

function packRule(pack: RulePack, place: string, zone: string): Rule {
  return {
    id: `${pack.id}.hours`,
    version: pack.version,
    label: `${pack.name} quiet hours (${pack.source})`,
    zone,
    hoursOn: (day) => hoursOf(pack, place, day),
  };
}

/** Dates beyond the holiday table are closed where holidays matter: an unknown verdict never sends. */
function hoursOf(pack: RulePack, place: string, day: number): Hours {
  const weekday = weekdayOf(day);
  const usual = weekday === 0 ? pack.sunday : weekday === 6 ? pack.saturday : pack.weekday;
  if (pack.holiday === "as_any_day") return usual;
  const holiday = isHoliday(place, dateOf(day));
  if (holiday === null) return null;
  if (!holiday) return usual;
  return pack.holiday === "as_sunday" ? narrower(usual, pack.sunday) : null;
}

const narrower = (a: Hours, b: Hours): Hours => (a && b ? [Math.max(a[0], b[0]), Math.min(a[1], b[1])] : null);

function ownRule({ id, label, windows }: OwnWindows, zone: string): Rule {
  return {
    id,
    version: "profile",
    label,
    zone,
    hoursOn: (day) => hoursOfWindow(windows[weekdays[weekdayOf(day)] ?? "sunday"]),
  };
}

/** A day's window as minutes. */
export const hoursOfWindow = (window: DayWindow): Hours =>
  window ? [minutesOf(window.start), minutesOf(window.end)] : null;

/** "09:30" as 570. */
function minutesOf(text: string): number {
  const [hours = "0", minutes = "0"] = text.split(":");
  return Number(hours) * 60 + Number(minutes);
}

const windowKeys = new WeakMap<Windows, string>();

function keyOf(windows: Windows): string {
  const key = windowKeys.get(windows) ?? JSON.stringify(windows);
  windowKeys.set(windows, key);
  return key;
}
