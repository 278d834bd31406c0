import { calledName, isFunction, isNode, isTest, lineOf, linesOf, type Node, nodesOf, parsedFiles } from "../syntax";
import type { HouseRule } from "../tree";

const longest = 60;

/** A function fits on one screen. A list of tests is no function in this sense. */
export const functionSize: HouseRule = {
  name: "function-size",
  find: (tree) =>
    parsedFiles(tree, () => true).flatMap((parsed) =>
      nodesOf(parsed, isFunction)
        .filter(({ node }) => !(isTest(parsed.path) && listsTests(node)))
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

function listsTests(node: Node): boolean {
  const { body } = node.body as Node;
  if (!Array.isArray(body)) return false;
  return (body as Node[]).some(
    ({ type, expression }) =>
      type === "ExpressionStatement" && isNode(expression) && /^(test|describe)(\.|$)/.test(calledName(expression)),
  );
}
