import { domainsIn } from "../../domains";
import { callersOf, reachOf, type Statement, statementsOf } from "../statements";
import { isTest, lineOf, type Parsed, parsedFiles } from "../syntax";
import type { HouseRule, Violation } from "../tree";

const opens = /\binTransaction\(/;
const changes = /\btx\s*\.(insert|update|delete)\(|\bannounce\(\s*tx/;
const records = /\brecord\w*\(/;
/** A search finds nothing where another verb refuses. */
const findsNothing = "if \\(!mayDo\\([^)]*\\)\\) return \\[\\]";

/**
 * Who opens a transaction asks first whether the actor may, and leaves an audit entry when it changes something.
 * A function whose doc comment says `system` is called by the product itself, not by an actor; a private function
 * is as guarded as those that call it.
 */
export const guardedTransactions: HouseRule = {
  name: "guarded-transactions",
  find: (tree) =>
    domainsIn(tree.paths).flatMap((domain) => {
      const files = parsedFiles(tree, (path) => path.startsWith(`server/${domain}/`) && !isTest(path));
      const modules = files.map((parsed) => ({ parsed, all: statementsOf(parsed) }));
      const guards = ["authorize", ...guardsAmong(modules.flatMap(({ all }) => all))];
      const asks = new RegExp(`\\b(${guards.join("|")})\\(|${findsNothing}`);
      return modules.flatMap(({ parsed, all }) =>
        all
          .filter(({ text }) => opens.test(text))
          .flatMap((statement) => objectionsTo(statement, { all, asks, parsed })),
      );
    }),
  planted: {
    "server/leads/delete.ts":
      "export async function deleteLead(ctx, id) { return inTransaction(ctx, (tx) => tx.delete(leads)); }",
  },
};

/** Functions of the domain that do nothing but refuse, such as "only in a sandbox, and only with the right". */
function guardsAmong(all: readonly Statement[]): string[] {
  return all
    .filter(({ text }) => /\bauthorize\(/.test(text) && !/\basync\b|Transaction\(/.test(text))
    .map(({ name }) => name);
}

interface Module {
  parsed: Parsed;
  all: readonly Statement[];
  /** Matches a call that asks whether the actor may. */
  asks: RegExp;
}

function objectionsTo(statement: Statement, { all, asks, parsed }: Module): Violation[] {
  if (isSystem(statement)) return [];
  const at = { path: parsed.path, line: lineOf(parsed, statement.node.start) };
  const reached = reachOf(statement, all);
  const isSilent = changes.test(statement.text) && !reached.some(({ text }) => records.test(text));
  return [
    ...(isGuarded(statement, { all, asks })
      ? []
      : [{ ...at, says: `${statement.name} opens a transaction without authorize(ctx, ...)` }]),
    ...(isSilent && !isCalledBySystem(statement, all)
      ? [{ ...at, says: `${statement.name} changes data without record(tx, ...)` }]
      : []),
  ];
}

function isGuarded(
  statement: Statement,
  { all, asks }: Pick<Module, "all" | "asks">,
  seen: readonly Statement[] = [],
): boolean {
  if (asks.test(statement.text) || isSystem(statement) || seen.includes(statement)) return true;
  if (statement.isExported) return false;
  const callers = callersOf(statement, all);
  return callers.length > 0 && callers.every((caller) => isGuarded(caller, { all, asks }, [...seen, statement]));
}

function isCalledBySystem(statement: Statement, all: readonly Statement[], seen: readonly Statement[] = []): boolean {
  if (isSystem(statement) || seen.includes(statement)) return true;
  const callers = statement.isExported ? [] : callersOf(statement, all);
  return callers.length > 0 && callers.every((caller) => isCalledBySystem(caller, all, [...seen, statement]));
}

function isSystem({ doc }: Statement): boolean {
  return /\bsystem\b/i.test(doc);
}
