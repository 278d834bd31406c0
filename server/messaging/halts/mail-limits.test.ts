import { describe, expect, test } from "vitest";
import { inboundMails, notices, touches } from "@/drizzle/schema";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { type TestCtx, withDatabase } from "@/server/testing";
import { aMember } from "@/server/testing/person";
import { aRunningCampaign, aTextableLead, aTexter } from "@/server/testing/texts";
import { slowMail } from "../governor";
import { mailRateOver, mailStopLevels } from "./mail-limits";
import { listHalts } from "./queries";
import { haltOverLimits } from "./watch";

withDatabase();

describe("[E5.3] stop levels of e-mail", () => {
  test.each([
    { sent: 199, bounced: 199, complained: 199, level: "workspace", cause: undefined },
    { sent: 1000, bounced: 49, complained: 2, level: "workspace", cause: undefined },
    { sent: 1000, bounced: 50, complained: 2, level: "workspace", cause: "bounces" },
    { sent: 1000, bounced: 50, complained: 3, level: "workspace", cause: "complaints" },
    { sent: 1000, bounced: 39, complained: 1, level: "campaign", cause: undefined },
    { sent: 1000, bounced: 40, complained: 1, level: "campaign", cause: "bounces" },
    { sent: 1000, bounced: 0, complained: 2, level: "campaign", cause: "complaints" },
    { sent: 10_000, bounced: 199, complained: 7, level: "slow", cause: undefined },
    { sent: 10_000, bounced: 200, complained: 7, level: "slow", cause: "bounces" },
    { sent: 10_000, bounced: 0, complained: 8, level: "slow", cause: "complaints" },
  ] as const)("$sent sent, $bounced back, $complained complaints: $level $cause", ({ level, cause, ...fared }) => {
    expect(mailRateOver(fared, mailStopLevels[level])?.cause).toBe(cause);
  });
});

type Week = { sent: number; bounced?: number; complained?: number; daysAgo?: number };

/** That many mails of a campaign, some of which came back or were reported. */
async function aWeekOf(ctx: TestCtx, campaignId: string, { sent, bounced = 0, complained = 0, daysAgo = 1 }: Week) {
  const lead = await aTextableLead(ctx);
  const sentAt = new Date(ctx.now().getTime() - daysAgo * 86_400_000);
  const rows = Array.from({ length: sent }, (_, at) => ({
    tenantId: ctx.tenantId,
    id: newId(),
    source: "campaign" as const,
    sourceKey: newId(),
    campaignId,
    conversationId: lead.id,
    leadId: lead.id,
    channel: "email" as const,
    class: "marketing" as const,
    author: "campaign" as const,
    status: "sent" as const,
    delivery: at < bounced ? ("undelivered" as const) : null,
    dueAt: sentAt,
    sentAt,
    createdAt: ctx.realNow(),
    updatedAt: ctx.realNow(),
  }));
  await inTransaction(ctx, async (tx) => {
    for (let at = 0; at < rows.length; at += 500) await tx.insert(touches).values(rows.slice(at, at + 500));
    for (const { id: touchId } of rows.slice(sent - complained))
      await tx.insert(inboundMails).values({
        tenantId: ctx.tenantId,
        id: newId(),
        dedupeKey: newId(),
        kind: "complaint",
        outcome: "complained",
        touchId,
        at: sentAt,
        createdAt: ctx.realNow(),
      });
  });
}

test("[case 52] [E5.3] [E5.4] 0.3 % complaints over 7 days: the workspace's e-mail is halted, and people are alerted", async () => {
  const ctx = await aTexter();
  const officer = await aMember(ctx, "compliance");
  await aWeekOf(ctx, await aRunningCampaign(ctx), { sent: 1000, complained: 3 });
  expect(await haltOverLimits(ctx)).toBeGreaterThan(0);
  const { inForce } = await listHalts(officer);
  expect(inForce).toContainEqual(expect.objectContaining({ scope: "channel", target: "email", cause: "complaints" }));
  const alerts = await inTransaction(ctx, (tx) => tx.select().from(notices));
  expect(alerts.some(({ subject }) => subject === "Sending was halted")).toBe(true);
});

test("[E5.3] 2 % bounces halve what a mailbox may send in a day, and people hear of it once", async () => {
  const ctx = await aTexter();
  await aMember(ctx, "admin");
  await aWeekOf(ctx, await aRunningCampaign(ctx), { sent: 200, bounced: 4 });
  expect([await haltOverLimits(ctx), await haltOverLimits(ctx)]).toEqual([0, 0]);
  const alerts = await inTransaction(ctx, (tx) => tx.select().from(notices));
  expect(alerts.map(({ subject }) => subject)).toEqual(["E-mail is slowed down"]);
  const slowed = await inTransaction(ctx, (tx) => slowMail(tx, ctx.now()));
  expect(slowed).toBe(false);
});

test("[case 52] 4 % bounces stop the campaign alone; another campaign, and what is older than a week, weigh for themselves", async () => {
  const ctx = await aTexter();
  const [bad, good] = [await aRunningCampaign(ctx), await aRunningCampaign(ctx)];
  await aWeekOf(ctx, bad, { sent: 200, bounced: 8 });
  await aWeekOf(ctx, good, { sent: 400 });
  await aWeekOf(ctx, good, { sent: 200, bounced: 200, daysAgo: 8 });
  expect(await haltOverLimits(ctx)).toBe(1);
  const { inForce } = await listHalts(ctx);
  expect(inForce).toMatchObject([{ scope: "campaign", target: bad, cause: "bounces" }]);
});
