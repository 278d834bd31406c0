import { eq } from "drizzle-orm";
import { messages, requiredTexts } from "@/drizzle/schema";
import { noticeSource } from "@/server/conversations";
import { hearText, takeDueTurns, turnSource } from "@/server/dialogue";
import { applyReceipt, sendDueTouches } from "@/server/messaging";
import { inTransaction } from "@/server/platform/db";
import { anInbound } from "./inbound";
import type { RecordingCarrier } from "./recording-carrier";
import type { TestCtx } from "./tenant";
import { aCampaignOf, aTextableLead, aTexter, touchRows, wordsFor } from "./texts";

export type Chance = () => number;

const below = (chance: Chance, limit: number) => Math.floor(chance() * limit);

/** In an order that chance decides. */
function shuffled<Value>(values: readonly Value[], chance: Chance): Value[] {
  const mixed = [...values];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = below(chance, at + 1);
    [mixed[at], mixed[other]] = [mixed[other] as Value, mixed[at] as Value];
  }
  return mixed;
}

const times = <Value>(count: number, value: Value): Value[] => Array.from({ length: count }, () => value);

/** What a carrier may say about one text until it is silent, and where that leaves the text. */
const courses: readonly { says: readonly string[]; ends: string; delivery: string | null }[] = [
  { says: ["queued", "sending", "sent", "delivered"], ends: "delivered", delivery: "delivered" },
  { says: ["sending", "sent", "delivered", "read"], ends: "read", delivery: "delivered" },
  { says: ["queued", "sending", "sent"], ends: "sent", delivery: null },
  { says: ["queued", "sent", "undelivered"], ends: "undelivered", delivery: "undelivered" },
  { says: ["sending", "failed"], ends: "failed", delivery: "undelivered" },
];

type Wrong = { posted: number; wrong: string[] };

/**
 * A campaign's receipts, each one to five times, in any order, some before the text is known, some beside the drain, some
 * long after: the standing of each text must be the furthest of what was said about it, and each saying kept once.
 */
export async function receiptsInDisorder(carrier: RecordingCarrier, chance: Chance, count: number): Promise<Wrong> {
  carrier.taken.length = 0;
  const { ctx } = await aCampaignOf(count);
  const sids = Array.from({ length: count }, (_, at) => `SM${String(at + 1).padStart(32, "0")}`);
  const course = new Map(sids.map((sid) => [sid, courses[below(chance, courses.length)] ?? courses[0]]));
  const all = sids.flatMap((sid) =>
    (course.get(sid)?.says ?? []).flatMap((status) => times(1 + below(chance, 5), { sid, status })),
  );
  const mixed = shuffled(all, chance);
  const post = (from: number, to: number) =>
    Promise.all(
      mixed
        .slice(from, to)
        .map(({ sid, status }) =>
          applyReceipt(ctx, { provider: "twilio", providerId: sid, status, errorCode: null, attemptId: null }),
        ),
    );
  const [early, beside] = [Math.floor(mixed.length * 0.3), Math.floor(mixed.length * 0.6)];
  await post(0, early);
  const edge = { limit: count, sources: [wordsFor("campaign")] };
  await Promise.all([sendDueTouches(ctx, edge), post(early, beside)]);
  while ((await sendDueTouches(ctx, edge)).sent > 0); // a drain on a slow machine leaves some to the next
  ctx.setNow(new Date(ctx.now().getTime() + 24 * 3_600_000));
  await post(beside, mixed.length);
  const rows = await touchRows(ctx);
  const events = await inTransaction(ctx, (tx) => tx.query.deliveryEvents.findMany());
  const kept = Map.groupBy(events, ({ providerId }) => providerId);
  const wrong = sids.flatMap((sid) => {
    const [row, expected] = [rows.find(({ providerId }) => providerId === sid), course.get(sid)];
    const shown = `${row?.status}, ${row?.providerStatus}, ${row?.delivery}, ${kept.get(sid)?.length} kept`;
    const right = `sent, ${expected?.ends}, ${expected?.delivery}, ${expected?.says.length} kept`;
    return shown === right ? [] : [`${sid} is ${shown}; it should be ${right}`];
  });
  return { posted: mixed.length, wrong };
}

const sayings = ["STOP", "How much is it?", "stop please", "Who is this?", "HELP", "sounds good, when can we talk?"];

/**
 * Texts that come in one to five times each, in any order and at the same time: each is one message, and whoever wrote
 * gets one answer, or one confirmation and nothing else.
 */
export async function textsInDisorder(carrier: RecordingCarrier, chance: Chance, count: number): Promise<Wrong> {
  carrier.taken.length = 0;
  const ctx = await aTexter({ carrier: "twilio" });
  const texts = await Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const { phone } = await aTextableLead(ctx);
      return anInbound(phone, sayings[at % sayings.length] ?? "", { provider: "twilio" });
    }),
  );
  const mixed = shuffled(
    texts.flatMap((text) => times(1 + below(chance, 5), text)),
    chance,
  );
  await Promise.all(mixed.map((text) => hearText(ctx, text)));
  await answerAll(ctx, count);
  const wrong: string[] = [];
  for (const { providerId, from, body } of texts) {
    const answers = carrier.taken.filter(({ to }) => to === from).length;
    const kept = await inTransaction(ctx, (tx) =>
      tx.select({ id: messages.id }).from(messages).where(eq(messages.providerId, providerId)),
    );
    if (kept.length !== 1 || answers !== 1)
      wrong.push(`${JSON.stringify(body)} is kept ${kept.length} times and has ${answers} answers`);
  }
  const required = await inTransaction(ctx, (tx) => tx.select({ id: requiredTexts.id }).from(requiredTexts));
  const due = texts.filter(({ body }) => ["STOP", "stop please", "HELP"].includes(body)).length;
  if (required.length !== due) wrong.push(`${required.length} required texts for ${due} that need one`);
  return { posted: mixed.length, wrong };
}

/** The turns and what they queue; then once more, when nothing may be left to say. */
async function answerAll(ctx: TestCtx, count: number): Promise<void> {
  for (let round = 0; round < 2; round++) {
    ctx.setNow(new Date(ctx.now().getTime() + 60_000));
    await takeDueTurns(ctx, { limit: count, drafter: null });
    await sendDueTouches(ctx, { limit: count * 2, sources: [turnSource, noticeSource] });
  }
}
