import { NonRetriableError, RetryAfterError, version } from "inngest";
import { afterEach, beforeEach, expect, test } from "vitest";
import manifest from "@/package.json" with { type: "json" };
import { newId } from "@/server/platform/ids";
import { wakeOf } from "./delays";
import { driveSdk, type EngineDoor, embeddedClient, openDoor, type SdkCall, signature } from "./sdk";

// What the pinned SDK says on the wire, recorded. When a bump changes a line here, read the engine again before it lands.

const received: { events: unknown[]; checkpoints: unknown[] } = { events: [], checkpoints: [] };
const door: EngineDoor = {
  receive: async (events, seed) => {
    received.events.push(...events, { seed: seed !== null });
    return events.map(() => "event-id");
  },
  checkpoint: async (ticket, steps) => {
    received.checkpoints.push({
      ticket,
      steps: steps.map(({ id, op, name, displayName, data }) => ({ id, op, name, displayName, data })),
    });
    return !ticket.startsWith("stale");
  },
};
let closeDoor = () => {};
const client = embeddedClient(`contract-${newId()}`);
beforeEach(() => {
  closeDoor = openDoor(client.id, door);
});
afterEach(() => {
  closeDoor();
  received.events = [];
  received.checkpoints = [];
});

const functions = [
  client.createFunction({ id: "returns", triggers: [{ event: "a/b" }], retries: 2 }, ({ event }) => ({
    got: event.data.n,
  })),
  client.createFunction({ id: "step", triggers: [{ event: "a/b" }], retries: 2 }, async ({ step }) =>
    step.run("one", () => undefined),
  ),
  client.createFunction({ id: "sleeps", triggers: [{ event: "a/b" }], retries: 2 }, async ({ step }) =>
    step.sleep("rest", "26h"),
  ),
  client.createFunction({ id: "sleeps-never", triggers: [{ event: "a/b" }], retries: 2 }, async ({ step }) =>
    step.sleep("rest", "1d2h"),
  ),
  client.createFunction({ id: "sleeps-until", triggers: [{ event: "a/b" }], retries: 2 }, async ({ step }) =>
    step.sleepUntil("rest", new Date("2030-01-02T03:04:05.000Z")),
  ),
  client.createFunction({ id: "throws", triggers: [{ event: "a/b" }], retries: 2 }, async () => {
    throw new Error("broken");
  }),
  client.createFunction({ id: "gives-up", triggers: [{ event: "a/b" }], retries: 2 }, async () => {
    throw new NonRetriableError("never");
  }),
  client.createFunction({ id: "asks-later", triggers: [{ event: "a/b" }], retries: 2 }, async () => {
    throw new RetryAfterError("busy", 7_000);
  }),
  client.createFunction({ id: "step-throws", triggers: [{ event: "a/b" }], retries: 2 }, async ({ step }) =>
    step.run("one", () => {
      throw new Error("broken step");
    }),
  ),
  client.createFunction({ id: "sends", triggers: [{ event: "a/b" }], retries: 2 }, async ({ step }) =>
    step.sendEvent("tell", { id: "own-id", name: "c/d", data: { x: 1 }, ts: 5 }),
  ),
  client.createFunction({ id: "parallel", triggers: [{ event: "a/b" }], retries: 2 }, async ({ step }) =>
    Promise.all([step.run("left", () => 1), step.run("right", () => 2)]),
  ),
  client.createFunction(
    {
      id: "declares",
      triggers: [{ event: "a/b" }, { cron: "TZ=Europe/Berlin 0 9 * * *" }],
      retries: 3,
      concurrency: { key: "event.data.tenantId", limit: 1 },
      debounce: { key: "event.data.chat", period: "3s", timeout: "10s" },
      timeouts: { finish: "10m" },
      onFailure: () => {},
    },
    () => {},
  ),
];
const sdk = driveSdk(client, functions);

async function answer(id: string, more: Partial<SdkCall> = {}) {
  const event = { id: "e", name: "a/b", data: { n: 1 }, ts: 1 };
  const call = {
    functionId: `${client.id}-${id}`,
    runId: "run",
    ticket: "job:token",
    attempt: 0,
    maxAttempts: 3,
    event,
    steps: {},
    order: [],
  };
  const { status, headers, body } = await sdk.call({ ...call, ...more });
  const { "x-inngest-no-retry": noRetry, "retry-after": retryAfter } = headers;
  return { status, noRetry, retryAfter, body: steady(JSON.parse(body)) };
}

/** Without what differs from run to run: timings and stacks. */
function steady(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (name, member) => (name === "timing" || name === "stack" ? undefined : member)),
  );
}

const one = "fe05bcdcdc4928012781a5f1a2a77cbb5398e106"; // sha1("one")

test("the SDK is the pinned version", () => {
  expect(manifest.dependencies.inngest).toBe("4.24.0");
  expect(version).toBe(manifest.dependencies.inngest);
});

test("registration: a function's options arrive as the engine reads them", async () => {
  const configs = (await sdk.describe()).filter(({ id }) => id.includes("-declares"));
  const text = JSON.stringify(
    configs.map(({ steps, ...config }) => ({ ...config, retries: steps.step?.retries })),
    null,
    1,
  );
  expect(text.replaceAll(client.id, "app")).toMatchSnapshot();
});

test("a function that returns", async () => {
  expect(await answer("returns")).toMatchSnapshot();
});

test("a step is saved under the ticket, then the run is complete", async () => {
  expect(await answer("step")).toMatchSnapshot();
  expect(steady(received.checkpoints)).toMatchSnapshot();
});

test("a step that is known is not run again", async () => {
  const known = await answer("step", { steps: { [one]: { data: 42 } }, order: [one] });
  expect(known).toMatchSnapshot();
  expect(received.checkpoints).toEqual([]);
});

test("a retried step hands its result back instead of going on", async () => {
  expect(await answer("step", { attempt: 1 })).toMatchSnapshot();
  expect(received.checkpoints).toEqual([]);
});

test("a ticket that has passed on stops the function", async () => {
  expect(await answer("step", { ticket: "stale" })).toMatchSnapshot();
});

test("sleeps", async () => {
  expect(await answer("sleeps")).toMatchSnapshot();
  expect(await answer("sleeps-until")).toMatchSnapshot();
});

test("a sleep that the SDK cannot read arrives without a length: the engine must refuse it", async () => {
  expect(await answer("sleeps-never")).toMatchObject({ status: 206, body: [{ op: "Sleep", name: "" }] });
  expect(wakeOf("")).toBeNull();
});

test("errors of a function: again, never, later, and the last try", async () => {
  expect(await answer("throws")).toMatchSnapshot();
  expect(await answer("gives-up")).toMatchSnapshot();
  expect(await answer("asks-later")).toMatchSnapshot();
  expect(await answer("throws", { attempt: 2 })).toMatchSnapshot();
});

test("errors of a step: again, and the last try", async () => {
  expect(await answer("step-throws")).toMatchSnapshot();
  expect(await answer("step-throws", { attempt: 2 })).toMatchSnapshot();
});

test("an event sent in a step arrives with its id and a seed", async () => {
  await answer("sends");
  expect(received.events).toMatchSnapshot();
});

test("steps in parallel arrive as a plan", async () => {
  expect(await answer("parallel")).toMatchSnapshot();
});

test("an unknown function and a wrong signature are refused", async () => {
  expect(await answer("unknown")).toMatchObject({ status: 500 });
  expect(
    signature({ b: [1, { d: null, c: "é" }], a: undefined }, "signkey-test-abcd", 1_700_000_000),
  ).toMatchSnapshot();
});
