import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";

/** One digest over names and contents of the given files and folders; what does not exist counts as such. */
export function digestOf(root, paths, isWanted = () => true) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap((path) => filesUnder(root, path)).filter(isWanted)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesUnder(root, path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return [path];
  return readdirSync(absolute, { recursive: true })
    .map((name) => join(path, name))
    .filter((name) => statSync(join(root, name)).isFile())
    .map((name) => name.split(sep).join("/"))
    .sort();
}

export function hasStamp(file, digest) {
  return existsSync(file) && readFileSync(file, "utf8").trim() === digest;
}

export function stamp(file, digest) {
  writeFileSync(file, `${digest}\n`);
}
