import { randomBytes } from "node:crypto";
import pg from "pg";
import { migratePostgres } from "@/server/platform/db/migrate";

/** A database that is there for one run or one test file. */
export interface Copy {
  name: string;
  url: string;
  drop(): Promise<unknown>;
}

/** Makes a migrated database that test files copy; null where the role may not create databases. */
export async function makeTemplate(server: string): Promise<Copy | null> {
  const template = await create(server, "template1").catch(() => null);
  if (template) await migratePostgres(template.url);
  return template;
}

/** A fresh database made from the template, in a fraction of a second. */
export function copyTemplate(server: string, template: string): Promise<Copy> {
  return create(server, template);
}

async function create(server: string, template: string): Promise<Copy> {
  const name = `rekindle_test_${randomBytes(6).toString("hex")}`;
  await tell(server, `create database ${name} template ${template}`);
  const address = new URL(server);
  address.pathname = `/${name}`;
  return { name, url: address.href, drop: () => tell(server, `drop database if exists ${name} with (force)`) };
}

async function tell(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
