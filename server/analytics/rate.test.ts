import { expect, test } from "vitest";
import { liftOf, rateOf } from "./rate";

// References: Newcombe, "Two-sided confidence intervals for the single proportion", Stat. Med. 17 (1998), table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])("%i of %i lies between %f and %f", (numerator, denominator, low, high) => {
  const rate = rateOf(numerator, denominator);
  expect(rate.low).toBeCloseTo(low, 4);
  expect(rate.high).toBeCloseTo(high, 4);
});

// Reference: Newcombe, "Interval estimation for the difference between independent proportions", 1998, table II, method 10.
test.each([
  [{ numerator: 56, denominator: 70 }, { numerator: 48, denominator: 80 }, 0.0524, 0.3339],
  [{ numerator: 9, denominator: 10 }, { numerator: 3, denominator: 10 }, 0.1705, 0.809],
  [{ numerator: 10, denominator: 10 }, { numerator: 0, denominator: 20 }, 0.6791, 1],
])("the difference of %o and %o lies between %f and %f", (texted, heldOut, low, high) => {
  const lift = liftOf(texted, heldOut);
  expect(lift.low).toBeCloseTo(low, 4);
  expect(lift.high).toBeCloseTo(high, 4);
});

test("[P-FR6.1] a rate of nobody is unknown, not zero", () => {
  expect(rateOf(0, 0)).toMatchObject({ rate: null, low: null, high: null, isTooFew: true });
});

test.each([
  [29, true],
  [30, false],
])("a rate over %i people says too few: %s", (people, isTooFew) => {
  expect(rateOf(3, people).isTooFew).toBe(isTooFew);
});

test("without a holdout there is no lift to tell", () => {
  expect(liftOf({ numerator: 5, denominator: 50 }, { numerator: 0, denominator: 0 })).toMatchObject({
    difference: null,
    isTooFew: true,
  });
});
