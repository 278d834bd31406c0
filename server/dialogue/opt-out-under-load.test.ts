import { subscribe } from "node:diagnostics_channel";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { requiredTexts } from "@/drizzle/schema";
import { chanceFrom } from "@/scripts/proofs/chance";
import { noticeSource } from "@/server/conversations";
import { sendDueTouches } from "@/server/messaging";
import { inTransaction } from "@/server/platform/db";
import { type TestCtx, withDatabase } from "@/server/testing";
import { withCarrier } from "@/server/testing/carrier";
import { anInbound } from "@/server/testing/inbound";
import { aCampaignOf, touchRows, wordsFor } from "@/server/testing/texts";
import { hearText } from "./hear";

await withCarrier();
withDatabase();

const words = "Still thinking about your roof?";

/** Every text whose request to the carrier begins, in the order of this process. */
const begun: { to: string; isCampaign: boolean; moment: number }[] = [];
let moment = 0;
subscribe("undici:request:create", (message) => {
  const form = new URLSearchParams(String((message as { request: { body: unknown } }).request.body ?? ""));
  begun.push({ to: form.get("To") ?? "", isCampaign: (form.get("Body") ?? "").includes(words), moment: ++moment });
});

const spellings = [
  "STOP",
  "stop",
  "Stop.",
  "STOP!!",
  " sToP ",
  "stop please",
  "ＳＴＯＰ",
  "S T O P",
  "StopAll",
  "UNSUBSCRIBE",
  "unsubscribe me",
  "Cancel",
  "END",
  "quit",
  "Revoke",
  "OptOut",
  "opt-out",
  "REMOVE",
  "ARRÊT",
  "alto",
  "take me off your list",
  "leave me alone",
  "please quit messaging me",
  "no más mensajes",
  "“STOP”",
];

type Left = { phone: string; body: string; committedAt: number; tookMs: number };

/** Sends until nothing is due any more. */
async function drainAll(ctx: TestCtx): Promise<void> {
  const edge = { limit: 200, sources: [wordsFor("campaign", words), noticeSource] };
  for (let left = 1; left > 0; ) {
    const drained = await sendDueTouches(ctx, edge);
    left = drained.sent + drained.skipped + drained.failed + Number(drained.isBusy);
  }
}

test("[5.16] [P-NFR5.1] [case 12] opt-outs in every spelling while 1,000 texts are queued: none begins after the commit, one confirmation each, within a second", async () => {
  const { ctx, leads } = await aCampaignOf(1_000);
  const chance = chanceFrom(516);
  const leaving = spellings.map((body, at) => ({ body, phone: leads[at * 40]?.phone ?? "" }));
  const optOut = async ({ body, phone }: (typeof leaving)[number]): Promise<Left> => {
    for (let turns = Math.floor(chance() * 400); turns > 0; turns--) await nextTurn();
    const asked = performance.now();
    await hearText(ctx, anInbound(phone, body, { provider: "twilio" }));
    return { phone, body, committedAt: ++moment, tookMs: performance.now() - asked };
  };
  const [left] = await Promise.all([Promise.all(leaving.map(optOut)), drainAll(ctx)]);
  await drainAll(ctx);

  const late = left.filter(({ phone, committedAt }) =>
    begun.some((text) => text.to === phone && text.isCampaign && text.moment > committedAt),
  );
  const confirmations = left.map(({ phone, body }) => [
    body,
    begun.filter(({ to, isCampaign }) => to === phone && !isCampaign).length,
  ]);
  expect(late).toEqual([]);
  expect(confirmations).toEqual(spellings.map((body) => [body, 1]));
  expect(await inTransaction(ctx, (tx) => tx.select().from(requiredTexts))).toHaveLength(spellings.length);
  const gone = new Set(leaving.map(({ phone }) => phone));
  const staying = leads.filter(({ phone }) => !gone.has(phone));
  const texts = Map.groupBy(begun, ({ to }) => to);
  expect(staying.filter(({ phone }) => texts.get(phone)?.length !== 1)).toEqual([]);
  const waiting = (await touchRows(ctx)).filter(({ status }) => ["pending", "held", "sending"].includes(status));
  expect(waiting).toEqual([]);
  const stopped = left.filter(({ phone }) => !begun.some(({ to, isCampaign }) => to === phone && isCampaign)).length;
  const slowest = Math.max(...left.map(({ tookMs }) => tookMs));
  process.stdout.write(
    `[opt-outs] ${left.length} among 1,000 queued, ${stopped} of them before their text left; slowest effect ${Math.round(slowest)} ms\n`,
  );
  expect(slowest).toBeLessThan(1_000);
}, 60_000);
