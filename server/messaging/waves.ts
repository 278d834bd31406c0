import { throughputOf } from "@/server/channels";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { type Cleared, claimSeconds, stillUnderAttempt, writeReleased } from "./ledger-writes";
import { recordAnswers } from "./record-answers";
import { type Answered, type Drain, handOver } from "./send";
import type { Sources } from "./touch-source";

/** What is not with a carrier by then is due again: its claim must outlast its call. */
const handOverSeconds = claimSeconds / 2;

/** Where texts come from, and how they may leave. */
export type Edge = Sources & Drain;

/**
 * Sends in waves of half as many texts as a sender stands at a time: while one is with the carriers, the one before it
 * is recorded, so that a process that dies leaves no more than that number in doubt. Answers how many were sent. Marked `system`: the drain calls it.
 */
export async function sendInWaves(ctx: Ctx, cleared: readonly Cleared[], edge: Edge): Promise<number> {
  const until = ctx.realNow().getTime() + handOverSeconds * 1_000;
  const waves = wavesOf(cleared);
  let recording = Promise.resolve(0);
  let sent = 0;
  try {
    for (let wave = waves.shift(); wave; wave = waves.shift()) {
      if (ctx.realNow().getTime() > until) {
        waves.unshift(wave);
        break;
      }
      const later = wave.splice(await edge.pace.untilOpen(wave));
      if (later.length > 0) waves.unshift(later);
      const answered = await handOver(ctx, wave, edge);
      if (!answered) {
        waves.unshift(wave);
        break;
      }
      sent += await recording;
      recording = inTransaction(ctx, (tx) => recordAnswers(tx, answered, edge));
      recording.catch(() => undefined); // heard below
      if (answered.some(hasFailed)) break;
    }
  } finally {
    sent += await recording;
  }
  await letGo(ctx, waves.flat());
  return sent;
}

function wavesOf(cleared: readonly Cleared[]): Cleared[][] {
  return [...Map.groupBy(cleared, ({ sender }) => sender.id).values()].flatMap((own) => {
    const size = Math.max(1, Math.floor(throughputOf(own[0]?.sender.senderClass ?? "unregistered").concurrency / 2));
    return Array.from({ length: Math.ceil(own.length / size) }, (_, at) => own.slice(at * size, (at + 1) * size));
  });
}

const hasFailed = ({ answer }: Answered) => answer.kind === "busy" || answer.kind === "unknown";

/** A carrier that failed gets no further texts of this batch: they are due again, and their sender pauses. Marked `system`. */
async function letGo(ctx: Ctx, rest: readonly Cleared[]): Promise<void> {
  if (rest.length === 0) return;
  await inTransaction(ctx, async (tx) => {
    const own = await stillUnderAttempt(
      tx,
      rest.map((text) => ({ text })),
    );
    await writeReleased(
      tx,
      own.map(({ text }) => ({ id: text.touch.id, reason: null })),
    );
  });
}
