import fc from "fast-check";
import { expect, test } from "vitest";
import { candidatesFor, type PlaceEvidence } from "./candidates";
import { nextSlot } from "./next-slot";
import type { Hours, RulePack } from "./packs/pack";
import { fiftyStates } from "./places";
import { countryPack, statePack } from "./rule-packs";
import { defaultTimingProfile } from "./schemas";

const evidence: fc.Arbitrary<PlaceEvidence> = fc.record({
  phone: fc.oneof(
    fc.integer({ min: 201, max: 989 }).map((area) => `+1${area}5550123`),
    fc.constantFrom("+447400123456", "+33612345678", "+61412345678", "+79161234567", "+4915112345678"),
  ),
  state: fc.option(fc.constantFrom(...fiftyStates.map((code) => code.slice(3)))),
  postcode: fc.option(fc.constantFrom("33101", "32401", "37303", "79901", "97910", "10001", "M5V 2T6")),
  timeZone: fc.option(fc.constantFrom("America/Denver", "America/New_York", "Pacific/Honolulu", "Europe/Paris")),
  timeZoneStatedAt: fc.option(fc.constantFrom(new Date("2026-06-01T00:00:00Z"), new Date("2024-01-01T00:00:00Z"))),
});

/** Any minute of two years, with the days of both clock changes (US, EU, Australia) drawn often. */
const changeDays = [
  "2026-03-08",
  "2026-03-29",
  "2026-04-05",
  "2026-10-04",
  "2026-10-25",
  "2026-11-01",
  "2027-03-14",
  "2027-11-07",
];
const instants = fc.oneof(
  fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) }),
  fc
    .tuple(fc.constantFrom(...changeDays), fc.integer({ min: -86_400, max: 172_800 }))
    .map(([day, seconds]) => Date.parse(day) + seconds * 1000),
);

/** Reads the wall clock anew, through Intl alone: nothing of the code under test decides here. */
function wall(zone: string, instant: Date) {
  const options = {
    timeZone: zone,
    hourCycle: "h23",
    weekday: "long",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  } as const;
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-US", options).formatToParts(instant).map(({ type, value }) => [type, value]),
  );
  const minute = Number(parts.hour) * 60 + Number(parts.minute);
  return { minute, weekday: String(parts.weekday).toLowerCase() };
}

/** Why this slot is outside a window of a candidate state or of the profile, or null. */
function objection(facts: PlaceEvidence, asked: Date, slot: { at: Date; zones: readonly string[] }): string | null {
  const lawful = candidatesFor(facts, asked).places.flatMap(({ place, zones }) => {
    const pack = place.includes("-") ? statePack(place, "2026-11-22") : countryPack(place, "2026-11-22");
    return pack
      ? zones.map((zone) => ({ zone, who: place, hours: (weekday: string) => lawfulHours(pack, weekday) }))
      : [];
  });
  const chosen = slot.zones.map((zone) => ({ zone, who: "profile", hours: profileHours }));
  const broken = [...lawful, ...chosen].find(({ zone, hours }) => {
    const { minute, weekday } = wall(zone, slot.at);
    const open = hours(weekday);
    return !open || minute < open[0] || minute >= open[1] - 10;
  });
  return broken ? `${broken.who} in ${broken.zone}` : null;
}

function lawfulHours(pack: RulePack, weekday: string): Hours {
  if (weekday === "sunday") return pack.sunday;
  return weekday === "saturday" ? pack.saturday : pack.weekday;
}

const profileHours = (weekday: string): Hours => (weekday === "sunday" ? [12 * 60, 20 * 60] : [9 * 60, 20 * 60]);

test("[P-NFR5.2] a slot is inside the window of every candidate state in every candidate zone, clock changes included", () => {
  fc.assert(
    fc.property(evidence, instants, (facts, asked) => {
      const at = new Date(asked);
      const slot = nextSlot(facts, at, { profile: defaultTimingProfile });
      if (!slot.at || !slot.closesAt) return;
      expect(slot.at.getTime()).toBeGreaterThanOrEqual(asked);
      expect(objection(facts, at, { at: slot.at, zones: slot.zones })).toBeNull();
      expect(slot.closesAt.getTime()).toBeGreaterThan(slot.at.getTime());
    }),
    { numRuns: 2_000 },
  );
});

test("a held slot is the first open minute: nothing open lies between", () => {
  fc.assert(
    fc.property(evidence, instants, (facts, asked) => {
      const slot = nextSlot(facts, new Date(asked));
      if (slot.outcome !== "held" || !slot.at) return;
      const probe = asked + Math.floor((slot.at.getTime() - asked) * 0.37);
      expect(nextSlot(facts, new Date(probe)).at?.getTime()).toBe(slot.at.getTime());
    }),
    { numRuns: 1_000 },
  );
});
