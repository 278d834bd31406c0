import { domains } from "../../domains";
import {
  calledName,
  docAbove,
  dottedName,
  isFunction,
  isTest,
  lineOf,
  type Node,
  nodesOf,
  type Parsed,
  parsedFiles,
  textOf,
} from "../syntax";
import type { HouseRule, Violation } from "../tree";

const changes = /\btx\s*\.(insert|update|delete)\(|\bannounce\(tx/;

/**
 * Who opens a transaction asks first whether the actor may, and leaves an audit entry when it changes something.
 * A function whose doc comment says `system` is called by the product itself, not by an actor.
 */
export const guardedTransactions: HouseRule = {
  name: "guarded-transactions",
  find: (tree) =>
    parsedFiles(tree, (path) => isDomainFile(path) && !isTest(path)).flatMap((parsed) =>
      nodesOf(parsed, (node) => calledName(node) === "inTransaction").flatMap(({ holders }) =>
        objectionsTo(parsed, holders),
      ),
    ),
  planted: {
    "server/leads/delete.ts":
      "export async function deleteLead(ctx, id) { return inTransaction(ctx, (tx) => tx.delete(leads)); }",
  },
};

function objectionsTo(parsed: Parsed, holders: readonly Node[]): Violation[] {
  const opener = holders.find(isFunction);
  const statement = holders[1];
  if (!opener || !statement) return [];
  if (/\bsystem\b/i.test(docAbove(parsed, statement))) return [];
  const body = textOf(parsed, statement);
  const at = { path: parsed.path, line: lineOf(parsed, opener.start) };
  const name = nameOf(statement);
  return [
    ...(/\bauthorize\(/.test(body) ? [] : [{ ...at, says: `${name} opens a transaction without authorize(ctx, ...)` }]),
    ...(changes.test(body) && !/\brecord\w*\(/.test(body)
      ? [{ ...at, says: `${name} changes data without record(tx, ...)` }]
      : []),
  ];
}

function isDomainFile(path: string): boolean {
  return domains.includes(/^server\/([^/]+)\//.exec(path)?.[1] ?? "");
}

function nameOf(statement: Node): string {
  const declaration = (statement.declaration ?? statement) as Node;
  const declarator = (declaration.declarations as Node[] | undefined)?.[0];
  return dottedName(declarator?.id ?? declaration.id) || "a function";
}
