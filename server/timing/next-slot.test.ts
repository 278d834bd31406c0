import { describe, expect, test } from "vitest";
import type { PlaceEvidence } from "./candidates";
import { nextSlot } from "./next-slot";
import { defaultTimingProfile } from "./schemas";

const miami: PlaceEvidence = { phone: "+13055550123" };
const at = (text: string) => new Date(text);
const stated = (timeZone: string) => ({ timeZone, timeZoneStatedAt: at("2026-11-01T00:00:00Z") });

/** Case, evidence, asked (UTC), expected opening (UTC; the asked instant when it may go now). */
const cases: [string, PlaceEvidence, string, string][] = [
  ["[case 1] Miami at 20:00 waits for 08:00 by Florida's law", miami, "2026-11-24T01:00:00Z", "2026-11-24T13:00:00Z"],
  ["[case 2] Miami at 19:49:59 goes", miami, "2026-11-24T00:49:59Z", "2026-11-24T00:49:59Z"],
  ["[case 2] Miami at 19:50:00 waits: ten minutes guard", miami, "2026-11-24T00:50:00Z", "2026-11-24T13:00:00Z"],
  [
    "[case 3] Texas on Sunday 11:59 waits for noon",
    { phone: "+12145550123" },
    "2026-11-22T17:59:00Z",
    "2026-11-22T18:00:00Z",
  ],
  ["[case 3] Texas on Sunday at noon goes", { phone: "+12145550123" }, "2026-11-22T18:00:00Z", "2026-11-22T18:00:00Z"],
  [
    "[case 4] Connecticut at 08:30 waits for 09:00",
    { phone: "+12035550123" },
    "2026-11-24T13:30:00Z",
    "2026-11-24T14:00:00Z",
  ],
  [
    "[case 5] Rhode Island on Sunday waits for Monday 09:00",
    { phone: "+14015550123" },
    "2026-11-22T17:00:00Z",
    "2026-11-23T14:00:00Z",
  ],
  [
    "[case 5] Rhode Island on Columbus Day waits for Tuesday 09:00",
    { phone: "+14015550123" },
    "2026-10-12T15:00:00Z",
    "2026-10-13T13:00:00Z",
  ],
  [
    "[case 5] Rhode Island on Friday evening waits for Saturday 10:00",
    { phone: "+14015550123" },
    "2026-11-20T23:30:00Z",
    "2026-11-21T15:00:00Z",
  ],
  [
    "[case 6] Boise or Los Angeles at 07:30 Pacific waits for 08:00 Pacific",
    { phone: "+12082345678" },
    "2026-11-24T15:30:00Z",
    "2026-11-24T16:00:00Z",
  ],
  [
    "[case 7] a 212 number with a California address at 17:00 Eastern goes",
    { phone: "+12125550123", state: "CA" },
    "2026-11-24T22:00:00Z",
    "2026-11-24T22:00:00Z",
  ],
  [
    "[case 7] the same at 23:30 Eastern waits for 08:00 Pacific",
    { phone: "+12125550123", state: "CA" },
    "2026-11-25T04:30:00Z",
    "2026-11-25T16:00:00Z",
  ],
  [
    "[case 8] a toll-free number at 10:00 Eastern in winter waits for 13:00",
    { phone: "+18335550123" },
    "2026-11-24T15:00:00Z",
    "2026-11-24T18:00:00Z",
  ],
  [
    "a toll-free number in summer waits for 08:00 in Honolulu",
    { phone: "+18335550123" },
    "2026-07-14T15:00:00Z",
    "2026-07-14T18:00:00Z",
  ],
  [
    "[case 9] Phoenix keeps its offset on the US change day",
    { phone: "+16025550123" },
    "2026-11-01T14:59:00Z",
    "2026-11-01T15:00:00Z",
  ],
  [
    "New York on the change day opens one hour later in UTC",
    { phone: "+12125550123" },
    "2026-11-01T12:30:00Z",
    "2026-11-01T13:00:00Z",
  ],
  [
    "El Paso obeys Central and Mountain hours",
    { phone: "+19155550123" },
    "2026-11-24T15:30:00Z",
    "2026-11-24T16:00:00Z",
  ],
  [
    "an area code that straddles a border counts in both zones",
    { phone: "+18505550123" },
    "2026-11-24T13:30:00Z",
    "2026-11-24T14:00:00Z",
  ],
  [
    "a fresh stated zone stands alone, the area code's state still binds",
    { phone: "+13055550123", ...stated("America/Denver") },
    "2026-11-24T13:30:00Z",
    "2026-11-24T15:00:00Z",
  ],
  [
    "a ZIP in eastern Florida is eastern only",
    { phone: "+13055550123", postcode: "33101" },
    "2026-11-24T13:00:00Z",
    "2026-11-24T13:00:00Z",
  ],
  ["Montreal on Saturday waits for 10:00", { phone: "+15145550123" }, "2026-11-21T14:00:00Z", "2026-11-21T15:00:00Z"],
  ["Canada Day counts as a Sunday", { phone: "+15145550123" }, "2026-07-01T12:30:00Z", "2026-07-01T14:00:00Z"],
  ["Paris on Sunday waits for Monday 08:00", { phone: "+33612345678" }, "2026-11-22T11:00:00Z", "2026-11-23T07:00:00Z"],
  [
    "Paris on the 14th of July waits for the 15th",
    { phone: "+33612345678" },
    "2026-07-14T09:00:00Z",
    "2026-07-15T06:00:00Z",
  ],
  [
    "London on Saturday at 16:55 waits for Monday 09:00",
    { phone: "+447400123456" },
    "2026-11-21T16:55:00Z",
    "2026-11-23T09:00:00Z",
  ],
  [
    "an Australian mobile may be in any state",
    { phone: "+61412345678" },
    "2026-11-23T22:00:00Z",
    "2026-11-24T01:00:00Z",
  ],
  ["Jamaica is not the United States", { phone: "+18765550123" }, "2026-11-22T16:00:00Z", "2026-11-23T14:00:00Z"],
];

describe("[P-NFR5.2] the legal floor", () => {
  test.each(cases)("%s", (...[, evidence, asked, expected]) => {
    const verdict = nextSlot(evidence, at(asked));
    expect(verdict.at?.toISOString()).toBe(at(expected).toISOString());
    expect(verdict.outcome).toBe(asked === expected ? "open" : "held");
  });
});

test("the verdict names the rule, its version, the zone and the hour", () => {
  expect(nextSlot(miami, at("2026-11-24T01:00:00Z"))).toMatchObject({
    outcome: "held",
    rule: "us-fl.hours",
    version: "2026-11",
    zone: "America/New_York",
    sentence: "Held until 08:00 in New York: Florida quiet hours (Fla. Stat. 501.616).",
    states: ["US-FL"],
  });
});

test("an open window says when it closes, for the carrier's validity period", () => {
  expect(nextSlot(miami, at("2026-11-24T00:00:00Z")).closesAt?.toISOString()).toBe("2026-11-24T01:00:00.000Z");
});

test("the workspace's window narrows the law and is named", () => {
  const verdict = nextSlot(miami, at("2026-11-24T13:10:00Z"), { profile: defaultTimingProfile });
  expect(verdict.sentence).toBe("Held until 09:00 in New York: the workspace's sending window.");
});

test("an empty workspace day moves on; a wholly closed week says so", () => {
  const closed = Object.fromEntries(Object.keys(defaultTimingProfile.windows).map((day) => [day, null]));
  const profile = { ...defaultTimingProfile, windows: { ...defaultTimingProfile.windows, ...closed } };
  expect(nextSlot(miami, at("2026-11-24T13:10:00Z"), { profile })).toMatchObject({ outcome: "unknown", at: null });
});
