import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { productNode, refuseOldNode } from "./node.mjs";
import { Refusal } from "./refusal.mjs";
import { runQuietly } from "./run.mjs";
import { digestOf, hasStamp, stamp } from "./stamp.mjs";

/** Installs the packages when the lock has changed since the last time; answers the Node that runs the product. */
export async function installOnce(root) {
  refuseOldNode();
  const file = join(root, "node_modules", ".rekindle-lock");
  const digest = `${digestOf(root, ["package-lock.json", ".npmrc"])} ${process.platform}-${process.arch}`;
  if (hasStamp(file, digest)) return productNode(root);
  console.log("Installing the packages (only when they changed; about a minute) ...");
  const { code, printed } = await npmCi(root);
  if (code !== 0)
    throw new Refusal(
      `${printed}\nnpm could not install the packages; its words are above. It needs the internet once.`,
    );
  stamp(file, digest);
  return productNode(root);
}

/** npm runs on the machine's Node: the one in node_modules is about to be replaced. Tools of the build count as needed. */
function npmCi(root) {
  const path = (process.env.PATH ?? "").split(delimiter).filter((entry) => !entry.includes("node_modules"));
  const env = { ...process.env, PATH: path.join(delimiter) };
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const options = { cwd: root, env };
  const beside = process.env.npm_execpath;
  if (!path.some((entry) => existsSync(join(entry, "npm"))) && beside) {
    return runQuietly(process.execPath, [beside, ...args], options);
  }
  return runQuietly("npm", args, { ...options, shell: process.platform === "win32" });
}
