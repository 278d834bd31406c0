import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { leads, requiredTexts, suppressions } from "@/drizzle/schema";
import { sealEmail } from "@/server/leads";
import { channels as everyChannel } from "@/server/leads/schemas";
import { sendDueTouches } from "@/server/messaging";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { blindIndex, tenantKeys } from "@/server/platform/vault";
import { withDatabase } from "@/server/testing";
import { anInbound } from "@/server/testing/inbound";
import type { TestCtx } from "@/server/testing/tenant";
import { aRunningCampaign, aTextableLead, aTexter, dueTexts, touchRows, wordsFor } from "@/server/testing/texts";
import { receiveText } from "./receive";

withDatabase();

/** A lead with a phone and an e-mail address who texted STOP. */
async function whoStopped() {
  const ctx = await aTexter();
  const lead = await aTextableLead(ctx);
  const email = `${newId()}@example.net`;
  await inTransaction(ctx, async (tx) =>
    tx
      .update(leads)
      .set({
        emailSealed: sealEmail(await tenantKeys(tx), lead.id, email),
        emailHash: await blindIndex(tx, "email", email),
        emailConsent: "granted",
      })
      .where(eq(leads.id, lead.id)),
  );
  const says = (body: string) => receiveText(ctx, anInbound(lead.phone, body));
  await says("STOP");
  return { ctx, lead, says };
}

/** What becomes of a campaign's message by each channel a month later. */
async function aMonthLater(ctx: TestCtx, leadId: string) {
  ctx.setNow(new Date(ctx.now().getTime() + 28 * 86_400_000));
  for (const channel of everyChannel) await dueTexts(ctx, await aRunningCampaign(ctx), [[leadId], { channel }]);
  const words = wordsFor("campaign");
  const source = {
    ...words,
    compose: async (_: unknown, due: readonly { id: string }[]) =>
      new Map(due.map(({ id }) => [id, { subject: "Your roof", body: "Still thinking about your roof?" }])),
  };
  await sendDueTouches(ctx, { limit: 10, sources: [source] });
  const rows = (await touchRows(ctx)).filter(({ source: from }) => from === "campaign");
  return Object.fromEntries(rows.map(({ channel, status }) => [channel, status]));
}

const openChannels = (ctx: TestCtx) =>
  inTransaction(ctx, async (tx) =>
    (await tx.select().from(suppressions)).filter(({ liftedAt }) => !liftedAt).map(({ channels }) => channels),
  );

/** What a month later brings by each channel. */
const skippedBut = (open?: string) =>
  Object.fromEntries(everyChannel.map((channel) => [channel, channel === open ? "sent" : "skipped"]));

test("[case 24] the confirmation asks about e-mail, the lead is silent: every channel stays stopped", async () => {
  const { ctx, lead } = await whoStopped();
  const texts = await inTransaction(ctx, (tx) => tx.select().from(requiredTexts));
  expect(texts).toMatchObject([{ kind: "stop_and_scope", body: expect.stringContaining("reply EMAIL") }]);
  expect(await aMonthLater(ctx, lead.id)).toEqual(skippedBut());
  expect(new Set((await openChannels(ctx)).flat())).toEqual(new Set(everyChannel));
});

test.each(["ok thanks", "yes", "email me never again", "NO"])(
  "[case 24] %j is no answer to it: every channel stays stopped",
  async (words) => {
    const { ctx, lead, says } = await whoStopped();
    await says(words);
    expect(await aMonthLater(ctx, lead.id)).toEqual(skippedBut());
  },
);

test.each(["EMAIL", "e-mail", " Keep email. "])("[case 24] %j keeps e-mail, and nothing else", async (words) => {
  const { ctx, lead, says } = await whoStopped();
  await says(words);
  expect(await openChannels(ctx)).toEqual([
    everyChannel.filter((channel) => channel !== "email"),
    everyChannel.filter((channel) => channel !== "email"),
  ]);
  expect(await aMonthLater(ctx, lead.id)).toEqual(skippedBut("email"));
});

test("EMAIL means nothing to whoever was not asked", async () => {
  const ctx = await aTexter();
  const lead = await aTextableLead(ctx);
  await receiveText(ctx, anInbound(lead.phone, "STOP"));
  const { lane } = await receiveText(ctx, anInbound(lead.phone, "EMAIL"));
  expect(lane).toBeNull();
  expect((await openChannels(ctx)).flat()).toContain("email");
});
