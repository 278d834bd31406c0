import { expect, test } from "vitest";
import { startJobs } from "@/server/jobs";
import { database } from "@/server/platform/db";
import { withDatabase } from "@/server/testing";
import { inngest } from "./client";
import { functions } from "./functions";

withDatabase();

test("the embedded engine runs every function on the page and refuses nothing that they declare", async () => {
  const jobs = await startJobs({ sql: await database(), client: inngest, functions, background: false });
  const { rows } = await (await database()).query("select count(*)::int as n from job_crons");
  expect(Number(rows[0]?.n)).toBeGreaterThan(0);
  await jobs.stop();
});

test("every function says how often it is retried and when it is given up", () => {
  const silent = functions.filter(({ opts }) => opts.retries === undefined || !opts.timeouts?.finish);
  expect(silent.map(({ opts }) => opts.id)).toEqual([]);
});
