import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bootstrapKey } from "../e2e/support/rest-client";
import type { Bench, Contender, Workload } from "./harness";
import { importFile } from "./support/api";
import { type BenchDatabase, openDatabase } from "./support/database";
import { importContender } from "./support/import-contender";
import { type LeadFile, leadFile } from "./support/lead-file";
import { startProduct } from "./support/product";
import { StandingProcess } from "./support/standing-process";
import { copyRows, countLeads, emptyLeads, keepRows, restoreRows } from "./support/stored-rows";

const rowsAtFullScale = 1_000_000;
const naiveShare = 0.01;

export const workload: Workload = {
  name: "csv-import",
  unit: "rows of the file",
  does:
    "Imports 1,000,000 rows of 12 columns (1 % bad, 1.5 % repeated, 1.5 % of leads that exist) into a workspace of 1,000,000 leads " +
    "through the API, from upload to done; --scale takes less of both. COPY = the rows that this import stored, by the server's owner, " +
    "without row-level security. The naive script (csv-parse, libphonenumber, two INSERTs a row, plain text, no leads before) reads a " +
    "hundredth of the rows.",
  async open({ scale }) {
    const rows = Math.max(200, Math.round(rowsAtFullScale * scale));
    const file = leadFile(rows, { existing: rows });
    const database = await openDatabase();
    const product = await startProduct({ DATABASE_URL: database.url, REKINDLE_BOOTSTRAP_API_KEY: bootstrapKey });
    await emptyLeads(database);
    const before = await keepRows(database, (await importFile(product.address, file.existingCsv)).id, "before");
    const ours = importContender({
      name: "Rekindle",
      file,
      address: () => product.address,
      pids: () => [product.pid, database.pid],
      reset: () => restoreRows(database, before),
    });
    const naive = await naiveImport(database, file);
    await ours.reset?.();
    await ours.verify(await ours.round());
    const stored = await keepRows(database, ours.lastImport(), "stored");
    return {
      contenders: [copyContender(database, { before, stored, file }), ours, naive.contender],
      bars: [
        { of: "Rekindle", against: "COPY", measure: "per second", must: 0.3, goal: 0.5 },
        { of: "Rekindle", measure: "peak MB", must: 320, goal: 320 },
      ],
      database: database.version,
      close: async () => {
        await naive.close();
        await product.close();
        await database.close();
      },
    } satisfies Bench;
  },
};

type Kept = { before: string; stored: string; file: LeadFile };

function copyContender(database: BenchDatabase, { before, stored, file }: Kept): Contender {
  return {
    name: "COPY",
    pids: () => [database.pid],
    reset: () => restoreRows(database, before),
    async round() {
      await copyRows(database, stored);
      return { units: file.rows };
    },
    async verify() {
      const leads = await countLeads(database);
      if (leads !== file.existing + file.created) throw new Error(`After COPY there are ${leads} leads.`);
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
