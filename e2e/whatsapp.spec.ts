import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { isAccessibleEverywhere } from "./support/accessible";
import { bootstrapKey, restClient } from "./support/rest-client";
import { signIn } from "./support/sample-account";

const [hour, day] = [3600, 86_400];

/** Seconds until the first noon in UTC, an hour that London may be texted at, that is at least so far away. */
function secondsToNoonAfter(least: number): number {
  const past = Math.floor(Date.now() / 1000 + least - day / 2) % day;
  return least + ((day - past) % day);
}

type Server = { address: string; dataDir: string };

test("[CHN-1] [case 42] a lead who writes by WhatsApp is answered there in free words for a day, and by a template after it; a campaign begins with one", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const { withServer } = await import("../scripts/launch/server.mjs");
  const env = { REKINDLE_BOOTSTRAP_API_KEY: bootstrapKey };
  await withServer({ root: process.cwd(), node: process.execPath, env }, async ({ address, dataDir }: Server) => {
    const { call, importCsv } = restClient(address);
    await importCsv("first_name,phone\nWanda,+442079460123\n");
    const inbound = { from: "+442079460123", body: "Do you also do gutters?", channel: "whatsapp" };
    const written = await call<{ conversation_id: string }>("POST", "/sandbox/inbound", inbound);
    expect(written.status).toBeLessThan(300);
    const context = await browser.newContext({ baseURL: address, viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    await signIn(page, JSON.parse(readFileSync(join(dataDir, "sample-account.json"), "utf8")));
    const workspace = page.url().replace(/(\/t\/[^/?#]+).*/, "$1");

    await page.goto(`${workspace}/settings/channels`);
    const whatsapp = page.getByRole("region", { name: "WhatsApp", exact: true });
    await expect(whatsapp.getByRole("article", { name: "your_request (en)" })).toContainText("Approved");

    await page.goto(`${workspace}/inbox/all`);
    await page.getByRole("link", { name: /Wanda/ }).first().click();
    await expect(page.getByText("By WhatsApp, in free words until")).toBeVisible();
    await page.getByRole("textbox", { name: "Reply", exact: true }).fill("We do. Shall we call?");
    await isAccessibleEverywhere(page, "whatsapp-open");
    await page.getByRole("button", { name: /^Send/ }).click();
    await expect(page.getByRole("article").filter({ hasText: "We do. Shall we call?" })).toContainText(
      /Sent|Delivered|Waiting|Held/,
    );

    const advance_seconds = secondsToNoonAfter(25 * hour);
    expect((await call("POST", "/sandbox/clock", { advance_seconds })).status).toBeLessThan(300);
    await page.reload();
    await expect(page.getByText("Only a template may go now")).toBeVisible();
    await page.getByRole("combobox", { name: "Template" }).click();
    await page.getByRole("option", { name: "your_request (en)" }).click();
    await page.getByLabel("Value of {{1}}").fill("Wanda");
    await page.getByLabel("Value of {{2}}").fill("Northwind");
    await isAccessibleEverywhere(page, "whatsapp-template");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(page.getByText("Hi Wanda, Northwind here about the request").first()).toBeVisible();

    await page.goto(`${workspace}/campaigns`);
    await page.getByRole("button", { name: "New campaign", exact: true }).first().click();
    await expect(page).toHaveURL(/\/edit\//);
    await page.goto(page.url().replace(/\/edit\/.*/, "/edit/message"));
    await page.getByRole("combobox", { name: "Sent by" }).first().click();
    await page.getByRole("option", { name: "WhatsApp" }).click();
    await page.getByRole("combobox", { name: "Template" }).click();
    await page.getByRole("option", { name: "your_request (en)" }).click();
    await page.getByLabel("Value of {{1}}").fill("{first_name|there}");
    await page.getByLabel("Value of {{2}}").fill("{business}");
    await expect(page.getByText(/^Saved/)).toBeVisible();
    await isAccessibleEverywhere(page, "whatsapp-step");
    await page.goto(page.url().replace(/\/edit\/.*/, "/edit/compliance"));
    const rule = "Every WhatsApp message is a template that WhatsApp approved";
    await expect(page.getByRole("main").getByText(rule)).toBeVisible();
    await context.close();
  });
});
