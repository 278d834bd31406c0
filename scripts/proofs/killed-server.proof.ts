import { afterAll, beforeAll, expect, test } from "vitest";
import { type PostgresServer, startPostgres } from "../../server/testing/postgres";
import { violationsIn } from "./audit/auditor";
import { sentenceOf } from "./audit/evidence";
import { builtProduct } from "./built";
import { campaignUnderFire, type Order, type Outcome, say } from "./campaign-under-fire";
import { seedOfRun } from "./chance";

const recipients = Number(process.env.PROOF_RECIPIENTS) || 2_000;
const kills = Number(process.env.PROOF_KILLS) || 10;
const campaigns = Number(process.env.PROOF_CAMPAIGNS) || 4;
/** How many texts an unmetered sender hands over at a time: more cannot be in doubt after one kill. */
const callsAtOnce = 64;

let postgres: PostgresServer | null = null;
beforeAll(async () => {
  await builtProduct();
}, 600_000);
afterAll(() => postgres?.stop());

/** By turns: one process on the embedded database, two and one on a Postgres of their own, and a carrier that can tell nothing. */
const kinds = [
  { name: "pglite, L", engine: "pglite", mode: "L", processes: 1 },
  { name: "postgres, L, two processes", engine: "postgres", mode: "L", processes: 2 },
  { name: "postgres, L", engine: "postgres", mode: "L", processes: 1 },
  { name: "postgres, N, two processes", engine: "postgres", mode: "N", processes: 2 },
] as const;
const turns = Array.from({ length: campaigns }, (_, at) => ({ at, ...(kinds[at % kinds.length] ?? kinds[0]) }));

async function run(order: Omit<Order, "seed" | "recipients" | "kills" | "faultShare" | "restarts" | "isAged">) {
  const seed = seedOfRun();
  const isAged = Boolean(process.env.PROOF_AGED);
  return campaignUnderFire({ ...order, seed, recipients, kills, faultShare: 0, restarts: 0, isAged });
}

function expectWhole({ evidence, ledger }: Outcome, mode: Order["mode"]) {
  expect(violationsIn(evidence).map(sentenceOf)).toEqual([]);
  expect(ledger.intended).toBe(recipients);
  if (mode === "L") expect(ledger).toMatchObject({ sent: recipients, unknown: 0 });
  else expect(ledger.unknown).toBeLessThanOrEqual(kills * callsAtOnce);
}

test.each(turns)("[5.1] [P-NFR4.1] kill -9 in a campaign, $at: $name", async ({ name, engine, mode, processes }) => {
  postgres = engine === "postgres" ? await startPostgres({ durable: true }) : null;
  try {
    if (engine === "postgres" && !postgres) say(`[${name}] Postgres is not installed here.`);
    else expectWhole(await run({ name, mode, processes, postgres }), mode);
  } finally {
    await postgres?.stop();
    postgres = null;
  }
});
