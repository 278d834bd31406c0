import { database } from "./index";

/** A table of fewer pages is read quickly by any plan. */
const fewPages = 4;
const growth = 8;

/**
 * Tells the planner how large these tables, which are read together, have become, once one of them has grown eightfold since it last looked. One that it
 * believes to be empty is joined row by row and read by any index that begins with the tenant; Postgres finds out by
 * itself after a minute, the embedded database never does. Outside any transaction, for it waits for a turn of its own.
 */
export async function learnGrowth(tables: readonly string[]): Promise<void> {
  const { query, maintain } = await database();
  const { rows } = await query(
    `select from pg_class where oid = any($1::regclass[])
      and pg_relation_size(oid) > $2 * greatest(relpages, $3) * current_setting('block_size')::bigint`,
    [tables, growth, fewPages],
  );
  if (rows.length > 0) await maintain(`analyze ${tables.join(", ")}`);
}
