import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PostgresServer, startPostgres } from "@/server/testing/postgres";
import { openPostgres } from "./open-postgres";

let postgres: PostgresServer | null = null;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres?.stop());

async function cutSessions(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and usename = 'postgres'",
  );
  await client.end();
}

test("[5.6] a session that is cut between two statements fails its transaction, not the process, and the next one works", async ({
  skip,
}) => {
  if (!postgres) return skip("Postgres is not installed here.");
  const { url } = postgres;
  const opened = await openPostgres(url);
  const cut = opened.db.transaction(async (tx) => {
    await tx.execute(sql`select 1`);
    await cutSessions(url);
    await wait(100);
    await tx.execute(sql`select 2`);
  });
  await expect(cut).rejects.toThrow();
  expect((await opened.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  await opened.close();
});

test("[5.1] a process starts while others are in the middle of writing, and waits for none of them", async ({
  skip,
}) => {
  if (!postgres) return skip("Postgres is not installed here.");
  const { url } = postgres;
  const first = await openPostgres(url);
  const writer = new pg.Client({ connectionString: url });
  await writer.connect();
  await writer.query("begin");
  const { rows: tables } = await writer.query("select tablename as name from pg_tables where schemaname = 'public'");
  for (const { name } of tables) await writer.query(`lock table public."${name}" in row exclusive mode`);
  const second = openPostgres(url);
  expect(await Promise.race([second.then(() => "open"), wait(10_000, "waits")])).toBe("open");
  await writer.query("rollback");
  await Promise.all([writer.end(), first.close(), (await second).close()]);
}, 30_000);

test("[5.1] a process knows whether another one has the database open, also after its connection was cut", async ({
  skip,
}) => {
  if (!postgres) return skip("Postgres is not installed here.");
  const { url } = postgres;
  const first = await openPostgres(url);
  expect(await first.isAlone()).toBe(true);
  const second = await openPostgres(url);
  expect(await second.isAlone()).toBe(false);
  await second.close();
  await cutSessions(url);
  await wait(1_500);
  const third = await openPostgres(url);
  expect(await third.isAlone()).toBe(false);
  await Promise.all([first.close(), third.close()]);
  await wait(500); // a session ends a moment after its client
  const last = await openPostgres(url);
  expect(await last.isAlone()).toBe(true);
  await last.close();
});
