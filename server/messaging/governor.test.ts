import { describe, expect, test } from "vitest";
import { withDatabase } from "@/server/testing";
import { aRunningCampaign, aTextableLead, aTexter, dueTexts, touchRows, wordsFor } from "@/server/testing/texts";
import { sendDueTouches } from "./send-due";

withDatabase();

const campaignWords = () => ({ limit: 200, sources: [wordsFor("campaign")] });

describe("[P-FR4.1] [E6.2] the governor", () => {
  test("a campaign of ten a minute sends one each six seconds and says when the next may go", async () => {
    const ctx = await aTexter();
    const leads = await Promise.all([1, 2, 3].map(() => aTextableLead(ctx)));
    await dueTexts(ctx, await aRunningCampaign(ctx, { ratePerMinute: 10 }), [leads.map(({ id }) => id)]);
    expect(await sendDueTouches(ctx, campaignWords())).toMatchObject({ sent: 1 });
    ctx.setNow("2026-11-23T17:00:02Z"); // the first one's receipt has come
    expect(await sendDueTouches(ctx, campaignWords())).toMatchObject({
      sent: 0,
      nextTokenAt: new Date("2026-11-23T17:00:06Z"),
    });
    ctx.setNow("2026-11-23T17:00:06Z");
    expect(await sendDueTouches(ctx, campaignWords())).toMatchObject({ sent: 1 });
  });

  test("new people of the day: the rest is held until tomorrow, follow-ups go on", async () => {
    const ctx = await aTexter();
    const leads = await Promise.all([1, 2, 3].map(() => aTextableLead(ctx)));
    const campaignId = await aRunningCampaign(ctx, { dailyNewLeads: 1 });
    const ids = leads.map(({ id }) => id);
    await dueTexts(ctx, campaignId, [ids]);
    await sendDueTouches(ctx, campaignWords());
    await sendDueTouches(ctx, campaignWords());
    const rows = await touchRows(ctx);
    expect(rows.map(({ status }) => status).sort()).toEqual(["held", "held", "sent"]);
    expect(rows.find(({ status }) => status === "held")?.reason).toContain("at most 1 new people a day");
  });
});
