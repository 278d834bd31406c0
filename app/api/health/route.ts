import { jobsHealth } from "@/inngest/health";
import packageJson from "@/package.json";
import { database } from "@/server/platform/db";

export const dynamic = "force-dynamic";

async function databaseHealth() {
  const opened = await database().catch(() => null);
  const ok = opened
    ? await opened.query("select 1").then(
        () => true,
        () => false,
      )
    : false;
  return { engine: opened?.engine ?? "unavailable", ok };
}

/** Whether the parts that the product stands on answer. */
export async function GET(): Promise<Response> {
  const [db, jobs] = await Promise.all([databaseHealth(), jobsHealth()]);
  const isWell = db.ok && jobs.ok;
  return Response.json(
    { status: isWell ? "ok" : "degraded", version: packageJson.version, database: db, jobs },
    { status: isWell ? 200 : 503 },
  );
}
