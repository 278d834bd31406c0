import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { parseSync } from "oxc-parser";
import { importRules, typeOnly } from "./import-rules";
import { isCode } from "./syntax";
import { plantedTree, type Tree, type Violation } from "./tree";

const rooms = /^(app|components|server|drizzle|inngest|e2e|bench|proof)\//;

/** Import violations of the tree; also an objection where the cruise saw too little, since blind it would pass everything. */
export async function importViolations(root: string, tree: Tree): Promise<Violation[]> {
  const found = await cruiseSkeleton(root, tree);
  const seen = new Set(found.modules.map((module) => module.source));
  const unseen = codeIn(tree)
    .filter((path) => !seen.has(path))
    .map((path) => ({ path, says: "the import check did not see this module" }));
  const objections = violationsIn(await cruiseSkeleton(root, plantedTree(planted)));
  const overlooked = plantedObjections
    .filter((name) => !objections.some(({ says }) => says.startsWith(name)))
    .map((name) => ({ path: "scripts/check/imports.ts", says: `overlooks the planted violation of "${name}"` }));
  return [...unseen, ...overlooked, ...violationsIn(found)];
}

const planted = {
  "server/audit/index.ts": 'import type { Lead } from "@/server/leads";\nimport Twilio from "twilio";',
  "server/leads/index.ts": 'export type { Lead } from "./rows";',
  "server/leads/rows.ts": 'import { NextResponse } from "next/server";',
  "server/consent/index.ts": 'import { leads } from "@/server/leads/rows";',
  "server/channels/outbound.ts": "export const carrierFor = 1;",
  "server/conversations/index.ts": 'import { carrierFor } from "@/server/channels/outbound";',
  "inngest/leads.ts": 'import { leads } from "@/server/leads/rows";',
  "components/leads/lead-table.tsx":
    'import { leads } from "@/server/leads";\nimport type { Lead } from "@/server/leads";',
};

const plantedObjections = [
  "order: audit",
  "front doors only, between domains",
  "front doors only: index.ts",
  "the one gate",
  "domains know nothing of React, Next or tRPC",
  "only its owner imports twilio",
  "components take only words and types from the server",
];

/**
 * dependency-cruiser cannot read TypeScript 7 by itself: it is shown a copy of the tree that has nothing but
 * imports, found by oxc. The copy lies inside the project, so that packages resolve as they do for the real files.
 */
async function cruiseSkeleton(root: string, tree: Tree): Promise<ICruiseResult> {
  const cache = join(root, ".cache");
  mkdirSync(cache, { recursive: true });
  const skeleton = mkdtempSync(join(cache, "imports-"));
  try {
    for (const path of tree.paths) {
      const content =
        isCode(path) && rooms.test(path) ? importsOnly(path, tree.read(path), skeleton) : contentOf(path, tree);
      if (content !== null) write(join(skeleton, path), content);
    }
    return await cruiseIn(skeleton, codeIn(tree));
  } finally {
    rmSync(skeleton, { recursive: true, force: true });
  }
}

function codeIn(tree: Tree): string[] {
  return tree.paths.filter((path) => rooms.test(path) && isCode(path));
}

function contentOf(path: string, tree: Tree): string | null {
  if (path === "package.json") return tree.read(path);
  if (isCode(path)) return ""; // of another room: there, but not looked into
  return /\.(json|css|woff2)$/.test(path) ? "{}" : null;
}

/** Every import of a module as one plain line; see `typeOnly`. */
function importsOnly(path: string, source: string, skeleton: string): string {
  const { staticImports, staticExports, dynamicImports } = parseSync(path, source).module;
  const imported = staticImports.map(({ moduleRequest, entries }) => ({
    name: moduleRequest.value,
    isType: entries.length > 0 && entries.every((entry) => entry.isType),
  }));
  const reexported = staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ moduleRequest, isType }) => (moduleRequest ? [{ name: moduleRequest.value, isType }] : []));
  const lazily = dynamicImports
    .flatMap(({ moduleRequest }) => literalIn(source.slice(moduleRequest.start, moduleRequest.end)))
    .map((name) => ({ name, isType: false }));
  const lines = [...imported, ...reexported, ...lazily].map(({ name, isType }) => {
    const module = JSON.stringify(name.replace(/^@\//, `${skeleton}/`));
    return isType ? `${typeOnly}(${module});` : `import ${module};`;
  });
  return [...new Set(lines)].join("\n");
}

function literalIn(expression: string): string[] {
  const literal = /^["'`]([^"'`$]+)["'`]$/.exec(expression.trim())?.[1];
  return literal ? [literal] : [];
}

function write(file: string, content: string) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

async function cruiseIn(baseDir: string, paths: string[]): Promise<ICruiseResult> {
  const { output } = await cruise(
    paths,
    {
      baseDir,
      ruleSet: { forbidden: [...importRules] },
      validate: true,
      doNotFollow: { path: "node_modules" },
      combinedDependencies: true,
    },
    {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types", "typings"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".d.ts"],
    },
  );
  if (typeof output === "string") throw new Error(`The import check answered with a text: ${output.slice(0, 200)}`);
  return output;
}

function violationsIn(found: ICruiseResult): Violation[] {
  return found.summary.violations.map(({ rule, from, to }) => ({ path: from, says: `${rule.name} (imports ${to})` }));
}
