import { expect, test } from "vitest";
import { messages } from "@/drizzle/schema";
import { dryRun } from "@/server/campaigns";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { aTenant, type TestCtx, withDatabase } from "@/server/testing";
import { aCampaign, drain, launched } from "@/server/testing/campaigns";
import { aTextableLead, aTexter, touchRows } from "@/server/testing/texts";
import { sendTimeEvidence } from "./pattern";

withDatabase();

/** That many answers of a lead at three in the afternoon, New York time. */
async function answersInTheAfternoon(ctx: TestCtx, count: number) {
  const { id: leadId } = await aTextableLead(ctx);
  const row = {
    tenantId: ctx.tenantId,
    conversationId: leadId,
    leadId,
    direction: "in",
    body: "Yes",
    author: "lead",
  } as const;
  const at = (days: number) => new Date(Date.UTC(2026, 10, 20 - days, 20, 10));
  await inTransaction(ctx, (tx) =>
    tx.insert(messages).values(
      Array.from({ length: count }, (_, days) => ({
        ...row,
        id: newId(),
        at: at(days % 15),
        createdAt: ctx.realNow(),
      })),
    ),
  );
}

const oneText = { steps: [{ body: "Hi there, still looking?" }], best_time: true };

test("[E3.1] with 30 answers a campaign that asks for the best time waits for their hour, and goes then", async () => {
  const ctx = await aTexter();
  await answersInTheAfternoon(ctx, 30);
  await launched(ctx, oneText);
  expect(await drain(ctx)).toMatchObject({ sent: 0, held: 1 });
  const [held] = await touchRows(ctx);
  const reason = "Held until 15:00 in New York: your leads answer most around 15:00-16:00 (30 answers).";
  expect(held).toMatchObject({ status: "held", reason, dueAt: new Date("2026-11-23T20:00:00Z") });
  ctx.setNow("2026-11-23T22:30:00Z");
  expect(await drain(ctx)).toMatchObject({ sent: 1 });
});

test("[E3.1] below 30 answers it says so and leaves as soon as the hours allow; nor does a campaign wait that does not ask", async () => {
  const ctx = await aTexter();
  await answersInTheAfternoon(ctx, 29);
  expect((await sendTimeEvidence(ctx)).sentence).toContain("No evidence yet (29 of 30 answers)");
  await launched(ctx, oneText);
  expect(await drain(ctx)).toMatchObject({ sent: 1, held: 0 });
  const [sent] = await touchRows(ctx);
  expect(sent?.verdict?.find(({ rule }) => rule === "send-time")?.sentence).toContain("No evidence yet");
  await answersInTheAfternoon(ctx, 10);
  await launched(ctx, { ...oneText, best_time: false, priority: "high" });
  expect(await drain(ctx)).toMatchObject({ sent: 1 });
});

test("[E3.1] the dry run shows the hour before the launch; another tenant's answers say nothing here", async () => {
  const ctx = await aTexter();
  await answersInTheAfternoon(ctx, 40);
  const { id } = await aCampaign(ctx, oneText);
  const { data } = await dryRun(ctx, { campaignId: id });
  expect(data).toMatchObject([{ outcome: "held", rule: "send-time", localTime: "2026-11-23T15:00 America/New_York" }]);
  expect((await sendTimeEvidence(await aTenant())).sentence).toContain("(0 of 30 answers)");
});
