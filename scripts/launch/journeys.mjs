import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { findChromium } from "./chromium.mjs";
import { withFreshDatabase } from "./fresh-database.mjs";
import { run } from "./run.mjs";
import { withServer } from "./server.mjs";

/** The browser journeys against the built product; answers Playwright's exit code. `report` receives its JSON. */
export async function runJourneys({ root, node, args = [], report }) {
  const chromium = await findChromium(root, node);
  const url = process.env.DATABASE_URL;
  const withDatabase = (env) =>
    withServer({ root, node, env }, (server) => playwright({ root, node, args, report, chromium, server }));
  return url ? withFreshDatabase(url, (fresh) => withDatabase({ DATABASE_URL: fresh })) : withDatabase({});
}

async function playwright({ root, node, args, report, chromium, server }) {
  const code = await run(node, [join(root, "node_modules/@playwright/test/cli.js"), "test", ...args], {
    cwd: root,
    env: {
      ...process.env,
      BASE_URL: server.address,
      DATA_DIR: server.dataDir,
      CHROMIUM_PATH: chromium,
      ...(report ? { PLAYWRIGHT_JSON_OUTPUT_NAME: report } : {}),
    },
  });
  if (code !== 0) writeFileSync(join(root, ".cache", "journeys-server.log"), server.printed());
  return code;
}
