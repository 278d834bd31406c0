import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Refusal } from "./refusal.mjs";
import { runQuietly } from "./run.mjs";

const require = createRequire(import.meta.url);

/** The path of a Chromium that starts on this machine; installs one where there is none. */
export async function findChromium(root, node) {
  const asked = process.env.CHROMIUM_PATH;
  if (asked && !starts(asked)) throw new Refusal(`CHROMIUM_PATH is ${asked}, which does not start.`);
  const present = [asked, "/usr/bin/chromium", "/usr/bin/google-chrome", playwrightsOwn()].find(starts);
  if (present) return present;
  const failures = [];
  for (const installer of installers(root, node)) {
    console.log(`Installing Chromium: ${installer.join(" ")} ...`);
    const { code, printed } = await runQuietly(installer[0], installer.slice(1), { cwd: root });
    const installed = ["/usr/bin/chromium", playwrightsOwn()].find(starts);
    if (installed) return installed;
    failures.push(`${installer.join(" ")} ended with ${code}: ${printed.trim().split("\n").at(-1)}`);
  }
  throw new Refusal(
    [
      "The browser tests need Chromium, and it could not be installed.",
      ...failures,
      "Install it, or set CHROMIUM_PATH.",
    ].join("\n"),
  );
}

function starts(path) {
  if (!path || !existsSync(path)) return false;
  return spawnSync(path, ["--no-sandbox", "--version"], { timeout: 20_000, stdio: "ignore" }).status === 0;
}

function playwrightsOwn() {
  return require("@playwright/test").chromium.executablePath();
}

function installers(root, node) {
  const playwright = [node, join(root, "node_modules/@playwright/test/cli.js"), "install"];
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) return [[...playwright, "chromium"]];
  const apt = ["sh", "-c", "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium"];
  return [...(existsSync("/usr/bin/apt-get") ? [apt] : []), [...playwright, "--with-deps", "chromium"]];
}
