import { describe, expect, test } from "vitest";
import { readInbound, signInbound } from "@/server/channels";
import { receiveText } from "@/server/conversations";
import { endDeadClaims, reconcileTouches, sendDueTouches } from "@/server/messaging";
import { atClock } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { everySource } from "@/server/rehearsal";
import { type TestCtx, withDatabase } from "@/server/testing";
import { aRunningCampaign, aTextableLead, aTexter, dueTexts, touchRows, wordsFor } from "@/server/testing/texts";

withDatabase();

/** A text from a lead through the signed door, and whatever leaves in answer. */
async function texted(ctx: TestCtx, from: string, body: string) {
  const read = await readInbound(await signInbound(ctx, { from, body }));
  if ("refused" in read) throw new Error(read.sentence);
  await receiveText(atClock(read.ctx, ctx.now), read.text);
  await drain(ctx);
}

const drain = (ctx: TestCtx) =>
  sendDueTouches(ctx, {
    limit: 50,
    sources: [...everySource.sources.filter(({ source }) => source !== "campaign"), wordsFor("campaign")],
    witnesses: everySource.witnesses,
  });

const outbound = async (ctx: TestCtx) => {
  const rows = await inTransaction(ctx, (tx) => tx.query.messages.findMany());
  return rows.filter(({ direction }) => direction === "out").map(({ body }) => body);
};

describe("[P-NFR5.1] the whole way of an opt-out", () => {
  test.each(["STOP", "stop please", "Stop.", " sToP ", "ＳＴＯＰ"])(
    "[case 12] [case 13] %s: suppressed, one confirmation, queued texts cancelled",
    async (words) => {
      const ctx = await aTexter();
      const lead = await aTextableLead(ctx);
      const campaignId = await aRunningCampaign(ctx);
      await dueTexts(ctx, campaignId, [[lead.id]]);
      await drain(ctx);
      await dueTexts(ctx, campaignId, [
        [lead.id],
        { step: 2, sourceKey: "second", dueAt: new Date(ctx.now().getTime() + 86_400_000) },
      ]);
      await texted(ctx, lead.phone, words);
      ctx.setNow("2026-11-24T18:00:00Z");
      await drain(ctx);
      expect((await touchRows(ctx)).map(({ source, status }) => `${source} ${status}`)).toEqual([
        "campaign sent",
        "campaign cancelled",
        "notice sent",
      ]);
      expect((await outbound(ctx)).filter((body) => body.includes("unsubscribed"))).toHaveLength(1);
    },
  );

  test("[case 12] at night too, and a second STOP changes nothing for the lead", async () => {
    const ctx = await aTexter({ now: "2026-11-24T07:00:00Z" });
    const lead = await aTextableLead(ctx);
    await texted(ctx, lead.phone, "STOP");
    expect(await outbound(ctx)).toHaveLength(1);
  });

  test("[case 19] HELP after STOP is answered, and the lead stays suppressed", async () => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx);
    await texted(ctx, lead.phone, "STOP");
    await texted(ctx, lead.phone, "HELP");
    await dueTexts(ctx, await aRunningCampaign(ctx), [[lead.id]]);
    await drain(ctx);
    const bodies = await outbound(ctx);
    expect(bodies).toHaveLength(2);
    expect(bodies[1]).toContain("Reply STOP");
    expect((await touchRows(ctx)).at(-1)?.status).toBe("skipped");
  });

  test("an unknown sender's STOP is obeyed and confirmed too", async () => {
    const ctx = await aTexter();
    await texted(ctx, "+12125559876", "STOP");
    expect(await outbound(ctx)).toHaveLength(1);
    const late = await aTextableLead(ctx, { phone: "+12125559876" });
    await dueTexts(ctx, await aRunningCampaign(ctx), [[late.id]]);
    await drain(ctx);
    expect((await touchRows(ctx)).find(({ source }) => source === "campaign")?.status).toBe("skipped");
  });
});

test("[E6.3] a start after a crash ends the dead process's claims, and each text still goes once", async () => {
  const ctx = await aTexter();
  const leads = await Promise.all([aTextableLead(ctx), aTextableLead(ctx)]);
  await dueTexts(ctx, await aRunningCampaign(ctx), [leads.map(({ id }) => id)]);
  const crashing = { ...wordsFor("campaign"), sent: () => Promise.reject(new Error("killed")) };
  await expect(sendDueTouches(ctx, { limit: 50, sources: [crashing] })).rejects.toThrow("killed");
  expect((await touchRows(ctx)).map(({ status }) => status)).toEqual(["sending", "sending"]);
  await endDeadClaims(ctx);
  await reconcileTouches(ctx, everySource);
  await drain(ctx);
  expect((await touchRows(ctx)).map(({ status }) => status)).toEqual(["sent", "sent"]);
  expect(await outbound(ctx)).toHaveLength(2);
});
