import { isFunction, lineOf, type Node, nodesOf, parsedFiles } from "../syntax";
import type { HouseRule } from "../tree";

const deepest = 3;

const nests = new Set([
  "IfStatement",
  "ForStatement",
  "ForOfStatement",
  "ForInStatement",
  "WhileStatement",
  "DoWhileStatement",
  "SwitchStatement",
  "TryStatement",
]);

/** Conditions and loops stand at most three deep within a function; an `else if` is no level of its own. */
export const nestingDepth: HouseRule = {
  name: "nesting-depth",
  find: (tree) =>
    parsedFiles(tree, () => true).flatMap((parsed) =>
      nodesOf(parsed, (node) => nests.has(node.type))
        .filter(({ node, holders }) => depthOf(node, holders) === deepest + 1)
        .map(({ node }) => ({
          path: parsed.path,
          line: lineOf(parsed, node.start),
          says: `nested ${deepest + 1} deep; at most ${deepest}`,
        })),
    ),
  planted: {
    "server/leads/deep.ts": "function f() { if (a) for (const b of c) while (d) { try { e(); } finally {} } }",
  },
};

/** How many statements that nest stand around this one within its function, itself included. */
export function depthOf(node: Node, holders: readonly Node[]): number {
  const functionAt = holders.findLastIndex(isFunction);
  const chain = [...holders.slice(functionAt + 1), node];
  return chain.filter((link, at) => nests.has(link.type) && !isElseIf(link, chain[at - 1])).length;
}

function isElseIf(node: Node, holder: Node | undefined): boolean {
  return node.type === "IfStatement" && holder?.type === "IfStatement" && holder.alternate === node;
}
