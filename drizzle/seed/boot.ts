import { startBackgroundWork } from "@/inngest/start";
import { database } from "@/server/platform/db";
import { environmentProblems, isBuilding } from "@/server/platform/env";
import { banner } from "./banner";
import { seedInstallation } from "./installation";

const say = (lines: string[]) => process.stdout.write(`${lines.join("\n")}\n`);

/** What a start does before the first request. Next would stay up and answer 500 for ever if this threw: it exits instead. */
export async function boot(): Promise<void> {
  if (isBuilding()) return;
  const problems = environmentProblems();
  if (problems.length > 0) return exit(problems);
  try {
    const opened = await database();
    const account = await seedInstallation();
    const stopBackgroundWork = await startBackgroundWork();
    closeOnSignal(async () => {
      await stopBackgroundWork();
      await opened.close();
    });
    say(banner(opened.engine, account));
  } catch (error) {
    exit([error instanceof Error ? error.message : String(error)]);
  }
}

function exit(sentences: string[]): void {
  process.stderr.write(`Rekindle cannot start:\n${sentences.map((sentence) => `  ${sentence}`).join("\n")}\n`);
  process.exit(1);
}

/** A polite stop closes the embedded database, so that the next start finds it clean. */
function closeOnSignal(close: () => Promise<void>) {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      const deadline = setTimeout(() => process.exit(0), 5_000);
      void close().finally(() => {
        clearTimeout(deadline);
        process.exit(0);
      });
    });
  }
}
