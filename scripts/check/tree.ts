import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The project's own files: what git tracks or would track. A rule sees nothing else, so it can be shown a planted tree. */
export interface Tree {
  paths: readonly string[];
  read(path: string): string;
}

export interface Violation {
  path: string;
  line?: number;
  says: string;
}

export interface HouseRule {
  name: string;
  find(tree: Tree): Violation[];
  /** The smallest tree that breaks the rule: a rule that does not object to it has gone blind. */
  planted: Record<string, string>;
}

const notOurs = /(^|\/)(node_modules|\.next|\.git|\.data|\.cache|coverage|test-results|playwright-report)(\/|$)/;

export function projectTree(root: string): Tree {
  const sources = new Map<string, string>();
  const paths = (trackedPaths(root) ?? walkedPaths(root)).filter((path) => existsSync(join(root, path)));
  return {
    paths,
    read(path) {
      const known = sources.get(path);
      if (known !== undefined) return known;
      const source = readFileSync(join(root, path), "utf8");
      sources.set(path, source);
      return source;
    },
  };
}

export function plantedTree(files: Record<string, string>): Tree {
  return { paths: Object.keys(files), read: (path) => files[path] ?? "" };
}

/** `safe.directory` lets the check run in a checkout that belongs to another user, as it does in many containers. */
function trackedPaths(root: string): string[] | null {
  const command = ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  try {
    const listed = execFileSync("git", command, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return listed.split("\0").filter((path) => path !== "");
  } catch {
    return null;
  }
}

function walkedPaths(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !notOurs.test(path));
}
