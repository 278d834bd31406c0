import { expect, test } from "vitest";
import { sendDueTouches } from "@/server/messaging";
import { withDatabase } from "@/server/testing";
import { aSite, asCard, cards, shopOrigin, vouchedFor } from "@/server/testing/site";
import { aRunningCampaign, aTextableLead, dueTexts } from "@/server/testing/texts";
import { OPTIONS } from "./door";
import * as one from "./messages/[id]/route";
import * as messages from "./messages/route";
import * as session from "./session/route";

withDatabase();

const at = (key: string, id?: string) => ({ params: Promise.resolve({ key, ...(id ? { id } : {}) }) });

type Asked = { method?: string; origin?: string | null; token?: string; body?: unknown; address?: string };
const request = ({ method = "GET", origin = shopOrigin, token, body, address = "203.0.113.1" }: Asked = {}) =>
  new Request("http://localhost:3000/api/site", {
    method,
    headers: {
      "x-forwarded-for": address,
      ...(origin ? { origin } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });

async function aReader() {
  const { ctx, site } = await aSite({ now: new Date().toISOString() });
  const lead = await aTextableLead(ctx);
  const given = vouchedFor(site.secret, { lead_id: lead.id });
  const begun = await session.POST(request({ method: "POST", body: given }), at(site.key));
  const { token } = await begun.json();
  await dueTexts(ctx, await aRunningCampaign(ctx), [[lead.id], asCard]);
  await sendDueTouches(ctx, { limit: 10, sources: [cards()] });
  return { ctx, site, lead, begun, token, given };
}

test("[M8.5] a listed page begins a session, reads the cards and tells what became of them; the answers name nobody", async () => {
  const { site, begun, token } = await aReader();
  expect([begun.status, begun.headers.get("access-control-allow-origin")]).toEqual([201, shopOrigin]);
  const answer = await messages.GET(request({ token }), at(site.key));
  expect(answer.headers.get("access-control-allow-origin")).toBe(shopOrigin);
  const { data } = await answer.json();
  expect(data).toHaveLength(1);
  expect(Object.keys(data[0]).sort()).toEqual(["at", "body", "id", "is_new", "link", "title"]);
  const told = await one.POST(request({ method: "POST", token, body: { act: "dismissed" } }), at(site.key, data[0].id));
  expect(told.status).toBe(204);
  expect(await (await messages.GET(request({ token }), at(site.key))).json()).toEqual({ messages: "on", data: [] });
});

test("another page, no page, an unknown key and a preflight of theirs learn the same: nothing", async () => {
  const { site, token } = await aReader();
  const foreign = request({ token, origin: "https://elsewhere.example.com" });
  for (const answer of [
    await messages.GET(foreign, at(site.key)),
    await messages.GET(request({ token, origin: null }), at(site.key)),
    await messages.GET(request({ token }), at("site_nobody")),
    await OPTIONS(request({ method: "OPTIONS", origin: "https://elsewhere.example.com" }), at(site.key)),
  ]) {
    expect(answer.status).toBe(403);
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  }
  const allowed = await OPTIONS(request({ method: "OPTIONS" }), at(site.key));
  expect([allowed.status, allowed.headers.get("access-control-allow-headers")]).toEqual([
    204,
    "authorization, content-type",
  ]);
});

test.each([
  ["a body that is no JSON", "{", 400],
  ["a body of another form", { expires: 1 }, 422],
  ["two names at once", { lead_id: "a", external_id: "b", expires: 1, signature: "x" }, 422],
  ["a forged signature", { external_id: "b", expires: 1, signature: "x" }, 403],
  ["a body too large", "x".repeat(10_001), 400],
])("%s is answered with a sentence that the page may read", async (_, body, status) => {
  const { site } = await aReader();
  const answer = await session.POST(request({ method: "POST", body }), at(site.key));
  expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([status, shopOrigin]);
});

test("turned off, messages stay off; signed out, the session is not known", async () => {
  const { site, token } = await aReader();
  await messages.POST(request({ method: "POST", token, body: { messages: "off" } }), at(site.key));
  expect(await (await messages.GET(request({ token }), at(site.key))).json()).toEqual({ messages: "off", data: [] });
  expect((await session.DELETE(request({ method: "DELETE", token }), at(site.key))).status).toBe(204);
  expect((await messages.GET(request({ token }), at(site.key))).status).toBe(403);
});

test("too many sessions from one address in a minute are put off, others go on", async () => {
  const { site, given } = await aReader();
  const begin = (address: string) => session.POST(request({ method: "POST", body: given, address }), at(site.key));
  const answers: number[] = [];
  for (let turn = 0; turn < 21; turn++) answers.push((await begin("203.0.113.9")).status);
  expect(answers.slice(0, 20)).toEqual(Array(20).fill(201));
  expect(answers[20]).toBe(429);
  expect((await begin("203.0.113.10")).status).toBe(201);
});
