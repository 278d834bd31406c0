import type { HouseRule } from "../tree";

const longest = 300;

/** Nobody reads a file of more than 300 lines in one go; it splits by noun. */
export const fileSize: HouseRule = {
  name: "file-size",
  find: (tree) =>
    tree.paths
      .filter((path) => /\.(ts|tsx|mjs|css)$/.test(path))
      .map((path) => ({ path, lines: tree.read(path).trimEnd().split("\n").length }))
      .filter(({ lines }) => lines > longest)
      .map(({ path, lines }) => ({ path, says: `${lines} lines; a file has at most ${longest}` })),
  planted: { "server/leads/everything.ts": "export const x = 1;\n".repeat(longest + 1) },
};
