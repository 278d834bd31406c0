import { expect, test } from "vitest";
import { pauseOutreach } from "@/server/leads";
import { sendDueTouches } from "@/server/messaging";
import { as, aTenant, withDatabase } from "@/server/testing";
import { day, drain, later, launched } from "@/server/testing/campaigns";
import { aTextableLead, aTexter, touchRows, wordsFor } from "@/server/testing/texts";
import { showPauses } from "./hold";

withDatabase();

const statuses = async (ctx: Parameters<typeof touchRows>[0]) =>
  (await touchRows(ctx)).map(({ status, reason }) => (reason ? `${status}: ${reason}` : status));

test("[LEAD-1] a lead's pause holds what is queued, visibly, sends nothing while it lasts, and lets it wait again after", async () => {
  const ctx = await aTexter();
  const lead = await aTextableLead(ctx);
  await launched(ctx);
  await pauseOutreach(ctx, { leadIds: [lead.id], paused: true });
  expect(await showPauses(ctx, [lead.id])).toBe(1);
  expect(await statuses(ctx)).toEqual(["held: Outreach to this lead is paused."]);
  await pauseOutreach(ctx, { leadIds: [lead.id], paused: false });
  expect(await showPauses(ctx, [lead.id])).toBe(1);
  expect(await statuses(ctx)).toEqual(["pending"]);
  await drain(ctx);
  expect(await statuses(ctx)).toEqual(["sent", "pending"]);
  await pauseOutreach(ctx, { leadIds: [lead.id], paused: true });
  later(ctx, 8 * day);
  await drain(ctx); // no job came in between: the gate holds by itself
  expect(await statuses(ctx)).toEqual(["sent", "held: Outreach to this lead is paused."]);
  await pauseOutreach(ctx, { leadIds: [lead.id], paused: false });
  expect(await showPauses(ctx, [lead.id])).toBe(1);
  await drain(ctx); // due since long: it need not wait until the gate would ask again
  expect((await statuses(ctx)).slice(0, 2)).toEqual(["sent", "sent"]);
});

test("[LEAD-1] a pause between the gate's verdict and the carrier's call still keeps the text back", async () => {
  const ctx = await aTexter();
  const lead = await aTextableLead(ctx);
  await launched(ctx);
  const source = wordsFor("campaign");
  const compose = source.compose;
  source.compose = async (given, due) => {
    await pauseOutreach(ctx, { leadIds: [lead.id], paused: true });
    return compose(given, due);
  };
  const done = await sendDueTouches(ctx, { limit: 10, sources: [source] });
  expect(done.sent).toBe(0);
  expect(source.told).toEqual([]);
  expect((await statuses(ctx)).join()).not.toContain("sent");
});

test("another tenant's leads and a role without the right pause nothing", async () => {
  const [us, them] = await Promise.all([aTenant(), aTexter()]);
  const lead = await aTextableLead(them);
  await launched(them);
  expect(await pauseOutreach(us, { leadIds: [lead.id], paused: true })).toEqual({ changed: 0 });
  expect(await showPauses(us, [lead.id])).toBe(0);
  await expect(pauseOutreach(as(them, "analyst"), { leadIds: [lead.id], paused: true })).rejects.toThrow("leads:write");
});
