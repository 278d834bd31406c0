import { afterAll, expect, test } from "vitest";
import { saveSite, siteCaller } from "@/server/channels";
import { subscribe } from "@/server/messaging";
import { newId } from "@/server/platform/ids";
import { aTenant, withDatabase } from "@/server/testing";
import { aCampaign, drain, launched } from "@/server/testing/campaigns";
import { aBrowser, aPushService } from "@/server/testing/push-wire";
import { aSite, shopOrigin, visits } from "@/server/testing/site";
import { aTextableLead, aTexter, mondayNoon, touchRows } from "@/server/testing/texts";
import { previewText } from "./preview";
import { reviewCampaign } from "./review";
import type { StepInput } from "./schemas";

const service = await aPushService();
withDatabase();
afterAll(() => service.close());

const card: StepInput = {
  channel: "in_app",
  subject: "For {first_name|you}",
  body: "Spring offer, {first_name|friend}.",
  link: `${shopOrigin}/offer`,
};

const blocks = async (ctx: Parameters<typeof reviewCampaign>[0], campaignId: string) =>
  (await reviewCampaign(ctx, { campaignId })).checks.filter(({ outcome }) => outcome === "block");

test("[M8.5] a campaign's step is a card for each visitor, filled for them; who was never on the site is left out, and said so", async () => {
  const site = await aSite();
  const [visitor, stranger] = [await aTextableLead(site.ctx), await aTextableLead(site.ctx)];
  await visits(site, visitor.id);
  const { id: campaignId } = await aCampaign(site.ctx, { steps: [card] });
  expect(await blocks(site.ctx, campaignId)).toEqual([]);
  const { reach } = await reviewCampaign(site.ctx, { campaignId });
  expect(reach.excluded).toMatchObject([{ reason: "not_on_site", count: 1 }]);
  expect(await previewText(site.ctx, { campaignId, step: 1, leadId: visitor.id })).toMatchObject({
    subject: "For Lee",
    body: "Spring offer, Lee.",
    link: `${shopOrigin}/offer`,
    segments: null,
  });
  await launched(site.ctx, { steps: [card] });
  await drain(site.ctx);
  const rows = await touchRows(site.ctx);
  expect(rows.find(({ leadId }) => leadId === visitor.id)).toMatchObject({
    status: "sent",
    channel: "in_app",
    subject: "For Lee",
    body: "Spring offer, Lee.",
    link: `${shopOrigin}/offer`,
  });
  expect(rows.find(({ leadId }) => leadId === stranger.id)).toMatchObject({
    status: "skipped",
    reason: "The lead was not on your site as a known person.",
  });
});

test("without a connected site, or with half an address for a link, nothing is launched", async () => {
  const ctx = await aTexter();
  await aTextableLead(ctx);
  const { id } = await aCampaign(ctx, { steps: [card] });
  expect(await blocks(ctx, id)).toContainEqual(
    expect.objectContaining({ id: "site", sentence: expect.stringContaining("No site of yours is connected") }),
  );
  const { id: broken } = await aCampaign(ctx, { steps: [{ ...card, link: "shop/offer" }] });
  expect(await blocks(ctx, broken)).toContainEqual(
    expect.objectContaining({ id: "link", sentence: expect.stringContaining("no full address") }),
  );
});

test("[E2.1] where the best channel is asked for, a card reaches a visitor whom neither text nor e-mail may, and the choice says why", async () => {
  const site = await aSite();
  const lead = await aTextableLead(site.ctx, { consent: "none" });
  await visits(site, lead.id);
  await launched(site.ctx, { steps: [{ channel: "best", subject: "Spring", body: "Spring offer." }] });
  await drain(site.ctx);
  const [touch] = await touchRows(site.ctx);
  expect(touch).toMatchObject({ status: "sent", channel: "in_app", choice: { chosen: "in_app" } });
  expect(touch?.choice?.considered.map(({ channel, outcome }) => [channel, outcome])).toEqual([
    ["in_app", "chosen"],
    ["sms", "rejected"],
    ["email", "rejected"],
    ["push", "rejected"],
  ]);
});

test("[E2.5] a notification that no browser takes any more goes on as a text", async () => {
  const ctx = await aTenant({ now: mondayNoon, sandbox: false });
  const site = await saveSite(ctx, { origins: [shopOrigin] });
  const caller = await siteCaller(site.key, shopOrigin);
  if (!caller) throw new Error("The site is connected.");
  const lead = await aTextableLead(ctx);
  const token = await visits({ ctx, site, caller: { ...caller, ctx: { ...caller.ctx, now: ctx.now } } }, lead.id);
  const path = `/${newId()}`;
  service.answers.set(path, { status: 410 });
  await subscribe(caller, { token, given: aBrowser(service.endpoint(path)).subscription });
  await launched(ctx, { steps: [{ ...card, channel: "push", fallback: true }] });
  await drain(ctx);
  const rows = await touchRows(ctx);
  expect(rows[0]).toMatchObject({ channel: "push", status: "failed", reason: expect.stringContaining("instead") });
  expect(rows[1]).toMatchObject({ choice: { after: { tried: ["push"] } } });
});
