import type { Bench, Contender, Workload } from "./harness";
import { importFile } from "./support/api";
import { type LeadFile, leadFile } from "./support/lead-file";
import { steadyLoad } from "./support/load";
import { untilQuiet } from "./support/quiet";
import { emptyLeads } from "./support/stored-rows";
import { Webhooks, writingLeads } from "./support/webhooks";
import { startWithCarrier } from "./support/with-carrier";

const rowsAtFullScale = 1_000_000;
const secondsAtFullScale = 40;
const perSecond = 50;

export const workload: Workload = {
  name: "import-beside-traffic",
  unit: "webhooks",
  does:
    "50 signed webhooks a second of 2,000 leads for 40 seconds, alone and then while the same workspace imports 1,000,000 rows. A latency " +
    "counts from the moment when a webhook was due; the import must still be running when the last one is answered.",
  async open({ scale }) {
    const requests = Math.max(100, Math.round(perSecond * secondsAtFullScale * scale));
    const file = leadFile(Math.max(20_000, Math.round(rowsAtFullScale * scale)), { from: writingLeads });
    const started = await startWithCarrier();
    const { product, database, pids } = started;
    // The AI's turn is announced and stored; taking it is another workload's matter.
    await database.owner.query("update brands set reply_debounce_seconds = 86400");
    const webhooks = new Webhooks(product.address, database);
    const reset = async () => {
      await emptyLeads(database);
      await importFile(product.address, leadFile(writingLeads).csv);
      await database.owner.query("vacuum analyze");
      await untilQuiet(pids());
    };
    const traffic = { requests, perSecond, send: () => webhooks.post() };
    const verify = () => webhooks.expectEachOnce();
    const alone: Contender = {
      name: "webhooks alone",
      pids,
      reset,
      round: async () => ({ units: requests, latenciesMs: await steadyLoad(traffic) }),
      verify,
    };
    const beside: Contender = {
      name: "beside an import",
      pids,
      reset,
      round: async () => ({ units: requests, latenciesMs: await besideImport(product.address, file, traffic) }),
      verify,
    };
    await reset();
    await alone.verify(await alone.round());
    return {
      contenders: [alone, beside],
      bars: [{ of: "beside an import", against: "webhooks alone", measure: "p99 ms", must: 2, goal: 1.3 }],
      database: database.version,
      close: async () => {
        await webhooks.close();
        await started.close();
      },
    } satisfies Bench;
  },
};

type Traffic = Parameters<typeof steadyLoad>[0];

async function besideImport(address: string, file: LeadFile, traffic: Traffic): Promise<number[]> {
  let isOver = false;
  const importing = importFile(address, file.csv).finally(() => {
    isOver = true;
  });
  const latenciesMs = await steadyLoad(traffic);
  if (isOver) throw new Error("The import ended before the webhooks: take a larger scale.");
  const { created } = await importing;
  const expected = file.created + file.updated; // none of them is there before
  if (created !== expected) throw new Error(`The import created ${created} leads instead of ${expected}.`);
  return latenciesMs;
}
