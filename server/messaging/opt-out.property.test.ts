import { subscribe } from "node:diagnostics_channel";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { suppress } from "@/server/consent";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { type TestCtx, withDatabase } from "@/server/testing";
import { withCarrier } from "@/server/testing/carrier";
import { aRunningCampaign, aTextableLead, aTexter, dueTexts, wordsFor } from "@/server/testing/texts";
import { cancelPending } from "./cancel";
import { sendDueTouches } from "./send-due";
import { addTouches } from "./touches";

await withCarrier();
withDatabase();

/** Every text whose request to the carrier begins, in the order of this process. */
const begun: { to: string; body: string; at: number }[] = [];
let moment = 0;
subscribe("undici:request:create", (message) => {
  const form = new URLSearchParams(String((message as { request: { body: unknown } }).request.body ?? ""));
  begun.push({ to: form.get("To") ?? "", body: form.get("Body") ?? "", at: ++moment });
});

/** A small seeded generator: a failing round can be run again by its number. */
function chanceOf(seed: number) {
  let state = seed * 2_654_435_761;
  return (below: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_507) + 0x9e3779b9) | 0;
    return Math.abs(state ^ (state >>> 13)) % below;
  };
}

async function turns(count: number) {
  for (let turn = 0; turn < count; turn++) await nextTurn();
}

const confirmation = "You are unsubscribed and get no more texts.";

/** What an opt-out does in its one transaction; answers the moment at which it had committed. */
async function optOut(ctx: TestCtx, lead: { id: string; phone: string }): Promise<number> {
  await inTransaction(ctx, async (tx) => {
    await suppress(tx, { kind: "phone", address: lead.phone, reason: "stop_keyword", verbatim: "STOP" });
    await cancelPending(tx, { leadIds: [lead.id], except: ["required"], reason: "The lead opted out." });
    await addTouches(tx, [
      {
        source: "notice",
        sourceKey: newId(),
        conversationId: lead.id,
        leadId: lead.id,
        class: "required",
        author: "system",
        dueAt: ctx.now(),
      },
    ]);
  });
  return ++moment;
}

async function queueReply(ctx: TestCtx, leadId: string) {
  await inTransaction(ctx, (tx) =>
    addTouches(tx, [
      {
        source: "reply",
        sourceKey: newId(),
        conversationId: leadId,
        leadId,
        class: "conversational",
        author: "user",
        dueAt: ctx.now(),
      },
    ]),
  );
}

const sources = () => [wordsFor("campaign"), wordsFor("reply", "As promised."), wordsFor("notice", confirmation)];

type Round = { ctx: TestCtx; campaignId: string; seed: number };

/** Drains, an opt-out and late arrivals meet in a random order; answers what went wrong, or null. */
async function interleave({ ctx, campaignId, seed }: Round): Promise<string | null> {
  const chance = chanceOf(seed);
  const [leaving, staying] = [await aTextableLead(ctx), await aTextableLead(ctx)];
  await dueTexts(ctx, campaignId, [[leaving.id, staying.id]]);
  if (chance(2)) await queueReply(ctx, leaving.id);
  const drain = () => sendDueTouches(ctx, { limit: 50, sources: sources() });
  const [committedAt] = await Promise.all([
    turns(chance(140)).then(() => optOut(ctx, leaving)),
    turns(chance(20)).then(drain),
    turns(chance(60)).then(() => queueReply(ctx, leaving.id)),
    turns(chance(80)).then(drain),
  ]);
  for (let again = 0; again < 3; again++) await drain();
  const toLeaving = begun.filter(({ to }) => to === leaving.phone);
  const late = toLeaving.filter(({ at, body }) => at > committedAt && body !== confirmation);
  if (late.length > 0) return `round ${seed}: "${late[0]?.body}" began after the opt-out`;
  const confirmed = toLeaving.filter(({ body }) => body === confirmation).length;
  if (confirmed !== 1) return `round ${seed}: ${confirmed} confirmations`;
  const others = begun.filter(({ to }) => to === staying.phone).length;
  return others === 1 ? null : `round ${seed}: the other lead got ${others} texts`;
}

test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])(
  "[P-NFR5.1] [P-FR5.4] [case 12] [case 21] nothing but the confirmation begins after an opt-out committed: rounds %i x 52",
  async (block) => {
    const ctx = await aTexter({ carrier: "twilio" });
    const campaignId = await aRunningCampaign(ctx);
    const faults: string[] = [];
    for (let round = 0; round < 52; round++) {
      const fault = await interleave({ ctx, campaignId, seed: block * 52 + round + 1 });
      if (fault) faults.push(fault);
    }
    expect(faults).toEqual([]);
  },
  60_000,
);
