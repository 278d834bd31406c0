import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test, vi } from "vitest";
import { as, aTenant, withDatabase } from "@/server/testing";
import { aTemplate, aWhatsApper } from "@/server/testing/whatsapp";
import { fetchTemplates, templateIn } from "./fetch-templates";
import { listTemplates } from "./templates";

const content = (name: string, status: string, more: object = {}) => ({
  sid: `HX${"3".repeat(32)}`,
  friendly_name: name,
  language: "en",
  variables: { 1: "Lee" },
  types: { "twilio/text": { body: `Hi {{1}}, ${name}` } },
  approval_requests: { name, category: "UTILITY", status },
  date_created: "2026-11-01T10:00:00Z",
  date_updated: "2026-11-01T10:00:00Z",
  account_sid: "AC1",
  ...more,
});

const store = { status: 200, contents: [content("about_request", "approved"), content("other", "paused")] };
const server = createServer((_, response) => {
  response.writeHead(store.status, { "content-type": "application/json" });
  response.end(JSON.stringify({ contents: store.contents, meta: { key: "contents", next_page_url: null } }));
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
vi.stubEnv("TWILIO_API_BASE_URL", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
withDatabase();
afterAll(() => void server.close());

const listed = { sid: "HX1", friendlyName: "a", language: "en", types: { "twilio/text": { body: "Hi" } } };
test.each([
  [
    { category: "UTILITY", status: "approved", name: "b" },
    { name: "b", category: "utility", status: "approved" },
  ],
  [
    { category: "NEW", status: "received" },
    { name: "a", category: "marketing", status: "pending" },
  ],
  [{ status: "disabled" }, { status: "paused" }],
  [null, { name: "a", category: "marketing", status: "pending" }],
])("a content with %j is a template with %j", (approvalRequests, expected) => {
  expect(templateIn({ ...listed, approvalRequests })).toMatchObject(expected);
});

test("a content without words is no template", () => {
  expect(templateIn({ ...listed, types: { "twilio/media": { media: [] } }, approvalRequests: {} })).toBeNull();
});

test("templates come from Twilio with their approval, and what is known is brought up to date", async () => {
  const { ctx } = await aWhatsApper();
  const known = await aTemplate(ctx, { status: "pending" });
  expect(await fetchTemplates(ctx)).toEqual({ found: 2 });
  expect(await listTemplates(ctx)).toMatchObject([
    { id: known.id, name: "about_request", status: "approved", body: "Hi {{1}}, about_request" },
    { name: "other", status: "paused" },
  ]);
});

test("a store that does not answer changes nothing; a sandbox number has none; a marketer may not ask", async () => {
  const { ctx } = await aWhatsApper();
  store.status = 503;
  await expect(fetchTemplates(ctx)).rejects.toThrow("Try again in a minute");
  store.status = 200;
  expect(await listTemplates(ctx)).toEqual([]);
  await expect(fetchTemplates(await aTenant())).rejects.toThrow("no WhatsApp number at Twilio");
  await expect(fetchTemplates(as(ctx, "marketer"))).rejects.toThrow("settings:channels");
});
