import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { globalTables } from "@/scripts/check/migrated-tables";
import { database, inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { withDatabase } from "@/server/testing";
import { fingerprintOf, tenantTablesOf } from "@/server/testing/fingerprint";
import { aRichTenant, type RichTenant } from "@/server/testing/rich-tenant";
import type { Db } from "./db";

withDatabase();

type Row = Record<string, unknown>;

let theirs: RichTenant;
let tables: string[];
let before: Record<string, string>;
const samples = new Map<string, string>();
const writable = new Map<string, string>();

beforeAll(async () => {
  theirs = await aRichTenant("Zanzibar");
  tables = await tenantTablesOf(theirs.ctx);
  before = await fingerprintOf(theirs.ctx);
  for (const table of tables) samples.set(table, await sampleOf(table));
  for (const { name, columns } of await asked(writableColumns)) writable.set(String(name), String(columns));
});

/** A computed column is nobody's to write. */
const writableColumns = `select table_name as name, string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns
  from information_schema.columns where table_schema = 'public' and is_generated = 'NEVER' group by table_name`;

const rowsOf = async (db: Db, text: string): Promise<Row[]> =>
  ((await db.execute(sql.raw(text))) as unknown as { rows: Row[] }).rows;
const asked = async (text: string): Promise<Row[]> => (await (await database()).query(text)).rows;

/** One row of the tenant's as JSON: what a stranger would try to write. */
const sampleOf = (table: string): Promise<string> =>
  inTransaction(theirs.ctx, async (tx) => {
    const [row] = await rowsOf(tx, `select to_json(t)::text as row from ${table} t limit 1`);
    return String(row?.row ?? "");
  });

/** What happens to a statement in a transaction whose tenant setting is this (null = never set): rows, or the database's refusal. */
async function under(setting: string | null, text: string): Promise<{ rows: Row[] } | { refusal: string }> {
  const { db } = await database();
  try {
    const rows = await db.transaction(async (raw) => {
      if (setting !== null) await raw.execute(sql`select set_config('app.tenant_id', ${setting}, true)`);
      return rowsOf(raw as unknown as Db, text);
    });
    return { rows };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { refusal: cause instanceof Error ? cause.message : "unknown" };
  }
}

const insertOf = (table: string) => {
  const row = (samples.get(table) ?? "").replaceAll("'", "''");
  const columns = writable.get(table);
  return `insert into ${table} (${columns}) select ${columns} from json_populate_record(null::${table}, '${row}')`;
};

test("the fixture has a row in every table, so that an empty answer means something", () => {
  expect(tables.length).toBeGreaterThan(30);
  expect(tables.filter((table) => !samples.get(table))).toEqual([]);
});

describe("[5.10] the catalogue", () => {
  test("every table is one of the globals or has its rows forced apart by the one policy", async () => {
    const rows = await asked(`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
             (select array_agg(p.policyname || ' for ' || p.cmd || ' to ' || array_to_string(p.roles, ',') order by 1)
              from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname and not 'doors' = any (p.roles)) as policies,
             (select p.qual = p.with_check and p.qual like '%tenant_id = %app.tenant_id%'
              from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname and p.policyname = 'own_tenant') as compares
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`);
    const apart = { forced: true, policies: ["own_tenant for ALL to app_user"], compares: true };
    const wrong = rows
      .filter(({ name }) => !globalTables.includes(String(name)))
      .filter(({ name: _, ...is }) => JSON.stringify(is) !== JSON.stringify(apart));
    expect(wrong).toEqual([]);
    expect(rows.map(({ name }) => name).sort()).toEqual([...tables, ...globalTables].sort());
  });

  test("neither role can step over the policies, and the doors only read", async () => {
    expect(await asked("select current_user::text as me")).toEqual([{ me: "app_user" }]);
    const roles = await asked(
      "select rolname, rolsuper or rolbypassrls or rolcreaterole or rolcanlogin as mighty from pg_roles where rolname in ('app_user', 'doors') order by 1",
    );
    expect(roles).toEqual([
      { rolname: "app_user", mighty: false },
      { rolname: "doors", mighty: false },
    ]);
    const writes = await asked(
      "select table_name, privilege_type from information_schema.role_table_grants where grantee = 'doors' and privilege_type <> 'SELECT'",
    );
    expect(writes).toEqual([]);
  });

  test("a function that runs with other rights belongs to the doors and answers ids", async () => {
    const doors = await asked(`
      select p.proname as name, pg_get_userbyid(p.proowner) as owner, 'search_path=public' = any (p.proconfig) as pinned,
             pg_get_function_result(p.oid) as answers
      from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef`);
    expect(doors.length).toBeGreaterThan(5);
    for (const { name, owner, pinned, answers } of doors) {
      expect({ name, owner, pinned }).toEqual({ name, owner: "doors", pinned: true });
      expect(String(answers)).toMatch(/^uuid$|^TABLE\((\w*id uuid|role text)(, (\w*id uuid|role text))*\)$/);
    }
  });
});

/** Settings under which nobody is known: none, an emptied one, a tenant that is no more, and what is no id at all. */
const settings = [
  { what: "no tenant set", setting: null },
  { what: "an empty tenant", setting: "" },
  { what: "a tenant that does not exist", setting: newId() },
  { what: "a malformed tenant", setting: "' or true --" },
  { what: "a wildcard", setting: "%" },
];

describe.each(settings)("[5.10] with $what", ({ setting }) => {
  test("every table is empty", async () => {
    for (const table of tables) {
      const answer = await under(setting, `select * from ${table}`);
      if ("rows" in answer) expect({ table, rows: answer.rows }).toEqual({ table, rows: [] });
      else expect({ table, ...answer }).toMatchObject({ table, refusal: expect.stringContaining("uuid") });
    }
  });

  test("nothing is written, changed or removed", async () => {
    for (const table of tables) {
      const written = await under(setting, insertOf(table));
      expect({ table, ...written }).toMatchObject({ table, refusal: expect.stringMatching(/row-level security|uuid/) });
      await under(setting, `update ${table} set tenant_id = '${newId()}'`);
      await under(setting, `delete from ${table}`);
    }
    expect(await fingerprintOf(theirs.ctx)).toEqual(before);
  });
});

test("[5.10] a tenant writes no row for another, and moves none of its own to it", async () => {
  const ours = await aRichTenant("Quixote");
  for (const table of tables) {
    expect({ table, ...(await under(ours.ctx.tenantId, insertOf(table))) }).toMatchObject({
      table,
      refusal: expect.stringContaining("row-level security"),
    });
    const moved = await under(ours.ctx.tenantId, `update ${table} set tenant_id = '${theirs.ctx.tenantId}'`);
    expect({ table, ...moved }).toMatchObject({
      table,
      refusal: expect.stringMatching(/row-level security|permission/),
    });
  }
  expect(await fingerprintOf(theirs.ctx)).toEqual(before);
});

test("[5.10] a session that another tenant has used, or left in the middle, remembers nobody", async () => {
  const count = "select count(*)::int as n from leads";
  const failing = inTransaction(theirs.ctx, async (tx) => {
    await rowsOf(tx, count);
    throw new Error("left");
  });
  await expect(failing).rejects.toThrow("left");
  const answers = await Promise.all(Array.from({ length: 24 }, () => asked(count)));
  expect(new Set(answers.flat().map(({ n }) => n))).toEqual(new Set([0]));
});

test("[5.10] a transaction says its tenant itself, whatever the session was told before", async () => {
  const ours = await aRichTenant("Alcala");
  await asked(`select set_config('app.tenant_id', '${theirs.ctx.tenantId}', false)`);
  const seen = await Promise.all(
    Array.from({ length: 12 }, () =>
      inTransaction(ours.ctx, (tx) => rowsOf(tx, "select distinct tenant_id::text as id from leads")),
    ),
  );
  expect(new Set(seen.flat().map(({ id }) => id))).toEqual(new Set([ours.ctx.tenantId]));
});
