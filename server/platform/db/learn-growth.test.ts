import { expect, test } from "vitest";
import { database } from "@/server/platform/db";
import { withDatabase } from "@/server/testing";
import { learnGrowth } from "./learn-growth";

withDatabase();

const believed = async () => {
  const { rows } = await (await database()).query(
    "select reltuples::int as rows from pg_class where relname = 'tenants'",
  );
  return rows[0]?.rows;
};

test("a table that was empty when the planner last looked is looked at again once it has grown, and no sooner", async () => {
  const { maintain } = await database();
  const add = (from: number, to: number) =>
    maintain(`insert into tenants (id, slug, name, sandbox, wrapped_key, created_at)
      select gen_random_uuid(), 'grown-' || n, repeat('x', 200), true, '', now() from generate_series(${from}, ${to}) n`);
  await add(1, 10);
  await maintain("analyze tenants");
  await add(11, 20);
  await learnGrowth(["tenants"]);
  expect(await believed()).toBe(10);
  await add(21, 4_000);
  await learnGrowth(["tenants"]);
  expect(await believed()).toBe(4_000);
});
