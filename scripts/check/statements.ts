import { docAbove, dottedName, isNode, type Node, type Parsed } from "./syntax";

/** A top-level declaration of a module, with what its text says. */
export interface Statement {
  node: Node;
  name: string;
  isExported: boolean;
  doc: string;
  text: string;
}

const notCode = new Set(["ImportDeclaration", "TSInterfaceDeclaration", "TSTypeAliasDeclaration"]);

/** Functions and constants; types and imports do nothing. */
export function statementsOf(parsed: Parsed): Statement[] {
  return (parsed.program.body as Node[])
    .filter((node) => !notCode.has(node.type) && !(isNode(node.declaration) && notCode.has(node.declaration.type)))
    .map((node) => ({
      node,
      name: declaredName(node),
      isExported: node.type.startsWith("Export"),
      doc: docAbove(parsed, node),
      text: withoutComments(parsed, node),
    }));
}

function withoutComments({ source, comments }: Parsed, node: Node): string {
  const inside = comments.filter(({ start, end }) => start >= node.start && end <= node.end);
  const starts = [node.start, ...inside.map(({ end }) => end)];
  return starts.map((start, at) => source.slice(start, inside[at]?.start ?? node.end)).join("");
}

/** The declarations of the module that mention this one. */
export function callersOf(statement: Statement, all: readonly Statement[]): Statement[] {
  return all.filter((other) => other !== statement && mentions(other, statement));
}

/** The declaration itself and those of the module that it leads to. */
export function reachOf(statement: Statement, all: readonly Statement[]): Statement[] {
  const reached = new Set([statement]);
  for (const from of reached) for (const to of all) if (mentions(from, to)) reached.add(to);
  return [...reached];
}

function mentions(from: Statement, to: Statement): boolean {
  return to.name !== "" && new RegExp(`\\b${to.name}\\b`).test(from.text);
}

function declaredName(statement: Node): string {
  const declaration = isNode(statement.declaration) ? statement.declaration : statement;
  const declarator = (declaration.declarations as Node[] | undefined)?.[0];
  return dottedName(declarator?.id ?? declaration.id);
}
