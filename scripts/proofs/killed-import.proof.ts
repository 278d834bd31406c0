import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LeadFile, leadFile } from "../../bench/support/lead-file";
import { bootstrapKey } from "../../e2e/support/rest-client";
import { type PostgresServer, startPostgres } from "../../server/testing/postgres";
import { builtProduct } from "./built";
import { chanceFrom, seedOfRun } from "./chance";
import { importByRest, type ShownImport } from "./import-by-rest";
import { type KillableServer, killableServer } from "./killable-server";

const rows = Number(process.env.PROOF_ROWS) || 60_000;
const kills = Number(process.env.PROOF_KILLS) || 10;
/** Of all kills, this share falls into a start of the server, the others into the writing. */
const startShare = 0.25;
const longestStartMs = 4_000;
/** A kill that waits for rows comes without them after so long: the server may be waiting, too. */
const longestWaitMs = 180_000;

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

type Run = { server: KillableServer; importId: string; chance: () => number };
type Killed = { when: "start" | "writing"; rowsDone: number; resumedMs: number };

/** What an import comes to: its counts, its rejected rows, and every lead of the workspace without what is made anew each time. */
async function outcomeOf(address: string, importId: string) {
  const rest = importByRest(address);
  const { created, updated, skipped, rejected, suppressed, status } = await rest.shown(importId);
  const counts = { status, created, updated, skipped, rejected, suppressed };
  return { counts, problems: await rest.problems(importId), leads: await rest.leads() };
}

/** The counts that the API shows never run ahead of the rows, and no row is counted twice. */
const addsUp = ({ created, updated, skipped, rejected, rows_done }: ShownImport) =>
  created + updated + skipped + rejected === rows_done;

async function untilRows({ server, importId }: Run, least: number): Promise<ShownImport> {
  const end = Date.now() + longestWaitMs;
  for (;;) {
    const shown = await importByRest(server.address).shown(importId);
    if (shown.status === "running") expect(addsUp(shown), JSON.stringify(shown)).toBe(true);
    const isOver = shown.status !== "running" && shown.status !== "validating";
    if (isOver || (shown.status === "running" && shown.rows_done >= least) || Date.now() > end) return shown;
    await wait(20);
  }
}

async function killAgainAndAgain(run: Run): Promise<Killed[]> {
  const all: Killed[] = [];
  let done = 0;
  for (let left = kills; left > 0; left--) {
    const restarted = performance.now();
    const isStart = left < kills && run.chance() < startShare;
    if (isStart) await wait(run.chance() * longestStartMs);
    else {
      await run.server.healthy();
      const moved = await untilRows(run, done + 1);
      const resumedMs = Math.round(performance.now() - restarted);
      const next = moved.rows_done + (run.chance() * 2 * (rows * 0.9 - moved.rows_done)) / (left + 1);
      const shown = await untilRows(run, next);
      done = shown.rows_done;
      await wait(run.chance() * 100);
      all.push({ when: "writing", rowsDone: done, resumedMs });
    }
    if (isStart) all.push({ when: "start", rowsDone: done, resumedMs: 0 });
    await run.server.kill();
    run.server.start();
  }
  return all;
}

async function uninterrupted(env: Record<string, string>, file: LeadFile) {
  const server = await killableServer(process.cwd(), { REKINDLE_BOOTSTRAP_API_KEY: bootstrapKey, ...env });
  try {
    server.start();
    await server.healthy();
    const rest = importByRest(server.address);
    await rest.finished(await rest.upload(file.existingCsv));
    const importId = await rest.upload(file.csv);
    await rest.finished(importId);
    const outcome = await outcomeOf(server.address, importId);
    const again = await rest.finished(await rest.upload(file.csv));
    expect(again, "the same file again").toMatchObject({ created: 0, rejected: outcome.counts.rejected });
    return outcome;
  } finally {
    await server.end();
  }
}

async function killed(env: Record<string, string>, file: LeadFile, { name, seed }: { name: string; seed: number }) {
  const server = await killableServer(process.cwd(), { REKINDLE_BOOTSTRAP_API_KEY: bootstrapKey, ...env });
  try {
    server.start();
    await server.healthy();
    const rest = importByRest(server.address);
    await rest.finished(await rest.upload(file.existingCsv));
    const importId = await rest.upload(file.csv);
    const all = await killAgainAndAgain({ server, importId, chance: chanceFrom(seed) });
    await server.healthy();
    await rest.finished(importId);
    say(
      `[${name}] killed ${all.map(({ when, rowsDone, resumedMs }) => `${when}@${rowsDone} (${resumedMs} ms)`).join(", ")}`,
    );
    expect(all).toHaveLength(kills);
    return await outcomeOf(server.address, importId);
  } finally {
    await server.end();
  }
}

type Places = { once: Record<string, string>; again: Record<string, string> };

async function proveOn({ once, again }: Places, name: string) {
  const seed = seedOfRun();
  say(`[${name}] seed ${seed}: PROOF_SEED=${seed} repeats the moments`);
  const file = leadFile(rows, { existing: Math.round(rows / 4) });
  const whole = await uninterrupted(once, file);
  const { created, updated, rejected } = file;
  expect(whole.counts).toMatchObject({ status: "completed", created, updated, rejected });
  const survived = await killed(again, file, { name, seed });
  say(
    `[${name}] ${JSON.stringify(survived.counts)}, ${survived.leads.length} leads, ${survived.problems.length} problems`,
  );
  expect(survived.counts).toEqual(whole.counts);
  expect(survived.problems).toEqual(whole.problems);
  expect(survived.leads).toEqual(whole.leads);
  expect(survived.leads).toHaveLength(file.existing + created);
}

beforeAll(() => builtProduct(), 600_000);

describe("kill -9 of the whole server during an import", () => {
  const servers: (PostgresServer | null)[] = [];
  beforeAll(async () => {
    for (let at = 0; at < 2; at++) servers.push(await startPostgres({ durable: true }));
  });
  afterAll(async () => {
    for (const server of servers) await server?.stop();
  });

  test("[P-NFR4.1] on the embedded database: the same leads, counts and rejected rows as without a kill", async () => {
    await proveOn({ once: {}, again: {} }, "pglite");
  });

  test("[P-NFR4.1] on a Postgres server: the same leads, counts and rejected rows as without a kill", async ({
    skip,
  }) => {
    const [first, second] = servers;
    if (!first || !second) return skip("Postgres is not installed here.");
    await proveOn({ once: { DATABASE_URL: first.url }, again: { DATABASE_URL: second.url } }, "postgres");
  });
});
