import { describe, expect, test } from "vitest";
import { makeCtx } from "@/server/platform/ctx";
import { chanceOf } from "@/server/testing/random-leads";
import { levelAt, nextBatchAt, senderRate, windowOf } from "./buckets";
import { type Before, Pace, waitBefore } from "./pace";

const at = (...instants: number[]) => instants.map((instant) => ({ at: instant, cost: 1 }));

test.each([
  { why: "nothing left yet", recent: [], cost: 1, most: 1, ms: 1_000, wait: 0 },
  { why: "one left half a second ago", recent: at(9_500), cost: 1, most: 1, ms: 1_000, wait: 503 },
  { why: "the second is over, what clocks round off is not", recent: at(8_998), cost: 1, most: 1, ms: 1_000, wait: 1 },
  { why: "the second is over", recent: at(8_997), cost: 1, most: 1, ms: 1_000, wait: 0 },
  { why: "the fourth in its window", recent: at(9_000, 9_300, 9_600), cost: 1, most: 4, ms: 1_067, wait: 0 },
  { why: "the fifth", recent: at(9_000, 9_300, 9_600, 9_900), cost: 1, most: 4, ms: 1_067, wait: 70 },
  {
    why: "two more than fit wait for the second oldest",
    recent: at(9_100, 9_200, 9_300),
    cost: 2,
    most: 3,
    ms: 1_000,
    wait: 203,
  },
  { why: "a long text waits for an empty second", recent: at(9_100, 9_900), cost: 3, most: 1, ms: 1_000, wait: 903 },
  { why: "a clock that went back waits for nothing", recent: at(12_000), cost: 1, most: 1, ms: 1_000, wait: 0 },
])("[E6.2] $why: $wait ms", ({ recent, cost, most, ms, wait }) => {
  expect(waitBefore(recent, { cost, most, ms }, 10_000)).toBe(wait);
});

const begin = Date.UTC(2026, 10, 23, 18);
const [near, far] = [
  { wayMs: 0, backMs: 1 },
  { wayMs: 40, backMs: 60 },
];

describe("[E6.2] [P-NFR1.3] two processes with other clocks take turns, and everything takes now more and now less time", () => {
  test.each([
    ...[1, 3.75, 10, 75, 225].map((perSecond) => ({ perSecond, distance: near, used: 0.98 })),
    // Waves follow one another: a far carrier's answers cost some of a fast sender's rate, never a second too full.
    ...[1, 3.75, 10].map((perSecond) => ({ perSecond, distance: far, used: 0.98 })),
    ...[75, 225].map((perSecond) => ({ perSecond, distance: far, used: 0.92 })),
  ])(
    "$perSecond a second, $distance ms: no second holds more, and $used of them are used",
    ({ perSecond, distance, used }) => {
      const arrivals = arrivalsOf(perSecond, distance);
      const most = Math.ceil(perSecond);
      const over = arrivals.filter(
        (first, place) => (arrivals[place + most] ?? Number.POSITIVE_INFINITY) - first < 1_000,
      );
      expect(over).toEqual([]);
      expect(arrivals.length).toBeGreaterThan(perSecond * (forMs / 1_000) * used);
    },
  );
});

const forMs = 120_000;

/** When texts reach a carrier: drains as `send-due.ts` runs them, of two processes in turn. */
function arrivalsOf(perSecond: number, { wayMs, backMs }: typeof near): number[] {
  const rate = senderRate(perSecond);
  if (!rate) throw new Error("limited");
  const chance = chanceOf(perSecond * 100);
  const upTo = (ms: number) => chance.below(ms * 1_000) / 1_000;
  let ms = 0;
  const processes = [0, 180_000].map((aheadMs) => {
    const now = () => new Date(Math.floor(begin + aheadMs + ms));
    return { ...makeCtx(nobody), now, realNow: now };
  });
  let bucket = { tokens: rate.capacity, at: new Date(begin) };
  let before: Before | null = null;
  let drains = 0;
  const arrivals: number[] = [];
  while (ms < forMs) {
    drains += 1;
    const by = Math.floor(drains / 50) % 2; // a step of a job
    const ctx = processes[by];
    if (!ctx) throw new Error("two processes");
    const pace = new Pace(ctx, before, String(by));
    const now = new Date(begin + ms);
    const tokens = levelAt(bucket, rate, now);
    let texts = Array.from({ length: Math.floor(tokens + 1e-9) }, () => ({
      quotas: [{ key: "sender", cost: 1, ...windowOf(rate) }],
    }));
    bucket = { tokens: tokens - texts.length, at: now };
    ms += 5 + upTo(15);
    while (texts.length > 0) {
      const { open, closedMs } = pace.nextOpen(texts);
      ms += closedMs;
      const wave = texts.slice(0, open);
      texts = texts.slice(wave.length);
      ms += upTo(6);
      const calledAt = ctx.now();
      const [way, back] = [upTo(drains === 1 ? 500 : 8), upTo(4)]; // the first call opens a connection
      arrivals.push(...wave.map(() => ms + wayMs + upTo(way)));
      ms += wayMs + way + backMs + back;
      pace.note(wave, calledAt);
    }
    const kept = pace.kept();
    const ended = new Date(begin + ms);
    const idle = (nextBatchAt(levelAt(bucket, rate, ended), rate, ended)?.getTime() ?? 0) - ended.getTime();
    const pauseMs = Math.min(idle, 1_000) + upTo(3);
    ms += pauseMs;
    before = { kept, agoMs: pauseMs };
  }
  return arrivals.sort((a, b) => a - b);
}

const nobody = {
  tenantId: "t",
  tenantSlug: "t",
  sandbox: false,
  actor: { kind: "system", id: "t", name: "t" },
  role: null,
  permissions: new Set<never>(),
  requestId: "t",
  clockOffsetMs: 0,
} as const;
