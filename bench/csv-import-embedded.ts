import { bootstrapKey } from "../e2e/support/rest-client";
import type { Workload } from "./harness";
import { importFile } from "./support/api";
import { importContender } from "./support/import-contender";
import { leadFile } from "./support/lead-file";
import { type Served, startProduct } from "./support/product";
import { versionOf } from "./support/versions";

const rowsAtFullScale = 100_000;

export const workload: Workload = {
  name: "csv-import-embedded",
  unit: "rows of the file",
  does: "Imports 100,000 rows as csv-import does, into the embedded database of a server that starts afresh each round.",
  async open({ scale }) {
    const file = leadFile(Math.max(200, Math.round(rowsAtFullScale * scale)));
    let product: Served | undefined;
    const ours = importContender({
      name: "Rekindle",
      file,
      address: () => product?.address ?? "",
      pids: () => (product ? [product.pid] : []),
      reset: async () => {
        await product?.close();
        product = await startProduct({ REKINDLE_BOOTSTRAP_API_KEY: bootstrapKey });
        await importFile(product.address, file.existingCsv);
      },
    });
    return {
      contenders: [ours],
      bars: [{ of: "Rekindle", measure: "units per second", must: 6000, goal: 10_000 }],
      database: `PGlite ${versionOf("@electric-sql/pglite")}`,
      close: async () => product?.close(),
    };
  },
};
