import { describe, expect, test } from "vitest";
import { createKey } from "@/server/integrations";
import type { Permission } from "@/server/platform/access";
import { newId } from "@/server/platform/ids";
import { type TestCtx, withDatabase } from "@/server/testing";
import { aTextableLead, aTexter } from "@/server/testing/texts";
import * as booking from "../bookings/route";
import * as dryRun from "./[id]/dry-run/route";
import * as launch from "./[id]/launch/route";
import * as pause from "./[id]/pause/route";
import * as resume from "./[id]/resume/route";
import * as one from "./[id]/route";
import * as stop from "./[id]/stop/route";
import * as touches from "./[id]/touches/route";
import * as all from "./route";

withDatabase();

type Handler = (request: Request, route: { params: Promise<Record<string, string>> }) => Promise<Response>;
const everything: Permission[] = [
  "campaigns:read",
  "campaigns:write",
  "campaigns:launch",
  "campaigns:stop",
  "bookings:write",
  "bookings:read",
];

async function aCaller(ctx: TestCtx, scopes: Permission[] = everything) {
  const { secret } = await createKey(ctx, { name: "test", scopes });
  return async (
    handler: Handler,
    {
      method = "GET",
      id = "",
      body,
      query = "",
    }: { method?: string; id?: string; body?: unknown; query?: string } = {},
  ) => {
    const request = new Request(`http://localhost/api/v1/campaigns/${id}${query}`, {
      method,
      headers: { authorization: `Bearer ${secret}` },
      body: method === "GET" ? undefined : JSON.stringify(body ?? {}),
    });
    const response = await handler(request, { params: Promise.resolve({ id }) });
    return { status: response.status, body: await response.json() };
  };
}

const draft = {
  name: "Spring",
  filter: {},
  steps: [{ channel: "sms", mode: "fixed", body: "Hi {first_name|there}" }],
  booking_url: "https://book.example.com",
};

describe("campaigns by REST", () => {
  test("[P-FR6.2] a draft is made, tried dry, launched, paused, resumed and stopped; its ledger always adds up", async () => {
    const ctx = await aTexter();
    for (let lead = 0; lead < 3; lead++) await aTextableLead(ctx);
    await aTextableLead(ctx, { consent: "none" });
    const call = await aCaller(ctx);
    const made = await call(all.POST, { method: "POST", body: draft });
    expect(made).toMatchObject({ status: 201, body: { status: "draft", holdout_percent: 0, ledger: { intended: 0 } } });
    const { id } = made.body;
    const dry = await call(dryRun.POST, { method: "POST", id });
    expect(dry).toMatchObject({ status: 200, body: { summary: { skipped: 1 }, has_more: false } });
    expect(dry.body.data).toHaveLength(4);
    expect(await call(launch.POST, { method: "POST", id, body: { hold_seconds: 0 } })).toMatchObject({
      status: 202,
      body: { status: "running" },
    });
    const running = await call(one.GET, { id });
    const { intended, ...states } = running.body.ledger;
    expect(intended).toBe(4);
    expect(Object.values<number>(states).reduce((sum, count) => sum + count)).toBe(intended);
    expect(running.body).toMatchObject({
      outcomes: { delivered: 0, replied: 0, engaged: 0, booked: 0, opted_out: 0 },
      holdout: 0,
    });
    const skipped = await call(touches.GET, { id, query: "?status=skipped" });
    expect(skipped.body.data).toMatchObject([
      {
        step: 1,
        status: "skipped",
        reason: "There is no recorded consent to marketing texts.",
        verdict: [{ outcome: "skip" }],
      },
    ]);
    expect(await call(pause.POST, { method: "POST", id })).toMatchObject({ status: 202, body: { status: "paused" } });
    expect(await call(resume.POST, { method: "POST", id })).toMatchObject({ status: 202, body: { status: "running" } });
    expect(await call(stop.POST, { method: "POST", id })).toMatchObject({
      status: 202,
      body: { status: "stopped", already_sent: 0, cancelled: 3 },
    });
    expect(await call(launch.POST, { method: "POST", id })).toMatchObject({
      status: 422,
      body: { detail: "A stopped campaign cannot be launched again." },
    });
    expect((await call(all.GET)).body.data).toMatchObject([{ id, status: "stopped" }]);
  });

  test("a draft is changed by the fields that are named", async () => {
    const ctx = await aTexter();
    const call = await aCaller(ctx);
    const { body } = await call(all.POST, { method: "POST", body: draft });
    const changed = await call(one.PATCH, {
      method: "PATCH",
      id: body.id,
      body: { holdout_percent: 10, window: { start: "10:00", end: "16:00", days: ["monday"] } },
    });
    expect(changed).toMatchObject({
      status: 200,
      body: { name: "Spring", holdout_percent: 10, window: { monday: { start: "10:00", end: "16:00" }, sunday: null } },
    });
  });

  test.each([
    ["no steps", { ...draft, steps: [] }, "A campaign needs a first text."],
    [
      "four texts",
      { ...draft, steps: Array(4).fill(draft.steps[0]) },
      "A campaign has a first text and at most two follow-ups.",
    ],
    [
      "an unknown field in the filter",
      { ...draft, filter: { all: [{ field: "shoe_size", op: "eq", value: 9 }] } },
      'There is no field called "shoe_size".',
    ],
  ])("%s is a 422 with a sentence", async (_, body, detail) => {
    const call = await aCaller(await aTexter());
    expect(await call(all.POST, { method: "POST", body })).toMatchObject({ status: 422, body: { detail } });
  });

  test("[M13.5] another tenant's key finds nothing, and a reading key launches nothing", async () => {
    const [ours, theirs] = [await aTexter(), await aTexter()];
    const { body } = await (await aCaller(theirs))(all.POST, { method: "POST", body: draft });
    const call = await aCaller(ours);
    for (const [handler, method] of [
      [one.GET, "GET"],
      [touches.GET, "GET"],
      [launch.POST, "POST"],
      [stop.POST, "POST"],
      [dryRun.POST, "POST"],
    ] as const) {
      expect((await call(handler, { method, id: body.id })).status).toBe(404);
      expect((await call(handler, { method, id: "not-an-id" })).status).toBe(404);
    }
    const reader = await aCaller(theirs, ["campaigns:read"]);
    expect((await reader(launch.POST, { method: "POST", id: body.id })).status).toBe(403);
    expect((await reader(all.POST, { method: "POST", body: draft })).status).toBe(403);
  });

  test("a booking by REST answers 201, and 200 when it is there already", async () => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx);
    const call = await aCaller(ctx);
    const body = { lead_id: lead.id, starts_at: "2026-12-01T15:00:00Z", source: "api" };
    expect(await call(booking.POST, { method: "POST", body })).toMatchObject({
      status: 201,
      body: { lead_id: lead.id },
    });
    expect((await call(booking.POST, { method: "POST", body })).status).toBe(200);
    expect((await call(booking.POST, { method: "POST", body: { ...body, lead_id: newId() } })).status).toBe(404);
    expect((await call(booking.GET)).body.data).toHaveLength(1);
  });
});
