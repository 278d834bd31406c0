import { startJobs } from "@/server/jobs";
import { onAnnounced } from "@/server/platform/announce";
import { database } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { inngest, usesInngestServer } from "./client";
import { setEngine } from "./engine";
import { functions } from "./functions";
import { endClaimsOfDeadProcess, resumeSending } from "./messaging";
import { sealEveryTenant } from "./platform";
import { relayOutbox } from "./relay";

const relayEveryMs = 2_000;
/** Announcements so close together are relayed in one round: each round costs several transactions. */
const gatheringMs = 40;
const sealEveryMs = 4_000;
/** The embedded database works on the thread on which a worker says that it lives; nobody else waits for its jobs. */
const onOneThread = { concurrency: 16, leaseMs: 30_000 };

/**
 * Starts the background of this process: the embedded engine where no Inngest server is configured, and in both modes
 * the relay of announcements and the sealing of the audit chain. The answer stops them all.
 */
export async function startBackgroundWork(): Promise<() => Promise<void>> {
  const sql = await database();
  const embedded = sql.engine === "pglite";
  const isAlone = await sql.isAlone();
  if (isAlone) await endClaimsOfDeadProcess();
  const jobs = usesInngestServer()
    ? undefined
    : await startJobs({
        sql,
        client: inngest,
        functions,
        sole: isAlone,
        ...(embedded ? onOneThread : { concurrency: 24 }),
      });
  setEngine(jobs);
  const relay = every(relayEveryMs, "the relay", () => relayOutbox((events) => inngest.send(events)));
  const seal = every(sealEveryMs, "the audit seal", sealEveryTenant);
  resumeSending().catch((error) => log.error({ err: error }, "sending could not be resumed; the sweep will"));
  const silence = onAnnounced(gathered(relay.now)); // in this process at once; the timer hears of other processes
  return async () => {
    silence();
    await Promise.all([relay.stop(), seal.stop()]);
    setEngine(undefined);
    await jobs?.stop();
  };
}

/** The same, a moment later and once for all calls of that moment. */
function gathered(act: () => void): () => void {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    setTimeout(() => {
      isAsked = false;
      act();
    }, gatheringMs);
  };
}

/** Repeats some work, never twice at the same time; `now` asks for a round at once, also while one runs. */
function every(pauseMs: number, name: string, work: () => Promise<unknown>) {
  let current: Promise<void> = Promise.resolve();
  let asked = false;
  const round = async () => {
    if (!asked) return;
    asked = false;
    await work().catch((error) => log.error({ err: error }, `${name} failed`));
  };
  const now = () => {
    if (!asked) current = current.then(round);
    asked = true;
  };
  const timer = setInterval(now, pauseMs);
  now();
  return {
    now,
    stop: () => {
      clearInterval(timer);
      return current;
    },
  };
}
