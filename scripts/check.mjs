import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installOnce } from "./launch/install.mjs";
import { orRefuse } from "./launch/refusal.mjs";
import { run } from "./launch/run.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** `npm run check`: against the packages that the lock names, also right after somebody added one. */
await orRefuse(async () => {
  const node = await installOnce(root);
  const tsx = join(root, "node_modules/tsx/dist/cli.mjs");
  process.exitCode = await run(node, [tsx, "scripts/check.ts", ...process.argv.slice(2)], { cwd: root });
});
