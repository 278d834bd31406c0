import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { isAccessibleEverywhere } from "./support/accessible";
import { bootstrapKey, restClient } from "./support/rest-client";
import { signIn } from "./support/sample-account";

type Server = { address: string; dataDir: string };
type Messages = { data: { body: string; attachments: { id: string; name: string; bytes: number }[] }[] };

const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const roof = { name: "roof.png", mimeType: "image/png", buffer: picture };
const program = {
  name: "invoice.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from("MZ\x90\0not a document", "latin1"),
};

/** The rest of the API: what the thread names can be fetched, and a file can come by REST. */
async function byRest(address: string, conversationId: string) {
  const { call } = restClient(address);
  const thread = await call<Messages>("GET", `/conversations/${conversationId}/messages`);
  const [file] = thread.body.data.find(({ body }) => body.includes("Like this."))?.attachments ?? [];
  expect(file).toMatchObject({ name: "roof.png", bytes: picture.length });
  const headers = { authorization: `Bearer ${bootstrapKey}` };
  const stored = await fetch(`${address}/api/v1/files/${file?.id}`, { headers });
  expect(Buffer.from(await stored.arrayBuffer()).equals(picture)).toBe(true);
  expect(stored.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
  expect(stored.headers.get("x-content-type-options")).toBe("nosniff");
  const form = new FormData();
  form.set("file", new Blob([picture]), "by-rest.png");
  const sent = await fetch(`${address}/api/v1/files`, { method: "POST", headers, body: form });
  expect([sent.status, await sent.json()]).toMatchObject([201, { name: "by-rest.png", type: "image/png" }]);
}

/** A picture and what only says that it is a document, by keyboard; a half-written reply keeps its files over a reload. */
async function answerWithPicture(page: Page) {
  await page.getByRole("textbox", { name: "Reply", exact: true }).fill("Like this.");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Attach files" }).press("Enter");
  await (await chooser).setFiles([roof, program]);
  const attached = page.getByRole("list", { name: "Attached files" });
  await expect(attached.getByText("roof.png")).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: '"invoice.pdf" is a program' })).toBeVisible();
  await isAccessibleEverywhere(page, "attach-reply");
  await page.getByRole("button", { name: "Dismiss" }).click();
  await page.reload();
  await expect(attached.getByText("roof.png")).toBeVisible();
  await expect(page.getByText("How does it look?").first()).toBeVisible();
  await page.getByRole("button", { name: /^Send/ }).click();
  const shown = page.getByRole("article").filter({ hasText: "Like this." }).getByRole("img", { name: "roof.png" });
  await expect(shown).toBeVisible({ timeout: 30_000 });
  expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  await isAccessibleEverywhere(page, "attach-thread");
}

async function stepWithFile(page: Page, workspace: string) {
  await page.goto(`${workspace}/campaigns`);
  await page.getByRole("button", { name: "New campaign", exact: true }).first().click();
  await expect(page).toHaveURL(/\/edit\//);
  await page.goto(page.url().replace(/\/edit\/.*/, "/edit/message"));
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Attach files" }).first().click();
  await (await chooser).setFiles([roof]);
  await expect(page.getByText("roof.png")).toBeVisible();
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await isAccessibleEverywhere(page, "attach-step");
  await page.reload();
  await expect(page.getByText("roof.png")).toBeVisible();
  await page.getByRole("button", { name: "Remove roof.png" }).press("Enter");
  await expect(page.getByText("roof.png")).toHaveCount(0);
}

/** Counting opens and clicks is off until somebody wants it, and each campaign can leave it out. */
async function tracking(page: Page, workspace: string) {
  await page.getByRole("combobox", { name: "Sent by" }).first().click();
  await page.getByRole("option", { name: "E-mail" }).click();
  const own = page.getByRole("switch", { name: "Count opens and clicks of its e-mails" });
  await expect(own).toBeChecked();
  await own.press("Space");
  await expect(own).not.toBeChecked();
  await isAccessibleEverywhere(page, "track-campaign");
  await page.goto(`${workspace}/settings/channels`);
  const whole = page.getByRole("switch", { name: "Count who opens and follows marketing mail" });
  await expect(whole).not.toBeChecked();
  await whole.press("Space");
  await expect(whole).toBeChecked();
  await isAccessibleEverywhere(page, "track-workspace");
  await page.reload();
  await expect(whole).toBeChecked();
}

test("a person answers with a picture, sees why a program is refused, and a campaign's step carries a file", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const { withServer } = await import("../scripts/launch/server.mjs");
  const env = { REKINDLE_BOOTSTRAP_API_KEY: bootstrapKey };
  await withServer({ root: process.cwd(), node: process.execPath, env }, async ({ address, dataDir }: Server) => {
    const { call, importCsv } = restClient(address);
    await importCsv("first_name,phone\nWanda,+12125550123\n");
    const inbound = { from: "+12125550123", body: "Let me talk to a person. How does it look?" };
    const written = await call<{ conversation_id: string }>("POST", "/sandbox/inbound", inbound);
    expect(written.status).toBeLessThan(300);
    const context = await browser.newContext({ baseURL: address, viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    await signIn(page, JSON.parse(readFileSync(join(dataDir, "sample-account.json"), "utf8")));
    const workspace = page.url().replace(/(\/t\/[^/?#]+).*/, "$1");
    await page.goto(`${workspace}/inbox/all`);
    await page.getByRole("link", { name: /Wanda/ }).first().click();
    await answerWithPicture(page);
    await byRest(address, written.body.conversation_id);
    await stepWithFile(page, workspace);
    await tracking(page, workspace);
    await context.close();
  });
});
