import type { Contender } from "../harness";
import { callApi, type FinishedImport, importFile } from "./api";
import type { LeadFile } from "./lead-file";

/** Imports a file through the API and holds the result against what the file's maker knows. */
export function importContender(options: {
  name: string;
  file: LeadFile;
  address: () => string;
  pids: () => number[];
  /** Answers with a workspace that has the leads of before, and no others. */
  reset: () => Promise<void>;
}): Contender & { lastImport(): string } {
  const { file, address } = options;
  let last: FinishedImport | undefined;
  return {
    name: options.name,
    pids: options.pids,
    reset: options.reset,
    lastImport: () => last?.id ?? "",
    async round() {
      last = await importFile(address(), file.csv);
      return { units: file.rows };
    },
    async verify() {
      if (!last) throw new Error("No import has run.");
      expectCounts(last, file);
      await expectProblems(address(), last.id, file.rejected);
    },
  };
}

function expectCounts(done: FinishedImport, file: LeadFile) {
  for (const count of ["created", "updated", "rejected"] as const)
    if (done[count] !== file[count])
      throw new Error(`The import ${count} ${done[count]} rows; the file's maker knows ${file[count]}.`);
}

/** The error file has a header and a line for every rejected row. */
async function expectProblems(address: string, importId: string, rejected: number) {
  const csv = await callApi<string>(address, `/imports/${importId}/problems`, { headers: { accept: "text/csv" } });
  const lines = csv.trimEnd().split("\n").length - 1;
  if (lines !== rejected) throw new Error(`The error file has ${lines} rows instead of ${rejected}.`);
}
