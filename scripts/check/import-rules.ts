import type { IForbiddenRuleType } from "dependency-cruiser";
import { domains } from "../domains";

/** How the skeleton of the tree (imports.ts) writes an import that only takes types: our code has no `require` of its own. */
export const typeOnly = "require";

type Rule = IForbiddenRuleType & { name: string };

const anyDomain = `^server/(${domains.join("|")})/`;
const tests = "\\.(test|proof|eval|spec)\\.tsx?$|^server/testing/|^server/jobs/conformance/|^e2e/|^bench/";
const frontDoor = "^server/[^/]+/(index|schemas|events)\\.ts$";

/** One rule a domain: it may not know those that come after it. */
const order: Rule[] = domains.slice(0, -1).map((domain, at) => ({
  name: `order: ${domain}`,
  severity: "error",
  from: { path: `^server/${domain}/`, pathNot: tests },
  to: { path: `^server/(${domains.slice(at + 1).join("|")})/` },
}));

const doors: Rule[] = [
  {
    name: "front doors only: index.ts, schemas.ts, events.ts",
    severity: "error",
    from: { path: "^(server|inngest|app|components|drizzle)/", pathNot: `${tests}|${anyDomain}` },
    to: {
      path: anyDomain,
      pathNot: `${frontDoor}|^server/[^/]+/router\\.ts$|^server/agents/registry\\.ts$|^server/channels/outbound`,
    },
  },
  {
    name: "front doors only, between domains",
    severity: "error",
    from: { path: "^server/([^/]+)/", pathNot: `${tests}|^server/(platform|jobs|trpc|testing)/` },
    to: { path: anyDomain, pathNot: `^server/$1/|${frontDoor}|^server/channels/outbound` },
  },
  {
    name: "routers are mounted by trpc/root.ts alone",
    severity: "error",
    from: { pathNot: `^server/trpc/root\\.ts$|${tests}` },
    to: { path: "^server/[^/]+/router\\.ts$" },
  },
  {
    name: "the one gate: outbound adapters only from messaging",
    severity: "error",
    from: { pathNot: `^server/(messaging|channels)/|${tests}` },
    to: { path: "^server/channels/outbound" },
  },
  {
    name: "the one gate: the front door of channels hands no adapter out",
    severity: "error",
    from: { path: "^server/channels/index\\.ts$" },
    to: { path: "^server/channels/outbound" },
  },
];

const rooms: Rule[] = [
  {
    name: "the platform knows no domain, at most its words",
    severity: "error",
    from: { path: "^server/platform/", pathNot: tests },
    to: {
      path: `${anyDomain}|^server/(jobs|trpc|testing)/|^(app|components|inngest)/`,
      pathNot: "^server/[^/]+/schemas\\.ts$",
    },
  },
  {
    name: "the job engine knows the platform only",
    severity: "error",
    from: { path: "^server/jobs/", pathNot: tests },
    to: { path: "^(server|app|components|inngest)/", pathNot: "^server/(jobs|platform)/" },
  },
  {
    name: "domains know nothing of React, Next or tRPC",
    severity: "error",
    from: { path: anyDomain },
    to: {
      path: "node_modules/(next|next-auth|next-intl|react|react-dom|@trpc/[^/]+|@mantine/[^/]+|nuqs)/|^(app|components|inngest)/",
    },
  },
  {
    name: "of server/trpc a domain's router alone knows init.ts",
    severity: "error",
    from: { path: anyDomain, pathNot: "/router\\.ts$" },
    to: { path: "^server/trpc/" },
  },
  {
    name: "schemas.ts imports only zod and other words",
    severity: "error",
    from: { path: "^server/[^/]+/[a-z-]*schemas\\.ts$" }, // filter-schemas.ts: words that have a file of their own
    to: { pathNot: "node_modules/zod/|^server/[^/]+/[a-z-]*schemas\\.ts$|^server/messaging/segments\\.ts$" }, // segments: pure words about texts
  },
  {
    name: "the database schema imports words and sibling schema files only",
    severity: "error",
    from: { path: "^drizzle/(schema/|columns)" },
    to: { pathNot: "node_modules/drizzle-orm/|^server/[^/]+/schemas\\.ts$|^drizzle/(schema/|columns)" },
  },
  {
    name: "components take only words and types from the server",
    severity: "error",
    from: { path: "^components/", pathNot: tests },
    to: {
      path: "^(server|drizzle|inngest)/",
      pathNot: "^server/[^/]+/schemas\\.ts$|^server/trpc/query-client\\.ts$",
      dependencyTypesNot: [typeOnly],
    },
  },
  {
    name: "routes do not touch the database",
    severity: "error",
    from: { path: "^app/" },
    to: { path: "^drizzle/|node_modules/(drizzle-orm|pg|@electric-sql/[^/]+|@neondatabase/[^/]+)/" },
  },
  {
    name: "nothing outside tests imports tests and their tools",
    severity: "error",
    from: { path: "^(server|app|components|inngest|drizzle)/", pathNot: tests },
    to: { path: tests },
  },
];

/** Who may import a provider's SDK or a driver. Whoever else wants one asks that room's domain. */
const owners: Record<string, string> = {
  twilio: "^server/channels/",
  "(mailparser|email-reply-parser|imapflow)": "^server/channels/",
  nodemailer: "^server/notices/|^server/auth/|^server/channels/",
  "(ai|@ai-sdk/[^/]+)": "^server/llm/",
  inngest: "^(inngest|server/jobs)/|^app/api/inngest/|^server/platform/",
  "(pg|@electric-sql/[^/]+|@neondatabase/[^/]+|ws)": "^server/platform/",
};

const sdks: Rule[] = Object.entries(owners).map(([sdk, owner]) => ({
  name: `only its owner imports ${sdk}`,
  severity: "error",
  from: { path: "^(server|app|components|inngest|drizzle)/", pathNot: `${owner}|${tests}` },
  to: { path: `node_modules/${sdk}/`, dependencyTypesNot: [typeOnly] },
}));

const hygiene: Rule[] = [
  {
    name: "no cycles",
    severity: "error",
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: [typeOnly] } },
  },
  {
    name: "every import resolves",
    severity: "error",
    from: {},
    to: { couldNotResolve: true, pathNot: "\\.css$" },
  },
  {
    name: "the product does not need development dependencies",
    severity: "error",
    from: { path: "^(server|app|components|inngest|drizzle)/", pathNot: tests },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: [typeOnly], pathNot: "node_modules/@types/" },
  },
];

export const importRules: readonly Rule[] = [...order, ...doors, ...rooms, ...sdks, ...hygiene];
