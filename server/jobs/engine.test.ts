import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openPglite } from "@/server/platform/db/open-pglite";
import { embeddedClient, startJobs } from "@/server/jobs";

test("smoke", async () => {
  const db = await openPglite(null, new Blob([readFileSync(process.env.TEST_DATABASE_IMAGE ?? "")]));
  const client = embeddedClient("smoke");
  const log: string[] = [];
  const fn = client.createFunction({ id: "one", triggers: [{ event: "a/b" }], retries: 1 }, async ({ step, event }) => {
    const x = await step.run("one", () => { log.push("one"); return event.data.n; });
    await step.sleep("s", "2s");
    await step.sendEvent("again", { name: "c/d", data: { x } });
    return await step.run("two", () => { log.push("two"); return { x }; });
  });
  const g = client.createFunction({ id: "g", triggers: [{ event: "c/d" }] , onFailure: async ({ event, error }) => { log.push("fail " + error.message + event.data.event.name); }, retries: 0}, async ({ step }) => {
    await step.run("bad", () => { log.push("bad"); throw new Error("boo"); });
  });
  const jobs = await startJobs({ sql: db, client, functions: [fn, g] , background: false});
  await jobs.send({ name: "a/b", data: { n: 3 } });
  await jobs.drain();
  expect(log).toEqual(["one"]);
  await jobs.drain({ aheadMs: 3000 });
  console.log(log, await jobs.stats(), (await db.query("select function_id, status, output, error from job_runs")).rows);
  await jobs.stop();
  await db.close();
});
