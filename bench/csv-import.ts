import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bootstrapKey } from "../e2e/support/rest-client";
import type { Bench, Contender, Workload } from "./harness";
import { type BenchDatabase, openDatabase } from "./support/database";
import { importContender } from "./support/import-contender";
import { type LeadFile, leadFile } from "./support/lead-file";
import { startProduct } from "./support/product";
import { StandingProcess } from "./support/standing-process";
import { copyRows, countLeads, emptyLeads, keepRows } from "./support/stored-rows";

const rowsAtFullScale = 200_000;
const naiveShare = 0.1;

export const workload: Workload = {
  name: "csv-import",
  unit: "rows of the file",
  does:
    "Imports 200,000 rows of 12 columns (1 % bad, 1.5 % repeated, 1.5 % of leads that exist) through the API from upload to done; " +
    "the bar asks for 1M, this stays below 20 minutes. COPY = the same stored rows by the server's owner, without row-level security. " +
    "The naive script (csv-parse, libphonenumber, two INSERTs a row, plain text) reads a tenth of the rows.",
  async open({ scale }) {
    const file = leadFile(Math.max(200, Math.round(rowsAtFullScale * scale)));
    const database = await openDatabase();
    const product = await startProduct({ DATABASE_URL: database.url, REKINDLE_BOOTSTRAP_API_KEY: bootstrapKey });
    const ours = importContender({
      name: "Rekindle",
      file,
      address: () => product.address,
      pids: () => [product.pid, database.pid],
      empty: () => emptyLeads(database),
    });
    const naive = await naiveImport(database, file);
    await warmUp(ours);
    const kept = await keepRows(database);
    return {
      contenders: [copyContender(database, { kept, file }), ours, naive.contender],
      bars: [{ of: "Rekindle", against: "COPY", measure: "per second", must: 0.3, goal: 0.5 }],
      database: database.version,
      close: async () => {
        await naive.close();
        await product.close();
        await database.close();
      },
    } satisfies Bench;
  },
};

async function warmUp(ours: Contender) {
  await ours.reset?.();
  await ours.verify(await ours.round());
}

function copyContender(database: BenchDatabase, { kept, file }: { kept: string; file: LeadFile }): Contender {
  return {
    name: "COPY",
    pids: () => [database.pid],
    reset: () => emptyLeads(database),
    async round() {
      await copyRows(database, kept);
      return { units: file.rows };
    },
    async verify() {
      const leads = await countLeads(database);
      if (leads !== file.created + file.updated) throw new Error(`COPY stored ${leads} leads.`);
    },
  };
}

async function naiveImport(database: BenchDatabase, file: LeadFile) {
  const folder = await mkdtemp(join(tmpdir(), "rekindle-bench-"));
  const path = join(folder, "leads.csv");
  await writeFile(path, file.csv.stream());
  const script = new StandingProcess("naive-import");
  const job = { url: database.url, file: path, rows: Math.ceil(file.rows * naiveShare) };
  let last = { read: 0, stored: 0 };
  const contender: Contender = {
    name: "naive script",
    pids: () => [script.pid, database.pid],
    async reset() {
      await script.ask("prepare", job);
      await database.owner.query("checkpoint");
    },
    async round() {
      last = await script.ask("run", job);
      return { units: last.read };
    },
    verify() {
      if (last.read !== job.rows || last.stored < job.rows * 0.9)
        throw new Error(`The naive script read ${last.read} rows and stored ${last.stored}.`);
    },
  };
  const close = async () => {
    script.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { contender, close };
}
