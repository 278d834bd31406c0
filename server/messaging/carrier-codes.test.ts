import { describe, expect, test } from "vitest";
import { meaningOf, nextPacificMidnight, retryAt } from "./carrier-codes";
import { resolutionOf } from "./reconcile-decision";
import { deliveryOf, mayFollow, rankOf } from "./status-rank";

const now = new Date("2026-11-23T18:00:00Z");

describe("[P-FR4.4] [P-7.2c] carrier codes", () => {
  test.each([
    [21211, "number_dead"],
    [21614, "number_dead"],
    [21612, "number_dead"],
    [21635, "number_dead"],
    [30005, "number_dying"],
    [30006, "number_dying"],
    [21610, "opted_out"],
    [21408, "country_off"],
    [21212, "stop_sender"],
    [21606, "stop_sender"],
    [20003, "stop_sender"],
    [21611, "slow_down"],
    [30001, "slow_down"],
    [30036, "slow_down"],
    [30022, "slow_down"],
    [30003, "later"],
    [30008, "later"],
    [30410, "later"],
    [30004, "filtered"],
    [30007, "filtered"],
    [30023, "daily_cap"],
    [30032, "stop_sender"],
    [30034, "stop_sender"],
    [30024, "stop_sender"],
    [30450, "block_number"],
    [30640, "block_number"],
    [30047, "once_more"],
    [99999, "unheard"],
    [null, "unheard"],
  ] as const)("%s means %s", (code, action) => {
    expect(meaningOf(code).action).toBe(action);
  });

  test.each([
    ["later", 1, "2026-11-23T19:00:00.000Z"],
    ["later", 2, "2026-11-24T00:00:00.000Z"],
    ["later", 3, undefined],
    ["slow_down", 1, "2026-11-23T18:01:00.000Z"],
    ["slow_down", 2, undefined],
    ["unheard", 1, undefined],
    ["opted_out", 1, undefined],
    ["number_dead", 1, undefined],
    ["filtered", 1, undefined],
  ] as const)("[E6.1] %s after attempt %s: tried again at %s", (action, attempts, at) => {
    expect(retryAt(action, attempts, now)?.toISOString()).toBe(at);
  });

  test("[case 30] T-Mobile's cap ends at midnight Pacific, winter and summer", () => {
    expect(nextPacificMidnight(now).toISOString()).toBe("2026-11-24T08:00:00.000Z");
    expect(nextPacificMidnight(new Date("2026-07-23T18:00:00Z")).toISOString()).toBe("2026-07-24T07:00:00.000Z");
  });
});

describe("[case 36] statuses only rise", () => {
  test.each([
    ["queued", { status: null, rank: -1 }, true],
    ["sent", { status: "queued", rank: 1 }, true],
    ["queued", { status: "sent", rank: 3 }, false],
    ["sent", { status: "delivered", rank: 4 }, false],
    ["undelivered", { status: "delivered", rank: 4 }, false],
    ["delivered", { status: "undelivered", rank: 4 }, false],
    ["read", { status: "delivered", rank: 4 }, true],
    ["read", { status: "failed", rank: 4 }, false],
    ["something-new", { status: "sent", rank: 3 }, false],
  ] as const)("%s after %o: %s", (next, current, follows) => {
    expect(mayFollow(next, current)).toBe(follows);
  });

  test("every order of callbacks ends at the highest", () => {
    const statuses = ["queued", "sending", "sent", "delivered", "read"];
    const orders = statuses.flatMap((_, start) => [
      [...statuses.slice(start), ...statuses.slice(0, start)],
      [...statuses].reverse(),
    ]);
    for (const order of orders) {
      let current: { status: string | null; rank: number } = { status: null, rank: -1 };
      for (const status of [...order, ...order])
        if (mayFollow(status, current)) current = { status, rank: rankOf(status) };
      expect(deliveryOf(current.status ?? "")).toBe("delivered");
    }
  });
});

describe("[case 40] what became of a text whose call never ended", () => {
  const text = { providerId: "SM1", body: "It's us", status: "sent", errorCode: null, createdAt: now };
  const base = { body: "It’s us", known: [text], owned: new Set<string>(), ageMs: 180_000, attempts: 1 };
  test.each([
    ["one match, on the plain form", {}, "adopt"],
    ["another body", { known: [{ ...text, body: "Else" }] }, "wait"],
    ["a match that another attempt owns", { owned: new Set(["SM1"]) }, "wait"],
    ["two matches", { known: [text, { ...text, providerId: "SM2" }] }, "park"],
    ["none yet", { known: [] }, "wait"],
    ["none after ten minutes", { known: [], ageMs: 600_000 }, "send_again"],
    ["none after ten minutes, the second time", { known: [], ageMs: 600_000, attempts: 2 }, "park"],
    ["the carrier cannot be asked, after an hour", { known: null, ageMs: 3_600_000 }, "wait"],
  ] as const)("%s: %o", (...[, change, kind]) => {
    expect(resolutionOf({ ...base, ...change }).kind).toBe(kind);
  });
});
