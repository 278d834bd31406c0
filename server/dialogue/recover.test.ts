import { expect, test } from "vitest";
import { openSenders } from "@/server/channels";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { withDatabase } from "@/server/testing";
import { withCarrier } from "@/server/testing/carrier";
import { anInbound } from "@/server/testing/inbound";
import { aTextableLead, aTexter } from "@/server/testing/texts";
import { hearText } from "./hear";
import { recoverMissed } from "./recover";

const carrier = await withCarrier();

withDatabase();

async function anOutage() {
  const ctx = await aTexter({ carrier: "twilio" });
  const [sender] = await inTransaction(ctx, openSenders);
  const to = sender?.number ?? "";
  const arrives = (from: string, body: string, minutesAgo: number) => {
    const createdAt = new Date(Date.now() - minutesAgo * 60_000);
    const text = { sid: `SM${newId().replaceAll("-", "")}`, from, to, body, createdAt };
    carrier.received.push(text);
    return text;
  };
  return { ctx, arrives };
}

const stored = async ({ ctx }: Awaited<ReturnType<typeof anOutage>>) =>
  (await inTransaction(ctx, (tx) => tx.query.messages.findMany({ orderBy: (row, { asc }) => asc(row.id) }))).map(
    ({ body }) => body,
  );

test("[case 41] [P-FR4.2] texts of a half hour without webhooks are taken in from the carrier's log, opt-outs first, each once", async () => {
  const outage = await anOutage();
  const [asker, leaver] = [await aTextableLead(outage.ctx), await aTextableLead(outage.ctx)];
  outage.arrives(asker.phone, "What does it cost?", 30);
  outage.arrives(leaver.phone, "please take me off your list", 20);
  expect(await recoverMissed(outage.ctx)).toBe(2);
  expect(await stored(outage)).toEqual(["please take me off your list", "What does it cost?"]);
  expect(await inTransaction(outage.ctx, (tx) => tx.query.suppressions.findMany())).toMatchObject([
    { reason: "free_text_opt_out" },
  ]);
  expect(await recoverMissed(outage.ctx)).toBe(0);
});

test("[case 37] a text that a webhook brought is not taken in again, nor one older than a day", async () => {
  const outage = await anOutage();
  const lead = await aTextableLead(outage.ctx);
  const known = outage.arrives(lead.phone, "Hello", 5);
  outage.arrives(lead.phone, "Last week", 60 * 24 * 7);
  await hearText(outage.ctx, anInbound(lead.phone, "Hello", { provider: "twilio", providerId: known.sid }));
  expect(await recoverMissed(outage.ctx)).toBe(0);
  expect(await stored(outage)).toEqual(["Hello"]);
});

test("a carrier that cannot be asked is asked again later: nothing breaks", async () => {
  const { ctx } = await anOutage();
  carrier.logIsDown = true;
  expect(await recoverMissed(ctx)).toBe(0);
  carrier.logIsDown = false;
});
