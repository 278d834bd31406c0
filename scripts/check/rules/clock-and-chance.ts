import { domains } from "../../domains";
import { calledName, isTest, lineOf, type Node, nodesOf, parsedFiles } from "../syntax";
import type { HouseRule } from "../tree";

const forbidden = new Set(["Date.now", "Math.random", "crypto.randomUUID", "randomUUID"]);

/** Time and chance come in through `ctx`, so that a test can hold them and a sandbox can move them. Durations are no time. */
export const clockAndChance: HouseRule = {
  name: "clock-and-chance",
  find: (tree) =>
    parsedFiles(tree, isDomainCode).flatMap((parsed) =>
      nodesOf(parsed, asksTheMachine).map(({ node }) => ({
        path: parsed.path,
        line: lineOf(parsed, node.start),
        says: `${calledName(node)} in a domain; use ctx.now(), ctx.realNow() or ctx.random()`,
      })),
    ),
  planted: { "server/leads/late.ts": "export const late = () => new Date();" },
};

function isDomainCode(path: string): boolean {
  const domain = /^server\/([^/]+)\//.exec(path)?.[1];
  return domain !== undefined && domains.includes(domain) && !isTest(path);
}

function asksTheMachine(node: Node): boolean {
  const name = calledName(node);
  if (name === "Date") return node.type === "CallExpression" || (node.arguments as Node[]).length === 0;
  return forbidden.has(name);
}
