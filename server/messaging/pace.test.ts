import { expect, test } from "vitest";
import { waitBefore } from "./pace";

const at = (...instants: number[]) => instants.map((instant) => ({ at: instant, cost: 1 }));

test.each([
  { why: "nothing left yet", recent: [], cost: 1, perSecond: 1, wait: 0 },
  { why: "one left half a second ago", recent: at(9_500), cost: 1, perSecond: 1, wait: 530 },
  { why: "the second is over, its margin is not", recent: at(8_995), cost: 1, perSecond: 1, wait: 25 },
  { why: "the second is over", recent: at(8_970), cost: 1, perSecond: 1, wait: 0 },
  {
    why: "nine of ten left",
    recent: at(9_100, 9_200, 9_300, 9_400, 9_500, 9_600, 9_700, 9_800, 9_900),
    cost: 1,
    perSecond: 10,
    wait: 0,
  },
  {
    why: "two more than fit wait for the second oldest",
    recent: at(9_100, 9_200, 9_300),
    cost: 2,
    perSecond: 3,
    wait: 230,
  },
  { why: "a long text waits for an empty second", recent: at(9_100, 9_900), cost: 3, perSecond: 1, wait: 930 },
  { why: "a clock that went back waits for nothing", recent: at(12_000), cost: 1, perSecond: 1, wait: 0 },
])("[E6.2] $why: $wait ms", ({ recent, cost, perSecond, wait }) => {
  expect(waitBefore(recent, { cost, perSecond }, 10_000)).toBe(wait);
});
