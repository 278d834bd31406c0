import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildOnce } from "./launch/build.mjs";
import { installOnce } from "./launch/install.mjs";
import { orRefuse } from "./launch/refusal.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** `npm run e2e [-- Playwright's arguments]`: the journeys against a production build. */
await orRefuse(async () => {
  const node = await installOnce(root);
  await buildOnce(root, node);
  mkdirSync(join(root, ".cache"), { recursive: true });
  const { runJourneys } = await import("./launch/journeys.mjs"); // needs the packages
  process.exitCode = await runJourneys({ root, node, args: process.argv.slice(2) });
});
