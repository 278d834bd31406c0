import { domains } from "../../domains";
import { callersOf, reachOf, type Statement, statementsOf } from "../statements";
import { isTest, lineOf, type Parsed, parsedFiles } from "../syntax";
import type { HouseRule, Violation } from "../tree";

const opens = /\binTransaction\(/;
const changes = /\btx\s*\.(insert|update|delete)\(|\bannounce\(\s*tx/;
const authorizes = /\bauthorize\(/;
const records = /\brecord\w*\(/;

/**
 * Who opens a transaction asks first whether the actor may, and leaves an audit entry when it changes something.
 * A function whose doc comment says `system` is called by the product itself, not by an actor; a private function
 * is as guarded as those that call it.
 */
export const guardedTransactions: HouseRule = {
  name: "guarded-transactions",
  find: (tree) =>
    parsedFiles(tree, (path) => isDomainFile(path) && !isTest(path)).flatMap((parsed) => {
      const all = statementsOf(parsed);
      return all
        .filter(({ text, node }) => opens.test(text) && node.type !== "ImportDeclaration")
        .flatMap((statement) => objectionsTo(statement, all, parsed));
    }),
  planted: {
    "server/leads/delete.ts":
      "export async function deleteLead(ctx, id) { return inTransaction(ctx, (tx) => tx.delete(leads)); }",
  },
};

function objectionsTo(statement: Statement, all: readonly Statement[], parsed: Parsed): Violation[] {
  if (isSystem(statement)) return [];
  const at = { path: parsed.path, line: lineOf(parsed, statement.node.start) };
  const reached = reachOf(statement, all);
  const isSilent = changes.test(statement.text) && !reached.some(({ text }) => records.test(text));
  return [
    ...(isGuarded(statement, all)
      ? []
      : [{ ...at, says: `${statement.name} opens a transaction without authorize(ctx, ...)` }]),
    ...(isSilent && !isCalledBySystem(statement, all)
      ? [{ ...at, says: `${statement.name} changes data without record(tx, ...)` }]
      : []),
  ];
}

function isGuarded(statement: Statement, all: readonly Statement[], seen: readonly Statement[] = []): boolean {
  if (authorizes.test(statement.text) || isSystem(statement) || seen.includes(statement)) return true;
  if (statement.isExported) return false;
  const callers = callersOf(statement, all);
  return callers.length > 0 && callers.every((caller) => isGuarded(caller, all, [...seen, statement]));
}

function isCalledBySystem(statement: Statement, all: readonly Statement[], seen: readonly Statement[] = []): boolean {
  if (isSystem(statement) || seen.includes(statement)) return true;
  const callers = statement.isExported ? [] : callersOf(statement, all);
  return callers.length > 0 && callers.every((caller) => isCalledBySystem(caller, all, [...seen, statement]));
}

function isSystem({ doc }: Statement): boolean {
  return /\bsystem\b/i.test(doc);
}

function isDomainFile(path: string): boolean {
  return domains.includes(/^server\/([^/]+)\//.exec(path)?.[1] ?? "");
}
