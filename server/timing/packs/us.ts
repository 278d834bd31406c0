import { hours, type RulePack } from "./pack";

const version = "2026-11";
type Days = Pick<RulePack, "weekday" | "saturday" | "sunday" | "holiday">;

const daily = (text: string): Days => ({
  weekday: hours(text),
  saturday: hours(text),
  sunday: hours(text),
  holiday: "as_any_day",
});
const noSundays = (weekday: string, saturday: string): Days => ({
  weekday: hours(weekday),
  saturday: hours(saturday),
  sunday: null,
  holiday: "closed",
});

type Rule = Pick<RulePack, "source" | "since"> & Partial<RulePack>;

/** "FL Florida": the code, then the name. */
function state(title: string, days: Days, rule: Rule): RulePack {
  const [code, name] = [title.slice(0, 2), title.slice(3)];
  return { id: `us-${code.toLowerCase()}`, places: [`US-${code}`], name, standing: "law", version, ...days, ...rule };
}
const secondary = { source: "state calling-hours tables", since: "2023-01-01", standing: "secondary" } as const;

/** 47 CFR 64.1200(c)(1); whether written consent lifts it is pending, so it does not (policy). */
export const usFederal: RulePack = {
  id: "us",
  places: ["US"],
  name: "US federal",
  source: "47 CFR 64.1200(c)(1)",
  standing: "law",
  version,
  since: "1992-12-20",
  ...daily("8-21"),
};

/** State law is a floor under every workspace's settings; the states not listed have the federal hours only. */
export const usStates: readonly RulePack[] = [
  state("FL Florida", daily("8-20"), { source: "Fla. Stat. 501.616", since: "2021-07-01", capPer24Hours: 3 }),
  state("OK Oklahoma", daily("8-20"), { source: "15 O.S. 775C.1-.6", since: "2022-11-01", capPer24Hours: 3 }),
  state("WA Washington", daily("8-20"), { source: "RCW 80.36.390", since: "2022-06-09" }),
  state("MD Maryland", daily("8-20"), {
    source: "Stop the Spam Calls Act, SB 90",
    since: "2024-01-01",
    capPer24Hours: 3,
  }),
  state("CT Connecticut", daily("9-20"), { source: "CGS 42-288a", since: "2023-10-01" }),
  state("OR Oregon", daily("8-20"), { source: "HB 3865", since: "2026-01-01", capPer24Hours: 3 }),
  state(
    "TX Texas",
    { ...daily("9-21"), sunday: hours("12-21") },
    {
      source: "SB 140",
      since: "2025-09-01",
      alsoIn: "America/Chicago", // one reading applies Central time state-wide: El Paso gets both
    },
  ),
  state("NJ New Jersey", daily("8-20"), {
    source: "S921, narrowed from 8-21",
    since: "2023-12-01",
    standing: "policy",
  }),
  state("VA Virginia", daily("8-21"), { source: "Va. Code 59.1-511", since: "2020-07-01" }),
  state("RI Rhode Island", noSundays("9-18", "10-17"), { source: "RI Gen. Laws 5-61-3.6", since: "2020-01-01" }),
  state("LA Louisiana", noSundays("8-20", "8-20"), { source: "LA PSC General Order R-29617", since: "2009-01-01" }),
  state("AL Alabama", noSundays("8-20", "8-20"), secondary),
  state("MS Mississippi", noSundays("8-20", "8-20"), { ...secondary, alsoIn: "America/Chicago" }),
  state("MA Massachusetts", daily("8-20"), secondary),
  state("NV Nevada", daily("9-20"), secondary),
  state("KY Kentucky", daily("10-21"), secondary),
  state("MI Michigan", daily("9-21"), secondary),
  state("MN Minnesota", daily("9-21"), secondary),
  state("NM New Mexico", daily("9-21"), secondary),
  state("IL Illinois", daily("9-21"), secondary),
  state("UT Utah", noSundays("8-21", "8-21"), secondary),
  state("PA Pennsylvania", { ...daily("8-21"), holiday: "closed" }, secondary),
];
