import { statusCallbackFor } from "@/server/channels";
import { type CarrierAnswer, carrierOf } from "@/server/channels/outbound";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { carriedBy } from "./attachments/carried";
import { markHanded } from "./lease";
import { type Cleared, lockIfAllowed } from "./ledger-writes";
import type { Pace } from "./pace";

export type Answered = { text: Cleared; answer: CarrierAnswer | { kind: "withheld" } };

/** Under which lease a drain runs, and how fast its texts may leave. */
export interface Drain {
  readonly lease: string;
  readonly pace: Pace;
}

/**
 * The one place from which a text leaves. The wave is marked as handed over and committed; then, under the rows' locks,
 * the last look (opt-out, campaign, owner) precedes the call immediately. No transaction waits for the carrier. Null when
 * another drain has taken over. Marked `system`.
 */
export async function handOver(ctx: Ctx, wave: readonly Cleared[], { lease, pace }: Drain): Promise<Answered[] | null> {
  const last = wave.reduce((latest, { attemptId }) => (attemptId > latest ? attemptId : latest), "");
  if (!(await inTransaction(ctx, (tx) => markHanded(tx, lease, last)))) return null;
  const calling = await callersFor(ctx, wave);
  let calledAt = ctx.now();
  const started = await inTransaction(ctx, async (tx) => {
    const allowed = await lockIfAllowed(tx, wave);
    calledAt = ctx.now();
    // Started under the locks, awaited after they are gone.
    return wave.map((text) => ({
      text,
      answer: allowed.has(text.attemptId) && !isClosed(ctx, text) ? calling(text) : withheld,
    }));
  });
  const answered = await Promise.all(started.map(async ({ text, answer }) => ({ text, answer: await answer })));
  pace.note(wave, calledAt);
  return answered;
}

/** The hours in which it may leave have ended since the gate let it pass. */
const isClosed = (ctx: Ctx, { closesAt }: Cleared) => closesAt !== null && closesAt <= ctx.now();

const withheld = Promise.resolve({ kind: "withheld" } as const);

async function callersFor(ctx: Ctx, texts: readonly Cleared[]) {
  const carriers = new Map(
    await Promise.all(texts.map(async ({ sender }) => [sender.id, await carrierOf(sender)] as const)),
  );
  const carried = await carriedBy(ctx, texts);
  return async (text: Cleared): Promise<CarrierAnswer> => {
    const files = carried(text);
    if (!files) return { kind: "refused", code: null, sentence: "A file that goes with it is not here any more." };
    const carrier = carriers.get(text.sender.id);
    if (!carrier) return { kind: "busy", retryAfterMs: null, sentence: "No carrier serves this sender." };
    const { attemptId, to, body, mail, template, card } = text;
    const outgoing = {
      attemptId,
      to,
      body,
      validitySeconds: validityOf(ctx, text),
      statusCallback: mail ? null : statusCallbackFor(attemptId),
      mail,
      template,
      ...files,
      card,
    };
    return carrier
      .send(text.sender, outgoing)
      .catch(() => ({ kind: "unknown", sentence: "The carrier's client failed during the call." }));
  };
}

const longestValidity = 14_400;

/** Nothing may leave a carrier's queue after the sending hours end; carriers queue for at most four hours. */
function validityOf(ctx: Ctx, { closesAt }: Cleared): number | null {
  if (!closesAt) return null;
  const seconds = Math.floor((closesAt.getTime() - ctx.now().getTime()) / 1_000);
  return Math.max(1, Math.min(longestValidity, seconds));
}
