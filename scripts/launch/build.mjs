import { rmSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "./refusal.mjs";
import { runQuietly } from "./run.mjs";
import { digestOf, hasStamp, stamp } from "./stamp.mjs";

const sources = [
  "app",
  "components",
  "server",
  "drizzle",
  "inngest",
  "public",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];
const isBuilt = (path) => !/\.(test|proof|eval)\.tsx?$/.test(path);

/** Builds when the sources have changed since the last build that succeeded. */
export async function buildOnce(root, node) {
  const file = join(root, ".next", "rekindle-sources");
  const digest = digestOf(root, sources, isBuilt);
  if (hasStamp(file, digest)) return;
  rmSync(file, { force: true });
  console.log("Building (only when the sources changed; about half a minute) ...");
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const { code, printed } = await runQuietly(node, [join(root, "node_modules/next/dist/bin/next"), "build"], {
    cwd: root,
    env,
  });
  if (code !== 0) throw new Refusal(`${printed}\nThe build failed; its words are above.`);
  stamp(file, digest);
}
