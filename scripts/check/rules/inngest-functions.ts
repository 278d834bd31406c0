import { calledName, isNode, isTest, nodesOf, type Parsed, parsedFiles } from "../syntax";
import type { HouseRule } from "../tree";

const page = "inngest/functions.ts";

/** Every function and schedule stands on one page, so that nothing runs that nobody sees. */
export const inngestFunctions: HouseRule = {
  name: "inngest-functions",
  find: (tree) => {
    const listed = tree.paths.includes(page) ? tree.read(page) : "";
    return parsedFiles(tree, (path) => /^(inngest|server|app)\//.test(path) && path !== page && !isTest(path))
      .filter(({ path }) => !path.startsWith("server/jobs/") && !path.startsWith("server/testing/"))
      .flatMap((parsed) => createdFunctions(parsed).map((name) => ({ path: parsed.path, name })))
      .filter(({ name }) => !new RegExp(`\\b${name}\\b`).test(listed))
      .map(({ path, name }) => ({ path, says: `${name} is not listed in ${page}` }));
  },
  planted: { "inngest/leads.ts": "export const wakeLeads = inngest.createFunction({}, async () => {});", [page]: "" },
};

function createdFunctions(parsed: Parsed): string[] {
  return nodesOf(parsed, (node) => calledName(node).endsWith(".createFunction")).map(({ holders }) => {
    const declared = holders.findLast((holder) => holder.type === "VariableDeclarator");
    return declared && isNode(declared.id) ? String(declared.id.name) : "a function without a name";
  });
}
