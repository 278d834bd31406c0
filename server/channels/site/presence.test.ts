import { expect, test } from "vitest";
import { subscribe } from "@/server/messaging";
import { as, aTenant, withDatabase } from "@/server/testing";
import { aBrowser } from "@/server/testing/push-wire";
import { aSite, shopOrigin, visits } from "@/server/testing/site";
import { aTextableLead } from "@/server/testing/texts";
import { presenceOnSite } from "./presence";

withDatabase();

test("a lead's page tells the last visit and the browsers that take notifications; a month later the visit is past", async () => {
  const site = await aSite();
  const { ctx } = site;
  const lead = await aTextableLead(ctx);
  expect(await presenceOnSite(ctx, { leadId: lead.id })).toEqual({ visit: null, browsers: [] });
  const token = await visits(site, lead.id);
  const { subscription } = aBrowser("https://fcm.googleapis.com/fcm/send/one");
  await subscribe(site.caller, { token, given: subscription });
  expect(await presenceOnSite(ctx, { leadId: lead.id })).toMatchObject({
    visit: { origin: shopOrigin, isCurrent: true },
    browsers: [{ userAgent: "Test browser", origin: shopOrigin }],
  });
  ctx.setNow(new Date(ctx.now().getTime() + 31 * 86_400_000));
  expect(await presenceOnSite(ctx, { leadId: lead.id })).toMatchObject({ visit: { isCurrent: false } });
});

test("another tenant's lead is not found, who may not read leads is refused, and without a site nothing is told", async () => {
  const site = await aSite();
  const lead = await aTextableLead(site.ctx);
  const other = await aTenant();
  await expect(presenceOnSite(other, { leadId: lead.id })).rejects.toThrow("not found");
  await expect(presenceOnSite(as(site.ctx, "developer"), { leadId: lead.id })).rejects.toThrow("leads:read");
  expect(await presenceOnSite(other, { leadId: (await aTextableLead(other)).id })).toBeNull();
});
