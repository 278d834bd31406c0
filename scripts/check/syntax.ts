import { type Comment, parseSync, visitorKeys } from "oxc-parser";
import type { Tree } from "./tree";

/** A syntax node, as loosely typed as a walk over every kind of node needs it. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

export interface Parsed {
  path: string;
  source: string;
  program: Node;
  comments: Comment[];
}

const parsedBySource = new Map<string, Parsed>();

export function parse(path: string, source: string): Parsed {
  const key = `${path}\0${source}`;
  const known = parsedBySource.get(key);
  if (known) return known;
  const { program, comments } = parseSync(path, source);
  const parsed = { path, source, program: program as unknown as Node, comments };
  parsedBySource.set(key, parsed);
  return parsed;
}

export const isCode = (path: string) => /\.(ts|tsx|mts|mjs|js)$/.test(path) && !path.endsWith(".d.ts");

export const isTest = (path: string) => /\.(test|proof|eval|spec)\.tsx?$/.test(path) || path.startsWith("e2e/");

export function parsedFiles(tree: Tree, wanted: (path: string) => boolean): Parsed[] {
  return tree.paths.filter((path) => isCode(path) && wanted(path)).map((path) => parse(path, tree.read(path)));
}

/** Visits every node, the outermost first, with the nodes that hold it (the nearest last). */
export function walk(node: Node, visit: (node: Node, holders: readonly Node[]) => void, holders: readonly Node[] = []) {
  visit(node, holders);
  const within = [...holders, node];
  for (const key of visitorKeys[node.type] ?? []) {
    for (const child of childrenOf(node[key])) walk(child, visit, within);
  }
}

function childrenOf(value: unknown): Node[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter(isNode);
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).type === "string";
}

export function isFunction(node: Node): boolean {
  return (
    (node.type === "FunctionDeclaration" ||
      node.type === "FunctionExpression" ||
      node.type === "ArrowFunctionExpression") &&
    isNode(node.body)
  );
}

export function nodesOf(parsed: Parsed, wanted: (node: Node) => boolean): { node: Node; holders: readonly Node[] }[] {
  const found: { node: Node; holders: readonly Node[] }[] = [];
  walk(parsed.program, (node, holders) => {
    if (wanted(node)) found.push({ node, holders });
  });
  return found;
}

/** The dotted name of what a call calls: `tx.insert`, `Date.now`, `record`. */
export function calledName(node: Node): string {
  return node.type === "CallExpression" || node.type === "NewExpression" ? dottedName(node.callee) : "";
}

export function dottedName(value: unknown): string {
  if (!isNode(value)) return "";
  if (value.type === "Identifier") return String(value.name);
  if (value.type !== "MemberExpression") return "";
  return `${dottedName(value.object)}.${dottedName(value.property)}`;
}

export function lineOf(parsed: Parsed, offset: number): number {
  let line = 1;
  for (let at = parsed.source.indexOf("\n"); at !== -1 && at < offset; at = parsed.source.indexOf("\n", at + 1)) line++;
  return line;
}

export function linesOf(parsed: Parsed, node: Node): number {
  return lineOf(parsed, node.end) - lineOf(parsed, node.start) + 1;
}

/** The doc comment that stands directly above a node, or an empty text. */
export function docAbove(parsed: Parsed, node: Node): string {
  const above = parsed.comments.filter((comment) => comment.type === "Block" && comment.end <= node.start).at(-1);
  if (!above || parsed.source.slice(above.end, node.start).trim() !== "") return "";
  return above.value;
}
