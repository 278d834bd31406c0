import { fewestForARate, type Lift, type Rate } from "./schemas";

const z95 = 1.959_963_984_540_054;

/** A share with its Wilson score interval (Wilson 1927), which holds at 0, at 1 and for few people. */
export function rateOf(numerator: number, denominator: number): Rate {
  if (denominator === 0) return { numerator, denominator, rate: null, low: null, high: null, isTooFew: true };
  const rate = numerator / denominator;
  const square = z95 ** 2 / denominator;
  const centre = (rate + square / 2) / (1 + square);
  const half = (z95 / (1 + square)) * Math.sqrt((rate * (1 - rate)) / denominator + square / (4 * denominator));
  return {
    numerator,
    denominator,
    rate,
    low: numerator === 0 ? 0 : Math.max(0, centre - half),
    high: numerator === denominator ? 1 : Math.min(1, centre + half),
    isTooFew: denominator < fewestForARate,
  };
}

type Share = { numerator: number; denominator: number };

/** The difference of two shares with Newcombe's hybrid score interval (Newcombe 1998, method 10). */
export function liftOf(texted: Share, heldOut: Share): Lift {
  const treated = rateOf(texted.numerator, texted.denominator);
  const holdout = rateOf(heldOut.numerator, heldOut.denominator);
  const isTooFew = treated.isTooFew || holdout.isTooFew;
  if (!isKnown(treated) || !isKnown(holdout))
    return { treated, holdout, difference: null, low: null, high: null, isTooFew };
  const difference = treated.rate - holdout.rate;
  return {
    treated,
    holdout,
    difference,
    low: difference - Math.hypot(treated.rate - treated.low, holdout.high - holdout.rate),
    high: difference + Math.hypot(treated.high - treated.rate, holdout.rate - holdout.low),
    isTooFew,
  };
}

const isKnown = (rate: Rate): rate is Rate & { rate: number; low: number; high: number } => rate.rate !== null;
