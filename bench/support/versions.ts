import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./place";

/** The exact version of a package that the project depends on. */
export function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8"));
  return String(version);
}
