import { domainsIn } from "../../domains";
import { nodesOf, parse } from "../syntax";
import type { HouseRule, Violation } from "../tree";

const shortestParagraph = 60;

/** Each domain opens with a paragraph on what it decides and names what it gives out, one by one. */
export const frontDoors: HouseRule = {
  name: "front-doors",
  find: (tree) =>
    domainsIn(tree.paths).flatMap((domain): Violation[] => {
      const path = `server/${domain}/index.ts`;
      if (!tree.paths.includes(path)) return [{ path, says: "the domain has no front door" }];
      const parsed = parse(path, tree.read(path));
      const first = parsed.comments[0];
      const opens = first?.type === "Block" && parsed.source.slice(0, first.start).trim() === "";
      const paragraph = opens ? first.value.replace(/[\s*]+/g, " ").trim() : "";
      const missing =
        paragraph.length < shortestParagraph
          ? [{ path, line: 1, says: "no paragraph on what the domain decides" }]
          : [];
      const wholesale = nodesOf(parsed, (node) => node.type === "ExportAllDeclaration").map(() => ({
        path,
        says: "`export *`: a front door names what it exports",
      }));
      return [...missing, ...wholesale];
    }),
  planted: { "server/leads/index.ts": 'export * from "./rows";' },
};
