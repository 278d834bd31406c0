/** Where a number's owner may be, as a person would look it up: area code, state, zones. Typed by hand. */
const areaCodes = `
205 US-AL America/Chicago
212 US-NY America/New_York
305 US-FL America/New_York
850 US-FL America/New_York America/Chicago
312 US-IL America/Chicago
401 US-RI America/New_York
405 US-OK America/Chicago
410 US-MD America/New_York
415 US-CA America/Los_Angeles
203 US-CT America/New_York
206 US-WA America/Los_Angeles
208 US-ID America/Boise America/Los_Angeles
215 US-PA America/New_York
201 US-NJ America/New_York
270 US-KY America/Chicago America/New_York
303 US-CO America/Denver
313 US-MI America/New_York
404 US-GA America/New_York
423 US-TN America/New_York America/Chicago
503 US-OR America/Los_Angeles
504 US-LA America/Chicago
505 US-NM America/Denver
512 US-TX America/Chicago
601 US-MS America/Chicago
602 US-AZ America/Phoenix
605 US-SD America/Chicago America/Denver
612 US-MN America/Chicago
617 US-MA America/New_York
702 US-NV America/Los_Angeles
801 US-UT America/Denver
804 US-VA America/New_York
808 US-HI Pacific/Honolulu
906 US-MI America/New_York America/Chicago
915 US-TX America/Denver
416 CA-ON America/Toronto
604 CA-BC America/Vancouver
242 BS America/Nassau
`;

export interface Somebody {
  readonly phone: string;
  readonly places: readonly string[];
  readonly zones: readonly string[];
}

const northAmericans = areaCodes
  .trim()
  .split("\n")
  .map((line): Somebody => {
    const [code = "", place = "", ...zones] = line.split(" ");
    const country = place.slice(0, 2);
    return { phone: `+1${code}5550123`, places: country === place ? [place] : [country, place], zones };
  });

const australia = ["Perth", "Darwin", "Adelaide", "Brisbane", "Sydney", "Hobart"].map((city) => `Australia/${city}`);

/** Everybody whom the cases text. */
export const people: readonly Somebody[] = [
  ...northAmericans,
  { phone: "+447400123456", places: ["GB"], zones: ["Europe/London"] },
  { phone: "+33612345678", places: ["FR"], zones: ["Europe/Paris"] },
  { phone: "+4915112345678", places: ["DE"], zones: ["Europe/Berlin"] },
  { phone: "+919812345678", places: ["IN"], zones: ["Asia/Kolkata"] },
  { phone: "+61412345678", places: ["AU"], zones: australia },
];

/** Addresses that a lead of the US may state, with all the zones of the state. */
export const addresses: readonly { state: string; place: string; zones: readonly string[] }[] = [
  { state: "CA", place: "US-CA", zones: ["America/Los_Angeles"] },
  { state: "New York", place: "US-NY", zones: ["America/New_York"] },
  { state: "Texas", place: "US-TX", zones: ["America/Chicago", "America/Denver"] },
  { state: "FL", place: "US-FL", zones: ["America/New_York", "America/Chicago"] },
  { state: "RI", place: "US-RI", zones: ["America/New_York"] },
  { state: "Hawaii", place: "US-HI", zones: ["Pacific/Honolulu"] },
  { state: "CT", place: "US-CT", zones: ["America/New_York"] },
  { state: "TN", place: "US-TN", zones: ["America/New_York", "America/Chicago"] },
];
