import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { domains } from "./domains";

const root = fileURLToPath(new URL("..", import.meta.url));

/** `npm run new:domain -- <noun> "<what it decides>"`: the domain's files in the form of the house, never over existing ones. */
const [noun = "", decides = ""] = process.argv.slice(2);
const refusal = refusalToCreate(noun, decides);
if (refusal) {
  console.error(refusal);
  process.exitCode = 1;
} else {
  for (const [path, content] of Object.entries(filesOf(noun, decides))) create(path, content);
  console.log(
    `Next: the table in drizzle/schema/index.ts, the router in server/trpc/root.ts, then npm run db:generate.`,
  );
}

function refusalToCreate(domain: string, paragraph: string): string | null {
  if (!domains.includes(domain))
    return `"${domain}" is not in the ordered list of scripts/domains.ts; find its place there first.`;
  if (paragraph.length < 60) return "Say in a paragraph of at least 60 characters what the domain decides.";
  return existsSync(join(root, "server", domain)) ? `server/${domain} exists.` : null;
}

function create(path: string, content: string) {
  const file = join(root, path);
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  console.log(`created ${path}`);
}

function filesOf(domain: string, paragraph: string): Record<string, string> {
  return {
    [`server/${domain}/index.ts`]: `/** ${paragraph} */\nexport {};\n`,
    [`server/${domain}/schemas.ts`]:
      `import { z } from "zod";\n\nexport const ${pascal(domain)}Input = z.object({ name: z.string().trim().min(1).max(120) });\n` +
      `export type ${pascal(domain)}Input = z.infer<typeof ${pascal(domain)}Input>;\n`,
    [`server/${domain}/router.ts`]: `import { router } from "@/server/trpc/init";\n\nexport const ${domain}Router = router({});\n`,
    [`drizzle/schema/${domain}.ts`]: table(domain),
    [`app/messages/en/${domain}.json`]: "{}\n",
  };
}

function pascal(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function table(domain: string): string {
  return `import { pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, id, tenantId } from "../columns";
import { tenants } from "./tenancy";

export const ${domain} = pgTable(
  "${domain}",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    name: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);
`;
}
