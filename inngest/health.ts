import { usesInngestServer } from "./client";
import { engine } from "./engine";

/** A backlog older than this means that work has stopped, whatever the process says. */
const stalledAfterSeconds = 300;

/** Whether background work goes on, and how long the oldest due job has waited; an Inngest server keeps its own queue. */
export async function jobsHealth() {
  if (usesInngestServer()) return { engine: "inngest", ok: true, oldest_due_seconds: null };
  const stats = await engine()
    ?.stats()
    .catch(() => undefined);
  const oldest = stats ? Math.round(stats.oldestDueSeconds) : null;
  return { engine: "embedded", ok: oldest !== null && oldest < stalledAfterSeconds, oldest_due_seconds: oldest };
}
