import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { runQuietly } from "../../scripts/launch/run.mjs";
import { hasStamp, stamp } from "../../scripts/launch/stamp.mjs";
import { root } from "./place";
import { type Served, serve } from "./product";
import { versionOf } from "./versions";

/** The least that a Next route handler can be: it reads its request and says 200. */
const files = {
  "package.json": JSON.stringify({ name: "bare-next", private: true, type: "module" }),
  "next.config.mjs": "export default { poweredByHeader: false };\n",
  "app/api/health/route.js":
    "export const GET = async () => new Response('ok');\nexport const dynamic = 'force-dynamic';\n",
  "app/api/bare/route.js":
    "export const GET = async () => new Response('{}', { headers: { 'content-type': 'application/json' } });\n" +
    "export async function POST(request) {\n  await request.text();\n  return new Response('<Response/>', { headers: { 'content-type': 'text/xml' } });\n}\n" +
    "export const dynamic = 'force-dynamic';\n",
  // The product's own way of serving, with Next found from there.
  "scripts/launch/serve.mjs": `await import(${JSON.stringify(pathToFileURL(join(root, "scripts/launch/serve.mjs")).href)});\n`,
};

/** A Next app without a product in it, built once for this version of Next and served by the same launcher. */
export async function startBareNext(): Promise<Served> {
  const folder = join(root, ".cache/bare-next");
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  await buildBare(folder);
  return serve(folder);
}

async function buildBare(folder: string) {
  const built = `${versionOf("next")} ${JSON.stringify(files).length}`;
  const file = join(folder, ".next/rekindle-bare");
  if (hasStamp(file, built)) return;
  const next = join(root, "node_modules/next/dist/bin/next");
  // Turbopack would take in the instrumentation and the proxy of the product above it.
  const { code, printed } = await runQuietly(process.execPath, [next, "build", "--webpack"], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (code !== 0) throw new Error(`${printed}\nThe bare Next app could not be built.`);
  stamp(file, built);
}
