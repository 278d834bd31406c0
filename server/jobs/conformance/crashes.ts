import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPglite } from "@/server/platform/db/open-pglite";
import { openPostgres } from "@/server/platform/db/open-postgres";
import { type PostgresServer, startPostgres } from "@/server/testing/postgres";
import type { CrashOrder } from "./crash-worker";

const worker = join(import.meta.dirname, "crash-worker.ts");

type Kill = NonNullable<CrashOrder["kill"]>;

/** Fault points: every second kill comes just before the write, the others just after. */
export const kills = (writes: number[]): Kill[] =>
  writes.map((write, index) => ({ write, when: index % 2 ? "before" : "after" }));

/** Runs the dying process; answers whether it was killed (true) or came to its end (false). */
function live(order: CrashOrder): Promise<boolean> {
  const child = spawn(process.execPath, ["--import", "tsx", worker, JSON.stringify(order)], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, LOG_LEVEL: "silent" },
  });
  let complaint = "";
  child.stderr.on("data", (chunk) => {
    complaint += String(chunk);
  });
  return new Promise((resolve, reject) => {
    child.once("exit", (code, signal) => {
      if (signal === "SIGKILL") resolve(true);
      else if (code === 0) resolve(false);
      else reject(new Error(`The worker ended with ${code}: ${complaint.slice(-2_000)}`));
    });
  });
}

type Place = { kills: Kill[]; order: () => CrashOrder["database"]; open: () => ReturnType<typeof openPglite> };

/** Every step of every round ran; beyond that at most the one in flight, a second time. */
function expectWholeRounds(effects: string, rounds: number) {
  const lines = readFileSync(effects, "utf8").trim().split("\n");
  for (let round = 1; round <= rounds; round++) {
    const steps = lines.filter((line) => line.startsWith(`${round} `)).map((line) => line.split(" ")[1]);
    expect([...new Set(steps)].sort(), `round ${round}`).toEqual(["a", "b", "flaky", "heard"]);
    expect(steps.length, `round ${round}: ${steps}`).toBeLessThanOrEqual(5);
  }
}

/** One run a function and round, all completed, no place under a limit left behind. */
async function expectEndedRuns(place: Place, rounds: number) {
  const database = await place.open();
  const counts = "select function_id, status, count(*)::int as n from job_runs group by 1, 2 order by 1";
  const { rows } = await database.query(counts, []);
  const { rows: slots } = await database.query("select count(*)::int as n from job_slots", []);
  await database.close();
  expect(rows).toEqual([
    { function_id: "crash-journey", status: "completed", n: rounds },
    { function_id: "crash-listener", status: "completed", n: rounds },
  ]);
  expect(slots).toEqual([{ n: 0 }]);
}

function crashes(place: Place) {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "rekindle-crash-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const order = (effects: string): CrashOrder => ({
    database: place.order(),
    effects: join(folder, effects),
    round: 1,
    kill: null,
    coldStart: false,
    poison: false,
  });

  const rounds = place.kills.length;
  test(`killed ${rounds} times between its writes, every run ends once and repeats at most the step in flight`, {
    timeout: 600_000,
  }, async () => {
    const journey = order("journey");
    let killed = 0;
    for (const [index, kill] of place.kills.entries()) {
      if (await live({ ...journey, round: index + 1, kill })) killed += 1;
    }
    expect(await live({ ...journey, round: rounds + 1 })).toBe(false);
    expect(killed).toBeGreaterThanOrEqual(Math.floor(rounds / 2));

    expectWholeRounds(journey.effects, rounds);
    await expectEndedRuns(place, rounds);
  });

  test("killed during a cold start, the next start goes on", { timeout: 60_000 }, async () => {
    expect(await live({ ...order("cold"), kill: { write: 2, when: "after" }, coldStart: true })).toBe(true);
    expect(await live(order("cold"))).toBe(false);
  });

  test("a job that kills its process parks after its deliveries, and the process lives", {
    timeout: 60_000,
  }, async () => {
    const poison = { ...order("poison"), poison: true };
    expect([await live(poison), await live(poison), await live(poison)]).toEqual([true, true, false]);
    const database = await place.open();
    const { rows } = await database.query("select status from job_runs where function_id = 'crash-poison'", []);
    await database.close();
    expect(rows).toEqual([{ status: "parked" }]);
    expect(readFileSync(poison.effects, "utf8").trim().split("\n")).toHaveLength(2);
  });
}

/** The crash guarantees on both databases, each visiting its own fault points. */
export function crashesOn(points: { pglite: Kill[]; postgres: Kill[] }): void {
  describe("embedded on PGlite", () => {
    const folder = mkdtempSync(join(tmpdir(), "rekindle-crash-pglite-"));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    crashes({ kills: points.pglite, order: () => ({ folder }), open: () => openPglite(folder) });
  });
  describe.skipIf(!existsSync("/usr/lib/postgresql"))("embedded on Postgres", () => {
    let server: PostgresServer | null = null;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(() => server?.stop());
    const url = () => server?.url ?? "";
    crashes({ kills: points.postgres, order: () => ({ url: url() }), open: () => openPostgres(url()) });
  });
}
