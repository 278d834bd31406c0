import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { isAccessibleEverywhere } from "./support/accessible";
import { bootstrapKey, consentedCsv, restClient, secondsToNoon, until } from "./support/rest-client";
import { signIn } from "./support/sample-account";

type Server = { address: string; dataDir: string };
type Limits = { sentence: string | null; binding: { kind: string } | null };
type Lead = { id: string; phone: string };

test("[E6.2] [E3.4] a report says which limit its texts wait for; a lead's slow-down is ended early with a reason", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const { withServer } = await import("../scripts/launch/server.mjs");
  const env = { REKINDLE_BOOTSTRAP_API_KEY: bootstrapKey };
  await withServer({ root: process.cwd(), node: process.execPath, env }, async ({ address, dataDir }: Server) => {
    const { call, importCsv } = restClient(address);
    await call("POST", "/sandbox/clock", { advance_seconds: secondsToNoon(new Date()) });
    await importCsv(consentedCsv(4));
    const steps = [{ mode: "fixed", body: "Still thinking about your roof?" }];
    const filter = { all: [{ field: "first_name", op: "starts_with", value: "Lee" }] };
    const draft = { name: "Slowly", filter, steps, rate_per_minute: 1 };
    const { body: campaign } = await call<{ id: string }>("POST", "/campaigns", draft);
    expect((await call("POST", `/campaigns/${campaign.id}/launch`, { hold_seconds: 0 })).status).toBe(202);
    const limits = await until(async () => {
      const { body } = await call<Limits>("GET", `/limits?campaign_id=${campaign.id}`);
      return body.binding ? body : null;
    });
    expect(limits).toMatchObject({ binding: { kind: "campaign" } });
    expect(limits.sentence).toContain("The campaign Slowly sends at most 1 text a minute");

    const context = await browser.newContext({ baseURL: address, viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    await signIn(page, JSON.parse(readFileSync(join(dataDir, "sample-account.json"), "utf8")));
    const workspace = page.url().replace(/(\/t\/[^/?#]+).*/, "$1");
    await page.goto(`${workspace}/campaigns/${campaign.id}`);
    await expect(page.getByRole("status").filter({ hasText: "at most 1 text a minute" })).toBeVisible();
    await isAccessibleEverywhere(page, "report-limit");
    await page.goto(`${workspace}/compliance/deliverability`);
    const limitsNow = page.getByRole("region", { name: "What limits sending now" });
    await expect(limitsNow).toContainText("The campaign Slowly");

    await page.goto(`${workspace}/settings/channels`);
    const pace = page.getByRole("region", { name: "Pace of the workspace" });
    await pace.getByLabel("Campaign messages a day at most").fill("500");
    await pace.getByRole("button", { name: "Save pace" }).click();
    await expect(page.getByText("Pace saved")).toBeVisible();
    await isAccessibleEverywhere(page, "pace");
    await page.goto(`${workspace}/compliance/deliverability`);
    await expect(limitsNow).toContainText("Campaigns of the workspace send at most 500 messages a day");

    const { body: found } = await call<{ data: Lead[] }>("GET", "/leads?search=Lee3");
    const [lead] = found.data;
    const inbound = { from: lead?.phone ?? "", body: "not now, try me in march" };
    expect((await call("POST", "/sandbox/inbound", inbound)).status).toBeLessThan(300);
    await page.goto(`${workspace}/leads/${lead?.id}`);
    await page.getByRole("tab", { name: "Timeline" }).click();
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole("button", { name: "End it now" })).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 60_000 });
    await page.getByRole("button", { name: "End it now" }).click();
    await page.getByLabel("Why may it end?").fill("She called and asked for the offer.");
    await isAccessibleEverywhere(page, "end-slow-down");
    await page.getByRole("button", { name: "End the slow-down" }).click();
    await expect(page.getByText(/^Ended early by .*: She called/)).toBeVisible();
    await expect(page.getByRole("button", { name: "End it now" })).toHaveCount(0);
    await context.close();
  });
});
