import { expect, test } from "vitest";
import { z } from "zod";
import { type TestCtx, withDatabase } from "@/server/testing";
import { aTenant } from "@/server/testing/tenant";
import { announce, defineEvent } from "./announce";
import { database, inTransaction } from "./db";
import { currentCursor, follow, type LiveEvent } from "./live";

withDatabase();

const rang = defineEvent("testing/bell.rang", z.object({ number: z.number() }));
const ring = (ctx: TestCtx, number: number) => inTransaction(ctx, (tx) => announce(tx, rang, { number }));

async function openStream(ctx: TestCtx) {
  const leave = new AbortController();
  const stream = follow(ctx, await currentCursor(ctx), leave.signal);
  const next = async () => (((await stream.next()).value ?? []) as LiveEvent[]).map(({ data }) => data.number);
  return { next, leave };
}

test("what is announced while a stream looks elsewhere is heard at once, not at the next poll, and once", async () => {
  const ctx = await aTenant();
  const { next, leave } = await openStream(ctx);
  expect(await next()).toEqual([]);
  await ring(ctx, 1);
  await ring(ctx, 2);
  const asked = performance.now();
  const heard = await next();
  const waitedMs = performance.now() - asked;
  while (heard.length < 2) heard.push(...(await next())); // on a server another transaction may hide the newest for a moment
  expect(heard).toEqual([1, 2]);
  if ((await database()).engine === "pglite") expect(waitedMs).toBeLessThan(400);
  leave.abort();
});

test("a waiting stream hears only its own workspace, and ends when its browser leaves", async () => {
  const [ours, theirs] = [await aTenant(), await aTenant()];
  const { next, leave } = await openStream(ours);
  await next();
  const waiting = next();
  await ring(theirs, 1);
  await ring(ours, 2);
  const heard = await waiting;
  while (heard.length < 1) heard.push(...(await next()));
  expect(heard).toEqual([2]);
  const last = next();
  leave.abort();
  expect(await last).toEqual([]);
});
