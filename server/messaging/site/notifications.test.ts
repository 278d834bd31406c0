import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { pushSubscriptions } from "@/drizzle/schema";
import { saveSite, siteCaller } from "@/server/channels";
import { consentHistory } from "@/server/consent";
import { inTransaction } from "@/server/platform/db";
import { aTenant, withDatabase } from "@/server/testing";
import { aBrowser, aPushService, vapidOf } from "@/server/testing/push-wire";
import { cards, shopOrigin, visits } from "@/server/testing/site";
import {
  aRunningCampaign,
  aTextableLead,
  dueTexts,
  mondayNoon,
  suppressPhone,
  touchRows,
} from "@/server/testing/texts";
import { haltSending } from "../halts/halt";
import { sendDueTouches } from "../send-due";
import { subscribe, tellOfNotification, unsubscribe } from "./notifications";

const service = await aPushService();
withDatabase();
afterAll(() => service.close());
beforeEach(() => {
  service.left.length = 0;
  service.answers.clear();
});

const asPush = { channel: "push" } as const;
let browsers = 0;

/** A workspace that is no sandbox, whose site a lead visited. */
async function aVisitor({ now = mondayNoon } = {}) {
  const ctx = await aTenant({ now, sandbox: false });
  const site = await saveSite(ctx, { origins: [shopOrigin] });
  const found = await siteCaller(site.key, shopOrigin);
  if (!found) throw new Error("The site is connected.");
  const caller = { ...found, ctx: { ...found.ctx, now: ctx.now } };
  const lead = await aTextableLead(ctx);
  const token = await visits({ ctx, site, caller }, lead.id);
  return { ctx, site, caller, lead, token };
}
type Visitor = Awaited<ReturnType<typeof aVisitor>>;

async function allows({ caller, token }: Visitor) {
  browsers += 1;
  const path = `/browser-${browsers}`;
  const browser = aBrowser(service.endpoint(path));
  await subscribe(caller, { token, given: browser.subscription });
  return { ...browser, path };
}

/** A notification due for a lead whose browser takes them. */
async function aDueNotification() {
  const visitor = await aVisitor();
  const browser = await allows(visitor);
  const campaignId = await aRunningCampaign(visitor.ctx);
  await dueTexts(visitor.ctx, campaignId, [[visitor.lead.id], asPush]);
  return { ...visitor, browser, campaignId };
}

const drain = ({ ctx }: Pick<Visitor, "ctx">, source = cards()) =>
  sendDueTouches(ctx, { limit: 50, sources: [source] });
const onlyTouch = async ({ ctx }: Pick<Visitor, "ctx">) => {
  const [touch] = await touchRows(ctx);
  if (!touch) throw new Error("no touch");
  return touch;
};
const subscriptions = ({ ctx }: Pick<Visitor, "ctx">) =>
  inTransaction(ctx, (tx) => tx.select().from(pushSubscriptions));

describe("a notification", () => {
  test("[M8.5] leaves encrypted for the browser alone, under our keys, with TTL and Topic; taken by the push service it counts as delivered", async () => {
    const due = await aDueNotification();
    expect(await drain(due)).toMatchObject({ sent: 1 });
    const [left] = service.left;
    if (!left) throw new Error("nothing left");
    expect(due.browser.read(left.body)).toMatchObject({
      title: "Your roof",
      body: "Spring offer: 10% off.",
      link: `${shopOrigin}/offer`,
      receipts: expect.stringContaining(`/api/site/${due.site.key}/notifications/`),
    });
    expect(left.body.toString("latin1")).not.toContain("roof");
    expect(left.headers).toMatchObject({
      "content-encoding": "aes128gcm",
      topic: expect.stringMatching(/^[\w-]{32}$/),
    });
    expect(Number(left.headers.ttl)).toBeGreaterThan(0);
    expect(Number(left.headers.ttl)).toBeLessThanOrEqual(14_400);
    const vapid = vapidOf(left.headers.authorization ?? "");
    expect(vapid?.publicKey).toBe(due.caller.pushKey);
    expect(vapid?.claims).toMatchObject({ aud: service.origin, sub: expect.stringMatching(/^(mailto|https):/) });
    const hours = (Number(vapid?.claims.exp) - Date.now() / 1_000) / 3_600;
    expect(hours).toBeGreaterThan(0);
    expect(hours).toBeLessThanOrEqual(24);
    expect(await onlyTouch(due)).toMatchObject({ status: "sent", delivery: "delivered", providerStatus: "delivered" });
  });

  test("what the browser tells stands in the ledger: shown, then clicked; a name that we did not give says nothing", async () => {
    const due = await aDueNotification();
    await drain(due);
    const { receipts } = due.browser.read(service.left[0]?.body ?? Buffer.alloc(0));
    const name = String(receipts).split("/").at(-1) ?? "";
    await tellOfNotification(due.caller, { name, act: "shown" });
    expect(await onlyTouch(due)).toMatchObject({ providerStatus: "shown", delivery: "delivered" });
    await tellOfNotification(due.caller, { name, act: "clicked" });
    expect(await onlyTouch(due)).toMatchObject({ providerStatus: "clicked" });
    const other = await aVisitor();
    for (const [caller, wrong] of [
      [due.caller, `${name.slice(0, -1)}${name.endsWith("a") ? "b" : "a"}`],
      [due.caller, "x"],
      [other.caller, name],
    ] as const)
      await expect(tellOfNotification(caller, { name: wrong, act: "clicked" })).rejects.toThrow("not found");
  });

  test("goes to every browser of the person; one that has ended is deleted, and the others got it", async () => {
    const due = await aDueNotification();
    const second = await allows(due);
    service.answers.set(due.browser.path, { status: 410 });
    expect(await drain(due)).toMatchObject({ sent: 1 });
    expect(service.left.map(({ path }) => path).sort()).toEqual([due.browser.path, second.path].sort());
    expect(await subscriptions(due)).toHaveLength(1);
    expect(await onlyTouch(due)).toMatchObject({ status: "sent", delivery: "delivered" });
  });

  test.each([404, 410])("answered %s everywhere, no browser is left and it has failed", async (status) => {
    const due = await aDueNotification();
    service.answers.set(due.browser.path, { status });
    await drain(due);
    expect(await subscriptions(due)).toEqual([]);
    expect(await onlyTouch(due)).toMatchObject({ status: "failed", reason: expect.stringContaining("No browser") });
  });

  test.each([413, 400, 403])("answered %s it has failed with a sentence, and the browser stays", async (status) => {
    const due = await aDueNotification();
    service.answers.set(due.browser.path, { status });
    await drain(due);
    expect(await subscriptions(due)).toHaveLength(1);
    expect(await onlyTouch(due)).toMatchObject({ status: "failed", reason: expect.stringContaining(`(${status})`) });
  });

  test.each([429, 500, 503])(
    "answered %s it is offered again later, under the same Topic, not before it was asked to",
    async (status) => {
      const due = await aDueNotification();
      service.answers.set(due.browser.path, { status, headers: { "retry-after": "120" } });
      await drain(due);
      const waiting = await onlyTouch(due);
      expect(waiting).toMatchObject({ status: "pending", reason: expect.stringContaining(`(${status})`) });
      expect(waiting.dueAt.getTime() - due.ctx.now().getTime()).toBeGreaterThanOrEqual(120_000);
      service.answers.clear();
      due.ctx.setNow(new Date(due.ctx.now().getTime() + 600_000));
      expect(await drain(due)).toMatchObject({ sent: 1 });
      expect(new Set(service.left.map(({ headers }) => headers.topic)).size).toBe(1);
    },
  );

  test("larger than browsers take is refused before anything leaves", async () => {
    const due = await aDueNotification();
    await drain(due, cards({ body: "🏠".repeat(499), link: `${shopOrigin}/${"x".repeat(2_000)}` }));
    expect(service.left).toEqual([]);
    expect(await onlyTouch(due)).toMatchObject({
      status: "failed",
      reason: expect.stringMatching(/takes \d+ bytes; browsers take at most 3993/),
    });
  });

  test("at night it waits for the hours of texts, since a phone would buzz", async () => {
    const due = await aDueNotification();
    due.ctx.setNow("2026-11-24T04:00:00Z");
    await drain(due);
    expect(service.left).toEqual([]);
    expect(await onlyTouch(due)).toMatchObject({ status: "held", dueAt: expect.any(Date) });
  });

  test("a halt of the channel holds it", async () => {
    const due = await aDueNotification();
    await haltSending(due.ctx, { scope: "channel", target: "push", reason: "a wrong price" });
    await drain(due);
    expect([service.left.length, (await onlyTouch(due)).status]).toEqual([0, "held"]);
  });
});

describe("who gets none", () => {
  test("whoever allowed none, and is told so", async () => {
    const visitor = await aVisitor();
    await dueTexts(visitor.ctx, await aRunningCampaign(visitor.ctx), [[visitor.lead.id], asPush]);
    await drain(visitor);
    expect(await onlyTouch(visitor)).toMatchObject({
      status: "skipped",
      reason: expect.stringContaining("No browser"),
    });
  });

  test("whoever turned them off in the last browser; what waited is cancelled, and cards go on", async () => {
    const due = await aDueNotification();
    await unsubscribe(due.caller, { token: due.token, endpoint: due.browser.subscription.endpoint });
    expect(await onlyTouch(due)).toMatchObject({ status: "cancelled" });
    await dueTexts(due.ctx, due.campaignId, [[due.lead.id], { channel: "in_app", step: 2 }]);
    expect(await drain(due)).toMatchObject({ sent: 1 });
    expect(service.left).toEqual([]);
  });

  test("turned off in one of two browsers, the other still gets them", async () => {
    const due = await aDueNotification();
    const second = await allows(due);
    await unsubscribe(due.caller, { token: due.token, endpoint: due.browser.subscription.endpoint });
    expect(await drain(due)).toMatchObject({ sent: 1 });
    expect(service.left.map(({ path }) => path)).toEqual([second.path]);
  });

  test("whoever stopped everything by text", async () => {
    const due = await aDueNotification();
    await suppressPhone(due.ctx, due.lead.phone);
    await drain(due);
    expect([service.left.length, (await onlyTouch(due)).status]).toEqual([0, "skipped"]);
  });
});

test("the permission is recorded with its page and browser, once; a new one after turning off is a fresh opt-in", async () => {
  const due = await aDueNotification();
  await subscribe(due.caller, { token: due.token, given: due.browser.subscription });
  const said = async () =>
    (await consentHistory(due.ctx, due.lead.id)).filter(({ channel }) => channel === "push").map(({ event }) => event);
  expect(await said()).toEqual(["granted"]);
  const [first] = (await consentHistory(due.ctx, due.lead.id)).filter(({ channel }) => channel === "push");
  expect(first).toMatchObject({
    source: `allowed notifications at ${shopOrigin}`,
    evidence: { origin: shopOrigin, user_agent: "Test browser" },
  });
  await unsubscribe(due.caller, { token: due.token, endpoint: due.browser.subscription.endpoint });
  await subscribe(due.caller, { token: due.token, given: due.browser.subscription });
  expect((await said()).sort()).toEqual(["granted", "granted", "withdrawn"]);
});

test.each([
  ["http://fcm.googleapis.com/x", "over HTTPS"],
  ["https://push.example.com/x", "not known"],
  ["https://fcm.googleapis.com.example.com/x", "not known"],
  ["https://user:pass@fcm.googleapis.com/x", "names no user"],
  ["https://169.254.169.254/latest", "cannot be reached"],
  ["https://10.0.0.1/x", "cannot be reached"],
])("[case 66] a subscription at %s is refused: %s", async (endpoint, sentence) => {
  const visitor = await aVisitor();
  const { subscription } = aBrowser(endpoint);
  await expect(subscribe(visitor.caller, { token: visitor.token, given: subscription })).rejects.toThrow(sentence);
  expect(await subscriptions(visitor)).toEqual([]);
});

test("a browser that somebody else signs in with is theirs from then on; its address is stored sealed", async () => {
  const visitor = await aVisitor();
  const browser = await allows(visitor);
  const other = await aTextableLead(visitor.ctx);
  const token = await visits(visitor, other.id);
  await subscribe(visitor.caller, { token, given: browser.subscription });
  const rows = await subscriptions(visitor);
  expect(rows.map(({ leadId }) => leadId)).toEqual([other.id]);
  expect(Buffer.from(rows[0]?.sealed ?? []).toString("latin1")).not.toContain("browser-");
});
