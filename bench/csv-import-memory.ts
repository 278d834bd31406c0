import { bootstrapKey } from "../e2e/support/rest-client";
import type { Contender, Workload } from "./harness";
import { openDatabase } from "./support/database";
import { importContender } from "./support/import-contender";
import { narrowFile } from "./support/lead-file";
import { type Served, startProduct } from "./support/product";
import { emptyLeads } from "./support/stored-rows";

const rowsAtFullScale = { once: 1_000_000, thrice: 3_000_000 };

export const workload: Workload = {
  name: "csv-import-memory",
  unit: "rows of the file",
  does:
    "Imports 1,000,000 and 3,000,000 rows of three columns through the API into an empty workspace on Postgres, by a server that " +
    "starts afresh each time. Counted is the most resident memory of the server's process from upload to done.",
  async open({ scale }) {
    const database = await openDatabase();
    let product: Served | undefined;
    const afresh = async () => {
      await product?.close();
      product = await startProduct({ DATABASE_URL: database.url, REKINDLE_BOOTSTRAP_API_KEY: bootstrapKey });
      await emptyLeads(database);
    };
    const importing = (name: string, rows: number): Contender =>
      importContender({
        name,
        file: narrowFile(Math.max(200, Math.round(rows * scale))),
        address: () => product?.address ?? "",
        pids: () => (product ? [product.pid, database.pid] : []),
        reset: afresh,
      });
    return {
      contenders: [importing("1M rows", rowsAtFullScale.once), importing("3M rows", rowsAtFullScale.thrice)],
      bars: [
        { of: "1M rows", measure: "peak MB", must: 320, goal: 320 },
        { of: "3M rows", against: "1M rows", measure: "peak MB", must: 1.1, goal: 1.1 },
      ],
      database: database.version,
      close: async () => {
        await product?.close();
        await database.close();
      },
    };
  },
};
