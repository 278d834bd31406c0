import { expect, test } from "vitest";
import { brands, dialogueTurns } from "@/drizzle/schema";
import { readInbound, signInbound } from "@/server/channels";
import { hearText } from "@/server/dialogue";
import { startJobs } from "@/server/jobs";
import { database, inTransaction } from "@/server/platform/db";
import { withDatabase } from "@/server/testing";
import { aTextableLead, aTexter } from "@/server/testing/texts";
import { inngest } from "./client";
import { takeTurns } from "./dialogue";
import { relayOutbox } from "./relay";

withDatabase();

test("[P-NFR1.2] [P-2.5] a turn is taken when its debounce ends, not at the next minute: a wait of parts of seconds is not cut short", async () => {
  const ctx = await aTexter({ now: new Date().toISOString() });
  const lead = await aTextableLead(ctx);
  await inTransaction(ctx, (tx) => tx.update(brands).set({ replyDebounceSeconds: 2 }));
  const jobs = await startJobs({ sql: await database(), client: inngest, functions: [takeTurns], pollMs: 20 });
  const read = await readInbound(await signInbound(ctx, { from: lead.phone, body: "How much is it?" }));
  if ("refused" in read) throw new Error(read.sentence);
  await hearText(read.ctx, read.text);
  await relayOutbox((events) => inngest.send(events));
  const turns = () => inTransaction(ctx, (tx) => tx.select().from(dialogueTurns));
  const begun = performance.now();
  while ((await turns()).length === 0 && performance.now() - begun < 6_000)
    await new Promise((resolve) => setTimeout(resolve, 50));
  await jobs.stop();
  expect((await turns()).map(({ outcome }) => outcome)).toHaveLength(1);
});
