import { NextRequest } from "next/server";
import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

const forged = {
  version: 2,
  event: { name: "a/b", data: {} },
  events: [],
  steps: {},
  ctx: { run_id: "r", attempt: 0 },
};
const call = () =>
  new NextRequest("http://localhost/api/inngest?fnId=rekindle-platform.prune&stepId=step", {
    method: "POST",
    body: JSON.stringify(forged),
  });

test("with the embedded engine the route does not exist", async () => {
  const { GET, POST, PUT } = await import("./route");
  for (const method of [GET, POST, PUT]) expect((await method(call(), {})).status).toBe(404);
});

test("with an Inngest server an unsigned call is refused, also when the environment asks for development mode", async () => {
  vi.stubEnv("INNGEST_EVENT_KEY", "event-key");
  vi.stubEnv("INNGEST_SIGNING_KEY", "signkey-prod-0123456789abcdef");
  vi.stubEnv("INNGEST_DEV", "1");
  const { POST, GET } = await import("./route");
  expect((await POST(call(), {})).status).toBe(401);
  expect((await GET(new NextRequest("http://localhost/api/inngest"), {})).status).toBe(401);
});
