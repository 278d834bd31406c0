import { createECDH, createHmac, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { isAccessible, isAccessibleEverywhere, looks } from "./support/accessible";
import { bootstrapKey, restClient, secondsToNoon, until } from "./support/rest-client";
import { signIn } from "./support/sample-account";

type Client = ReturnType<typeof restClient>;
type Server = { address: string; dataDir: string };

/** A shop of its own origin, whose pages carry the script with what its server signs. */
async function aShop() {
  let script = "";
  const told: string[] = [];
  const server = createServer((request, answer) => {
    if (request.url === "/rekindle-worker.js") {
      answer.setHeader("content-type", "text/javascript");
      answer.end(`importScripts("${/src="([^"]+)messages\.js"/.exec(script)?.[1]}worker.js");`);
      return;
    }
    if (request.url === "/told") {
      request.on("data", (chunk) => told.push(String(chunk)));
      request.on("end", () => answer.writeHead(204).end());
      return;
    }
    answer.setHeader("content-type", "text/html; charset=utf-8");
    answer.end(
      `<!doctype html><html lang="en"><head><title>Shop</title><meta name="color-scheme" content="light dark"></head><body><main><h1>Shop</h1><p>Roofs and gutters.</p></main>${script}</body></html>`,
    );
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    told,
    carries: (words: string) => {
      script = words;
    },
    close: () => server.close(),
  };
}

type Shop = Awaited<ReturnType<typeof aShop>>;

const signed = (secret: string, externalId: string) => {
  const expires = Math.floor(Date.now() / 1000) + 3600;
  const signature = createHmac("sha256", secret).update(`external:${externalId}:${expires}`).digest("hex");
  return `data-external-id="${externalId}" data-expires="${expires}" data-signature="${signature}"`;
};

const copied = async (page: Page, what: string): Promise<string> => {
  await page.getByRole("button", { name: `Copy: ${what}` }).click();
  return page.evaluate(() => navigator.clipboard.readText());
};

async function connected(context: BrowserContext, { address, dataDir }: Server, origin: string) {
  const page = await context.newPage();
  await signIn(page, JSON.parse(readFileSync(join(dataDir, "sample-account.json"), "utf8")));
  const workspace = page.url().replace(/(\/t\/[^/?#]+).*/, "$1");
  await page.goto(`${workspace}/settings/channels`);
  await page.getByRole("button", { name: "Connect your site" }).click();
  await page.getByRole("textbox", { name: "Addresses of your site" }).fill("shop.example.com");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("is no origin");
  await page.getByRole("textbox", { name: "Addresses of your site" }).fill(origin);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("button", { name: "Renew the secret" })).toBeVisible();
  await isAccessibleEverywhere(page, "settings-site");
  const [key, secret] = [await copied(page, "Public key"), await copied(page, "Secret")];
  expect(await copied(page, "The script, once on each page")).toContain(`${address}/embed/messages.js`);
  return { page, workspace, key, secret };
}

/** A campaign of one step to everybody, sent. */
async function sendCard({ call }: Client, shop: Shop, subject: string, channel = "in_app") {
  const step = { channel, subject, body: "Spring offer for {first_name|you}.", link: `${shop.origin}/offer` };
  const created = await call<{ id: string }>("POST", "/campaigns", { name: subject, filter: {}, steps: [step] });
  expect(created.status).toBe(201);
  const launched = await call("POST", `/campaigns/${created.body.id}/launch`, { hold_seconds: 0 });
  expect(launched).toMatchObject({ status: 202 });
  await until(async () => {
    const { body } = await call<{ data: unknown[] }>("GET", `/campaigns/${created.body.id}/touches?status=sent`);
    return body.data.length > 0 ? true : null;
  });
}

type Scene = { browser: Browser; shop: Shop; client: Client };

/** A shop that is connected and whose page carries the script for one lead. */
async function withShop(browser: Browser, play: (scene: Scene) => Promise<void>) {
  const { withServer } = await import("../scripts/launch/server.mjs");
  const env = { REKINDLE_BOOTSTRAP_API_KEY: bootstrapKey };
  await withServer({ root: process.cwd(), node: process.execPath, env }, async (server: Server) => {
    const shop = await aShop();
    const client = restClient(server.address);
    await client.call("POST", "/sandbox/clock", { advance_seconds: secondsToNoon(new Date()) });
    await client.importCsv("first_name,phone,external_id\nSina,+12122204567,crm-1\n");
    const context = await browser.newContext({ baseURL: server.address, viewport: { width: 1366, height: 768 } });
    await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.address });
    const { key, secret } = await connected(context, server, shop.origin);
    await context.close();
    shop.carries(
      `<script type="module" src="${server.address}/embed/messages.js" data-site="${key}" data-worker="/rekindle-worker.js" data-business="Northwind" ${signed(secret, "crm-1")}></script>`,
    );
    await play({ browser, shop, client });
    shop.close();
  });
}

async function readsByKeyboard(page: Page) {
  const card = page.getByRole("region", { name: "Your roof" });
  await expect(card).toContainText("Spring offer for Sina.");
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
  for (const { colorScheme, width } of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 740 });
    await isAccessible(page);
  }
  await card.getByRole("button", { name: "Dismiss: Your roof" }).press("Escape");
  await expect(card).toBeHidden();
  const launcher = page.getByRole("button", { name: "Messages (1)" });
  await expect(launcher).toBeFocused();
  await launcher.press("Enter");
  await expect(page.getByRole("dialog", { name: "Messages" })).toBeFocused();
  await isAccessible(page);
  await page.keyboard.press("Escape");
  await expect(launcher).toBeFocused();
  await launcher.press("Enter");
}

test("[M8.5] a card of a campaign is read on the workspace's own site by keyboard, followed, put away, and turned off there", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  await withShop(browser, async ({ shop, client }) => {
    const visitor = await browser.newContext();
    const page = await visitor.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(shop.origin);
    const launcher = page.getByRole("button", { name: "Messages", exact: true });
    await expect(launcher).toBeVisible();
    await sendCard(client, shop, "Your roof");
    await page.reload();
    await readsByKeyboard(page);
    const inbox = page.getByRole("dialog", { name: "Messages" });
    await inbox.getByRole("link", { name: "Open: Your roof" }).click();
    await expect(page).toHaveURL(`${shop.origin}/offer`);
    await launcher.click();
    await page.getByRole("button", { name: "Dismiss: Your roof" }).click();
    await expect(inbox).toContainText("No messages.");
    await inbox.getByRole("button", { name: "Turn messages off" }).click();
    await expect(inbox).toContainText("Messages are off.");
    await page.reload();
    await expect(page.getByRole("heading", { name: "Shop" })).toBeVisible();
    await expect(page.getByRole("button", { name: /^Messages/ })).toHaveCount(0);
    expect(errors).toEqual([]);
    const { body } = await client.call<{ data: { suppressed: string[] }[] }>("GET", "/leads?search=Sina");
    expect(body.data[0]?.suppressed).toEqual(["in_app"]);
    await visitor.close();
  });
});

/** Chromium without a head has no push service: its subscription is made here, and nothing else. */
const subscribed = () => {
  const pair = createECDH("prime256v1");
  pair.generateKeys();
  const endpoint = "https://fcm.googleapis.com/fcm/send/journey";
  return { endpoint, keys: { p256dh: pair.getPublicKey("base64url"), auth: randomBytes(16).toString("base64url") } };
};

function stubPush(told: ReturnType<typeof subscribed>) {
  const subscription = { toJSON: () => told, unsubscribe: async () => true };
  const own = { subscribe: async () => subscription, getSubscription: async () => subscription };
  Object.assign(PushManager.prototype, own);
}

/** Lets the push service of the browser's own inspector bring a notification to the page's worker. */
async function bring(page: Page, origin: string, message: Record<string, string>) {
  const inspector = await page.context().newCDPSession(page);
  const registrationId = new Promise<string>((found) => {
    inspector.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [own] = registrations.filter(({ scopeURL }) => scopeURL.startsWith(origin));
      if (own) found(own.registrationId);
    });
  });
  await inspector.send("ServiceWorker.enable");
  const push = { origin, registrationId: await registrationId, data: JSON.stringify(message) };
  await inspector.send("ServiceWorker.deliverPushMessage", push);
}

test("[M8.5] notifications are asked for by the visitor's own click, sent by a campaign, shown by the site's worker, and stopped", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  await withShop(browser, async ({ shop, client }) => {
    const visitor = await browser.newContext();
    await visitor.grantPermissions(["notifications"], { origin: shop.origin });
    const page = await visitor.newPage();
    await page.addInitScript(stubPush, subscribed());
    await page.goto(shop.origin);
    await page.getByRole("button", { name: "Messages", exact: true }).click();
    const inbox = page.getByRole("dialog", { name: "Messages" });
    expect(await page.evaluate(() => navigator.serviceWorker.getRegistrations().then(({ length }) => length))).toBe(0);
    await inbox.getByRole("button", { name: "Get notifications" }).click();
    await expect(inbox.getByRole("button", { name: "Stop notifications" })).toBeVisible();
    await isAccessible(page);

    await sendCard(client, shop, "Spring", "push");
    const receipts = `${shop.origin}/told`;
    const message = { title: "Spring", body: "10% off.", link: `${shop.origin}/offer`, receipts, tag: "one" };
    await bring(page, shop.origin, message);
    await until(async () => (shop.told.includes('{"act":"shown"}') ? true : null));
    const shown = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return (await registration.getNotifications()).map(({ title, body }) => ({ title, body }));
    });
    expect(shown).toEqual([{ title: "Spring", body: "10% off." }]);

    await inbox.getByRole("button", { name: "Stop notifications" }).click();
    await expect(inbox.getByRole("button", { name: "Get notifications" })).toBeVisible();
    const { body } = await client.call<{ data: { suppressed: string[] }[] }>("GET", "/leads?search=Sina");
    expect(body.data[0]?.suppressed).toEqual(["push"]);
    await visitor.close();
  });
});
