import { calledName, isFunction, lineOf, linesOf, nodesOf, parsedFiles } from "../syntax";
import type { HouseRule } from "../tree";

const longestPage = 40;
const longestShell = 20;

/** A page composes and an Inngest function hands over; both leave the thinking to a domain. */
export const thinShells: HouseRule = {
  name: "thin-shells",
  find: (tree) => [
    ...tree.paths
      .filter((path) => /^app\/.*page\.tsx$/.test(path))
      .filter((path) => tree.read(path).trimEnd().split("\n").length > longestPage)
      .map((path) => ({ path, says: `a page of more than ${longestPage} lines` })),
    ...parsedFiles(tree, (path) => /^inngest\/[^/]+\.ts$/.test(path)).flatMap((parsed) =>
      nodesOf(parsed, isFunction)
        .filter(({ holders }) => calledName(holders.at(-1) ?? parsed.program).endsWith(".createFunction"))
        .filter(({ node }) => linesOf(parsed, node) > longestShell)
        .map(({ node }) => ({
          path: parsed.path,
          line: lineOf(parsed, node.start),
          says: `an Inngest function of more than ${longestShell} lines; the domain's verb does the work`,
        })),
    ),
  ],
  planted: { "inngest/leads.ts": `inngest.createFunction({}, async () => {${"\n  work();".repeat(longestShell)}\n});` },
};
