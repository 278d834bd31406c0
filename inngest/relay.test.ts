import { eq } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { eventOutbox } from "@/drizzle/schema";
import { embeddedClient, type Jobs, startJobs } from "@/server/jobs";
import { announce, defineEvent, onAnnounced } from "@/server/platform/announce";
import { database, inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { aTenant, withDatabase } from "@/server/testing";
import { type OutgoingEvent, pruneOutbox, relayOutbox } from "./relay";

withDatabase();

const thingHappened = defineEvent("test/thing.happened", z.object({ thingId: z.string() }));
const rowsOf = (ctx: Awaited<ReturnType<typeof aTenant>>) => inTransaction(ctx, (tx) => tx.select().from(eventOutbox));
const recorder = () => {
  const sent: OutgoingEvent[] = [];
  return {
    sent,
    send: async (events: OutgoingEvent[]) =>
      void sent.push(...events.filter(({ name }) => name === thingHappened.name)),
  };
};

test("announcements of every tenant are sent once, with their row's id and their tenant", async () => {
  const tenants = [await aTenant(), await aTenant()];
  for (const ctx of tenants) await inTransaction(ctx, (tx) => announce(tx, thingHappened, { thingId: ctx.tenantId }));
  const { sent, send } = recorder();
  await relayOutbox(send);
  await relayOutbox(send);
  expect(sent.map(({ data }) => data).sort(byThing)).toEqual(
    tenants.map(({ tenantId }) => ({ thingId: tenantId, tenantId })).sort(byThing),
  );
  const [first] = tenants;
  const stored = first ? await rowsOf(first) : [];
  expect(sent.map(({ id }) => id)).toContain(stored.find(({ name }) => name === thingHappened.name)?.id);
  expect(stored.every(({ relayedAt }) => relayedAt !== null)).toBe(true);
});

const byThing = (a: Record<string, unknown>, b: Record<string, unknown>) =>
  String(a.thingId) < String(b.thingId) ? -1 : 1;

test("what could not be sent stays and is sent later under the same id", async () => {
  const ctx = await aTenant();
  await inTransaction(ctx, (tx) => announce(tx, thingHappened, { thingId: "1" }));
  await relayOutbox(async () => {
    throw new Error("Inngest is away");
  });
  expect((await rowsOf(ctx)).some(({ relayedAt }) => relayedAt === null)).toBe(true);
  const { sent, send } = recorder();
  await relayOutbox(send);
  expect(sent).toHaveLength(1);
});

test("what rolled back is not announced", async () => {
  const ctx = await aTenant();
  const failing = inTransaction(ctx, async (tx) => {
    await announce(tx, thingHappened, { thingId: "never" });
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  const { sent, send } = recorder();
  await relayOutbox(send);
  expect(sent).toEqual([]);
});

test("old announcements are deleted, unsent ones never", async () => {
  const ctx = await aTenant();
  for (const thingId of ["old", "new", "unsent"])
    await inTransaction(ctx, (tx) => announce(tx, thingHappened, { thingId }));
  const rows = (await rowsOf(ctx)).filter(({ name }) => name === thingHappened.name);
  const age = (thingId: string, relayedAt: Date | null) =>
    inTransaction(ctx, (tx) =>
      tx
        .update(eventOutbox)
        .set({ relayedAt })
        .where(eq(eventOutbox.id, rows.find(({ data }) => data.thingId === thingId)?.id ?? "")),
    );
  await age("old", new Date(Date.now() - 72 * 3_600_000));
  await age("new", new Date());
  expect(await pruneOutbox(ctx)).toBe(1);
  expect(
    (await rowsOf(ctx))
      .filter(({ name }) => name === thingHappened.name)
      .map(({ data }) => data.thingId)
      .sort(),
  ).toEqual(["new", "unsent"]);
});

/** Longer than the test may take. */
const muchLaterMs = 600_000;
let jobs: Jobs | undefined;
afterEach(() => jobs?.stop());

test("a commit wakes the function that waits for it: nobody waits for the next look at the queue", async () => {
  const ctx = await aTenant();
  const client = embeddedClient(`relay-${newId()}`);
  const heard: string[] = [];
  const listener = client.createFunction(
    { id: "listener", triggers: [{ event: thingHappened.name }], retries: 0 },
    ({ event }) => void heard.push(event.data.thingId),
  );
  jobs = await startJobs({ sql: await database(), client, functions: [listener], pollMs: muchLaterMs });
  await relayOutbox((events) => client.send(events));
  const silence = onAnnounced(() => void relayOutbox((events) => client.send(events)));
  for (const thingId of ["1", "2", "3"]) {
    await inTransaction(ctx, (tx) => announce(tx, thingHappened, { thingId }));
    await vi.waitFor(() => expect(heard).toContain(thingId), { timeout: 10_000, interval: 5 });
  }
  silence();
});
