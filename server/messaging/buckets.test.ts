import { describe, expect, test } from "vitest";
import { backoffMs, campaignRate, levelAt, mayTake, nextBatchAt, nextTokenAt, senderRate, windowOf } from "./buckets";

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 18, 0, 0) + seconds * 1_000);

describe("[P-FR4.1] [P-NFR1.3] token buckets", () => {
  test.each([1, 3, 3.75, 12, 75, 120, 225, 1_000])(
    "%s segments a second: what is looked at late is not lost, and a minute lets no more pass than a minute's worth and a full bucket",
    (perSecond) => {
      const rate = senderRate(perSecond);
      if (!rate) throw new Error("limited");
      let level = { tokens: rate.capacity, at: at(0) };
      let sent = 0;
      for (let ms = 0; ms < 60_000; ) {
        let tokens = levelAt(level, rate, at(ms / 1_000));
        while (mayTake(tokens + 1e-9, 1, rate)) {
          tokens -= 1;
          sent += 1;
        }
        level = { tokens, at: at(ms / 1_000) };
        ms = (nextBatchAt(tokens, rate, at(ms / 1_000)) ?? at(60)).getTime() - at(0).getTime() + 40;
      }
      expect(sent).toBeLessThanOrEqual(perSecond * 60 + rate.capacity);
      expect(sent).toBeGreaterThanOrEqual(Math.floor(perSecond * 60 * 0.99));
    },
  );

  test.each([
    { perSecond: 10 / 60, most: 1, ms: 1_000 },
    { perSecond: 1, most: 1, ms: 1_000 },
    { perSecond: 3.75, most: 4, ms: 4_000 / 3.75 },
    { perSecond: 75, most: 75, ms: 1_000 },
  ])("$perSecond a second are at most $most in any $ms ms", ({ perSecond, most, ms }) => {
    const rate = senderRate(perSecond);
    expect(rate && windowOf(rate)).toEqual({ most, ms });
  });

  test("ten a minute are one each six seconds", () => {
    const rate = campaignRate(10);
    if (!rate) throw new Error("limited");
    expect(rate.capacity).toBe(1);
    expect(nextTokenAt(0, rate, at(0))).toEqual(at(6));
  });

  test("a clock that jumps ahead fills the bucket once, one that goes back fills nothing", () => {
    const rate = { perSecond: 1, capacity: 3 };
    expect(levelAt({ tokens: 0, at: at(0) }, rate, at(86_400))).toBe(3);
    expect(levelAt({ tokens: 0, at: at(10) }, rate, at(0))).toBe(0);
  });

  test("a long text goes from a full bucket and leaves it in debt", () => {
    const rate = { perSecond: 1, capacity: 1 };
    expect(mayTake(1, 3, rate)).toBe(true);
    expect(mayTake(0.9, 3, rate)).toBe(false);
    expect(nextTokenAt(-2, rate, at(0))).toEqual(at(3));
  });

  test("an unregistered sender never gets a token", () => {
    expect(nextTokenAt(0, { perSecond: 0, capacity: 1 }, at(0))).toBeNull();
  });
});

test("[E6.1] pauses double from 100 ms, +-10 %, and end at 8 s", () => {
  expect([1, 2, 3, 4].map((failures) => backoffMs(failures, 0.5))).toEqual([100, 200, 400, 800]);
  expect(backoffMs(1, 0)).toBe(90);
  expect(backoffMs(1, 0.999)).toBe(110);
  expect(backoffMs(30, 0.999)).toBe(8_000);
});
