import { expect, test } from "vitest";
import { type TestCtx, withDatabase } from "@/server/testing";
import { withCarrier } from "@/server/testing/carrier";
import type { Behaviour } from "@/server/testing/recording-carrier";
import { aCampaignOf, touchRows, wordsFor } from "@/server/testing/texts";
import { sendDueTouches } from "./send-due";

const carrier = await withCarrier();
withDatabase();

const outageMs = 60_000;
const recipients = 160;

const outages: Behaviour[] = [
  { kind: "refuse", status: 429, code: 20429 },
  { kind: "refuse", status: 429, code: 20429, retryAfterSeconds: 2 },
  { kind: "fail_before" },
  { kind: "reset_before" },
  { kind: "broken_json" },
];

/** Drains as the job does, on the workspace's clock, until that moment or until nothing is left to do. */
async function drainUntil(ctx: TestCtx, end: number): Promise<void> {
  for (;;) {
    const { nextTokenInMs } = await sendDueTouches(ctx, { limit: 200, sources: [wordsFor("campaign")] });
    const next = ctx.now().getTime() + (nextTokenInMs ?? 60_000);
    if (nextTokenInMs === null && ctx.now().getTime() >= end) return;
    if (next > end) return ctx.setNow(new Date(Math.max(end, ctx.now().getTime())));
    ctx.setNow(new Date(next));
  }
}

test.each(outages.map((outage) => ({ outage, name: Object.values(outage).join(" ") })))(
  "[5.5] [E6.1] [E6.2] a carrier that fails every call for a minute ($name) is hardly called, and has what waits ten seconds after it is back",
  async ({ outage }) => {
    carrier.taken.length = 0;
    carrier.calls = 0;
    const { ctx } = await aCampaignOf(recipients);
    carrier.behave = () => outage;
    const begun = ctx.now().getTime();
    await drainUntil(ctx, begun + outageMs);
    const callsMeanwhile = carrier.calls;
    carrier.behave = () => ({ kind: "take" });
    const [taken, before] = [carrier.taken.length, await touchRows(ctx)];
    const waiting = before.filter(({ status }) => status === "pending").length;
    await drainUntil(ctx, begun + outageMs + 10_000);
    // One wave of 64 finds out, then one text tries at a time: a minute's worth of texts is thousands.
    expect(callsMeanwhile).toBeLessThan(64 + 40);
    expect(waiting).toBeGreaterThan(recipients / 3);
    expect(carrier.taken.length - taken).toBeGreaterThanOrEqual(waiting * 0.9);
  },
  60_000,
);
