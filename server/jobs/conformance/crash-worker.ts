// A process that dies: runs a journey through every kind of write and kills itself at the statement it is told to.
import { appendFileSync } from "node:fs";
import { embeddedClient, startJobs } from "@/server/jobs";
import type { Database } from "@/server/platform/db";
import { openPglite } from "@/server/platform/db/open-pglite";
import { openPostgres } from "@/server/platform/db/open-postgres";

export interface CrashOrder {
  database: { folder: string } | { url: string };
  /** Where each executed step leaves a line. */
  effects: string;
  round: number;
  /** Dies at this write, before or after the database has it; null lives on. */
  kill: { write: number; when: "before" | "after" } | null;
  /** Counts from the engine's very first statement. */
  coldStart: boolean;
  /** Runs a function that kills its process instead of the journey. */
  poison: boolean;
}

const order = JSON.parse(process.argv[2] ?? "{}") as CrashOrder;
const opened: Database =
  "url" in order.database ? await openPostgres(order.database.url) : await openPglite(order.database.folder);

let armed = order.coldStart;
let writes = 0;
const die = () => process.kill(process.pid, "SIGKILL");

const isKill = (when: "before" | "after") => order.kill?.when === when && order.kill.write === writes;

/** Counts writes and dies at the ordered one. A look for work that finds none changes nothing: no place to die at. */
async function counted(text: string, parameters?: unknown[]) {
  if (!armed) return opened.query(text, parameters);
  const looks = text.includes("skip locked");
  if (!looks) writes += 1;
  if (!looks && isKill("before")) die();
  const answer = await opened.query(text, parameters);
  if (looks && answer.rows.length > 0) writes += 1;
  if ((!looks || answer.rows.length > 0) && isKill("after")) die();
  return answer;
}

const client = embeddedClient("crash");
const effect = (round: unknown, step: string) => appendFileSync(order.effects, `${round} ${step}\n`);

const journey = client.createFunction(
  {
    id: "journey",
    triggers: [{ event: "crash/begin" }],
    retries: 2,
    concurrency: { key: "event.data.round", limit: 1 },
  },
  async ({ event, step, attempt }) => {
    const round = event.data.round;
    await step.run("a", () => effect(round, "a"));
    await step.sendEvent("tell", { id: `told-${round}`, name: "crash/told", data: { round } });
    await step.sleepUntil("rest", new Date(0));
    await step.run("b", () => effect(round, "b"));
    await step.run("flaky", () => {
      if (attempt === 0) throw new Error("once");
      effect(round, "flaky");
    });
    return round;
  },
);
const listener = client.createFunction(
  { id: "listener", triggers: [{ event: "crash/told" }], retries: 0 },
  async ({ event, step }) => step.run("heard", () => effect(event.data.round, "heard")),
);
const poison = client.createFunction(
  { id: "poison", triggers: [{ event: "crash/poison" }], retries: 0 },
  async ({ step }) =>
    step.run("die", () => {
      effect(order.round, "poison");
      die();
    }),
);
const yearly = client.createFunction({ id: "yearly", triggers: [{ cron: "0 0 1 1 *" }], retries: 0 }, () => {});

const jobs = await startJobs({
  sql: { query: counted },
  client,
  functions: [journey, listener, poison, yearly],
  sole: opened.engine === "pglite",
  leaseMs: 700,
  pollMs: 20,
  maxDeliveries: order.poison ? 2 : 5,
  backoff: () => 10,
});

async function settled() {
  for (;;) {
    const { rows } = await opened.query("select count(*)::int as n from jobs where parked_at is null", []);
    if (Number(rows[0]?.n) === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
const begin = (round: number) => jobs.send({ id: `begin-${round}`, name: "crash/begin", data: { round } });

if (order.poison) await jobs.send({ id: "poison", name: "crash/poison" });
else if (order.round > 1) await begin(order.round - 1); // as the outbox would: told again with the same id
await settled();
if (!order.poison && order.kill) {
  armed = true;
  await begin(order.round);
  await settled();
}
await jobs.stop();
await opened.close();
