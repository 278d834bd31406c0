import { beforeAll, expect, test } from "vitest";
import { startPostgres } from "../../server/testing/postgres";
import { violationsIn } from "./audit/auditor";
import { sentenceOf } from "./audit/evidence";
import { builtProduct } from "./built";
import { campaignUnderFire, takenIn } from "./campaign-under-fire";
import { seedOfRun } from "./chance";

const recipients = Number(process.env.PROOF_RECIPIENTS) || 10_000;
const kills = Number(process.env.PROOF_KILLS) || 10;
/** Of all calls to the carrier, the percentage that meets each of seven kinds of fault. */
const faultShare = (Number(process.env.PROOF_FAULTS) || 10) / 100;

beforeAll(() => builtProduct(), 600_000);

test.each([
  { name: "one process, L", mode: "L", processes: 1 },
  { name: "two processes, L", mode: "L", processes: 2 },
  { name: "two processes, N", mode: "N", processes: 2 },
] as const)(
  "[5.5] [E6.3] [E6.5] a carrier that fails in every way, processes that are killed, a database that restarts: each text once, nothing lost, what is in doubt is resolved or shown: $name",
  async ({ name, mode, processes }) => {
    const postgres = await startPostgres({ durable: true });
    if (!postgres) throw new Error("Postgres is not installed here.");
    try {
      const isAged = Boolean(process.env.PROOF_AGED);
      const order = { name, mode, processes, postgres, recipients, kills, faultShare, restarts: 1, isAged };
      const { evidence, ledger } = await campaignUnderFire({ ...order, seed: seedOfRun() });
      expect(violationsIn(evidence).map(sentenceOf)).toEqual([]);
      expect(ledger.intended).toBe(recipients);
      expect((ledger.sent ?? 0) + (ledger.unknown ?? 0)).toBe(recipients);
      expect(takenIn(evidence.carrier).length).toBeLessThanOrEqual(recipients);
    } finally {
      await postgres.stop();
    }
  },
);
