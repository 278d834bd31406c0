import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { messages } from "@/drizzle/schema";
import type { InboundText } from "@/server/channels/schemas";
import { applyReceipt, reconcileTouches, sendDueTouches } from "@/server/messaging";
import { inTransaction } from "@/server/platform/db";
import { type TestCtx, withDatabase } from "@/server/testing";
import { withCarrier } from "@/server/testing/carrier";
import { anInbound } from "@/server/testing/inbound";
import { type MortalProcess, mortalProcess } from "@/server/testing/mortal-process";
import {
  aCampaignOf,
  ageCalls,
  aTextableLead,
  endLease,
  expireLeases,
  touchRows,
  wordsFor,
} from "@/server/testing/texts";
import { hearText } from "./hear";

const carrier = await withCarrier();
withDatabase();

let mortal: MortalProcess;
beforeAll(async () => {
  mortal = await mortalProcess();
});

const edge = () => ({ sources: [wordsFor("campaign")] });
const drain = (ctx: TestCtx) => sendDueTouches(ctx, { limit: 50, ...edge() });
const later = (ctx: TestCtx, seconds: number) => ctx.setNow(new Date(ctx.now().getTime() + seconds * 1_000));

/** The wire takes what reached it; the process may die before a call reaches it, or before its answer is heard. */
function connectWire() {
  let call = 0;
  const lives = (point: string) => {
    try {
      mortal.pass(point);
      return true;
    } catch {
      return false;
    }
  };
  carrier.behave = () => {
    call += 1;
    if (!lives("before a call")) return { kind: "reset_before" };
    if (!lives("after a call")) return { kind: "reset_after" };
    if (call === 1) return { kind: "fail_after" };
    return call === 2 ? { kind: "refuse", status: 429, code: 20429 } : { kind: "take" };
  };
  carrier.asked = () => lives("before a question") && lives("after a question");
}

type Stage = Awaited<ReturnType<typeof aCampaignOf>> & { inbound: InboundText };

/** A life of the process: it sends, a call stays in doubt and one is put off, it looks again, hears a text and receipts. */
async function liveThrough({ ctx, inbound }: Stage): Promise<void> {
  await drain(ctx);
  await endLease(ctx);
  later(ctx, 31);
  await drain(ctx);
  await expireLeases(ctx);
  await reconcileTouches(ctx, edge());
  await hearText(ctx, inbound);
  for (const { sid } of carrier.taken) await receipt(ctx, sid);
}

const receipt = (ctx: TestCtx, providerId: string) =>
  applyReceipt(ctx, { provider: "twilio", providerId, status: "delivered", errorCode: null, attemptId: null });

/** The next life: what nobody acknowledged comes again, and what is in doubt is looked after. */
async function goOn({ ctx, inbound }: Stage): Promise<void> {
  await hearText(ctx, inbound);
  await endLease(ctx);
  for (let round = 0; round < 3; round++) {
    await expireLeases(ctx);
    await ageCalls(ctx, 11);
    await reconcileTouches(ctx, edge());
    later(ctx, 61);
    await drain(ctx);
  }
  for (const { sid } of carrier.taken) await receipt(ctx, sid);
}

async function wrongAfter({ ctx, leads, inbound }: Stage): Promise<string[]> {
  const rows = await touchRows(ctx);
  const heard = await inTransaction(ctx, (tx) =>
    tx.select().from(messages).where(eq(messages.providerId, inbound.providerId)),
  );
  const wrong = leads.flatMap(({ id, phone }) => {
    const texts = carrier.taken.filter(({ to }) => to === phone).length;
    const row = rows.find(({ leadId }) => leadId === id);
    const isWhole = texts === 1 && row?.status === "sent" && row.delivery === "delivered";
    return isWhole ? [] : [`${texts} texts, shown as ${row?.status} and ${row?.delivery}`];
  });
  return heard.length === 1 ? wrong : [...wrong, `${heard.length} times the text that came in`];
}

/** One whole round that dies at this point; answers the points it passed and what was wrong in the end. */
async function dieAt(point: number | null): Promise<{ passed: readonly string[]; wrong: string[] }> {
  mortal.live(null);
  carrier.taken.length = 0;
  carrier.behave = () => ({ kind: "take" });
  carrier.asked = () => true;
  const made = await aCampaignOf(3);
  const { phone } = await aTextableLead(made.ctx);
  const stage = { ...made, inbound: anInbound(phone, "How much is it?") };
  connectWire();
  mortal.live(point);
  await liveThrough(stage).catch((error: Error) => expect(error.name).toBe("Died"));
  const passed = [...mortal.passed];
  carrier.behave = () => ({ kind: "take" });
  carrier.asked = () => true;
  mortal.live(null);
  await goOn(stage);
  return { passed, wrong: await wrongAfter(stage) };
}

test("[5.2] a process that dies before or after any commit, call or question: no text twice, none lost, nothing heard is gone", async () => {
  await dieAt(null); // the first life is a slow one, whose lease is prolonged on the way
  const { passed: points, wrong: none } = await dieAt(null);
  expect(none).toEqual([]);
  const wrong: string[] = [];
  let covered = 0;
  for (let point = 1; point <= points.length; point++) {
    const died = await dieAt(point);
    if (died.passed.length === point) covered += 1;
    wrong.push(...died.wrong.map((what) => `point ${point}, ${points[point - 1]}: ${what}`));
  }
  const kinds = [...Map.groupBy(points, (name) => name)].map(([name, all]) => `${all.length} ${name}`);
  process.stdout.write(`[fault points] ${covered} of ${points.length} covered: ${kinds.join(", ")}\n`);
  expect(wrong).toEqual([]);
  expect(covered).toBe(points.length);
}, 120_000);
