import { bootstrapKey } from "../e2e/support/rest-client";
import type { Workload } from "./harness";
import { importFile } from "./support/api";
import { openDatabase } from "./support/database";
import { importContender } from "./support/import-contender";
import { leadFile } from "./support/lead-file";
import { startProduct } from "./support/product";
import { emptyLeads, keepRows, restoreRows } from "./support/stored-rows";

const rowsAtFullScale = 1_000_000;
const tenfold = { must: 0.952, goal: 1 };

export const workload: Workload = {
  name: "csv-import-growth",
  unit: "rows of the file",
  does:
    "Imports 100,000 rows, the first of the same file, and then all 1,000,000 into the same workspace of 1,000,000 leads. Ten times the " +
    "rows may take 10.5 times as long: the speed must stay above 0.952 of the smaller file's.",
  async open({ scale }) {
    const rows = Math.max(2_000, Math.round(rowsAtFullScale * scale));
    const whole = leadFile(rows, { existing: rows });
    const database = await openDatabase();
    const product = await startProduct({ DATABASE_URL: database.url, REKINDLE_BOOTSTRAP_API_KEY: bootstrapKey });
    await emptyLeads(database);
    const before = await keepRows(database, (await importFile(product.address, whole.existingCsv)).id, "before");
    const importing = (name: string, file: typeof whole) =>
      importContender({
        name,
        file,
        address: () => product.address,
        pids: () => [product.pid, database.pid],
        reset: () => restoreRows(database, before),
      });
    return {
      contenders: [importing("a tenth", leadFile(Math.round(rows / 10))), importing("all rows", whole)],
      bars: [{ of: "all rows", against: "a tenth", measure: "per second", ...tenfold }],
      database: database.version,
      close: async () => {
        await product.close();
        await database.close();
      },
    };
  },
};
