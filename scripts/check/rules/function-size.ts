import { calledName, isFunction, isTest, lineOf, linesOf, type Node, nodesOf, parsedFiles } from "../syntax";
import type { HouseRule } from "../tree";

const longest = 60;

/** A function fits on one screen. The callback of a `describe` is a list of tests, not a function in this sense. */
export const functionSize: HouseRule = {
  name: "function-size",
  find: (tree) =>
    parsedFiles(tree, () => true).flatMap((parsed) =>
      nodesOf(parsed, isFunction)
        .filter(({ holders }) => !(isTest(parsed.path) && groupsTests(holders.at(-1))))
        .map(({ node }) => ({ node, lines: linesOf(parsed, node) }))
        .filter(({ lines }) => lines > longest)
        .map(({ node, lines }) => ({
          path: parsed.path,
          line: lineOf(parsed, node.start),
          says: `a function of ${lines} lines; the longest allowed is ${longest}`,
        })),
    ),
  planted: { "server/leads/long.ts": `export function long() {\n${"  work();\n".repeat(longest)}}\n` },
};

function groupsTests(holder: Node | undefined): boolean {
  return holder !== undefined && /^(test\.)?describe(\.|$)/.test(calledName(holder));
}
