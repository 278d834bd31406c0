import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CarrierLine } from "./audit/evidence";
import type { CarrierOrder } from "./carrier";

/** The carrier as its keeper sees it: where it listens, what it has taken so far, and its own log. */
export interface RunningCarrier {
  url: string;
  taken(): number;
  /** Resolves when it has taken that many texts. */
  reaches(count: number): Promise<void>;
  log(): CarrierLine[];
  stop(): void;
}

export async function startCarrier(order: Omit<CarrierOrder, "log">): Promise<RunningCarrier> {
  const folder = mkdtempSync(join(tmpdir(), "rekindle-carrier-"));
  const log = join(folder, "log.jsonl");
  const child = spawn(
    process.execPath,
    ["--import", "tsx", join(import.meta.dirname, "carrier.ts"), JSON.stringify({ ...order, log })],
    { stdio: ["ignore", "inherit", "inherit", "ipc"] },
  );
  let taken = 0;
  const waiting = new Set<{ count: number; done: () => void }>();
  const count = (said: number) => {
    taken = said;
    const reached = [...waiting].filter((one) => one.count <= taken);
    for (const one of reached) {
      waiting.delete(one);
      one.done();
    }
  };
  const url = await new Promise<string>((resolve, reject) => {
    child.once("exit", () => reject(new Error("The carrier ended.")));
    child.on("message", (said: string | number) => (typeof said === "string" ? resolve(said) : count(said)));
  });
  return {
    url,
    taken: () => taken,
    reaches: (count) =>
      new Promise((done) => {
        if (taken >= count) done();
        else waiting.add({ count, done });
      }),
    log: () =>
      existsSync(log)
        ? readFileSync(log, "utf8")
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line) as CarrierLine)
        : [],
    stop: () => {
      child.once("exit", () => rmSync(folder, { recursive: true, force: true })); // it writes until then
      child.disconnect();
    },
  };
}
