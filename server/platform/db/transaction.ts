import { AsyncLocalStorage } from "node:async_hooks";
import { sql } from "drizzle-orm";
import type { Ctx } from "../ctx";
import type { Db } from "./db";
import { database } from "./index";
import { withoutParameters } from "./safe-error";

/** A transaction bound to one tenant by row-level security; it carries the caller. */
export type Tx = Db & {
  readonly ctx: Ctx;
  readonly tenantId: string;
  now(): Date;
  realNow(): Date;
  /** Runs after the commit, never when it rolls back: pokes, not facts. */
  afterCommit(action: () => void): void;
};

const open = new AsyncLocalStorage<true>();

/**
 * The only way for a domain to the database: one transaction that sees one tenant.
 * @throws when called inside another transaction (the embedded database's one session would wait for itself).
 */
export async function inTransaction<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (open.getStore()) throw new Error("A transaction is already open here: pass its tx on.");
  const { db } = await database();
  const after: (() => void)[] = [];
  try {
    const result = await open.run(true, () => db.transaction((raw) => inTenant(raw as Db, ctx, { after, work })));
    for (const action of after) action();
    return result;
  } catch (error) {
    throw withoutParameters(error);
  }
}

/**
 * The way to what belongs to no tenant: people, sessions, sign-in links, the list of tenants. Errors are freed of personal data.
 * @throws when called inside a transaction, for the reason above.
 */
export async function inGlobals<T>(work: (db: Db) => Promise<T>): Promise<T> {
  if (open.getStore()) throw new Error("A transaction is open here: ask the globals before or after it.");
  const { db } = await database();
  try {
    return await work(db);
  } catch (error) {
    throw withoutParameters(error);
  }
}

type Work<T> = { after: (() => void)[]; work: (tx: Tx) => Promise<T> };

async function inTenant<T>(raw: Db, ctx: Ctx, { after, work }: Work<T>): Promise<T> {
  await raw.execute(sql`select set_config('app.tenant_id', ${ctx.tenantId}, true)`);
  const tx: Tx = Object.assign(raw, {
    ctx,
    tenantId: ctx.tenantId,
    now: () => ctx.now(),
    realNow: () => ctx.realNow(),
    afterCommit: (action: () => void) => void after.push(action),
  });
  return work(tx);
}
