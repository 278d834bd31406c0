import { randomBytes } from "node:crypto";
import pg from "pg";

/**
 * Works on a new, empty database beside the one that the address names, and drops it afterwards. A role that may
 * not create databases works in the named one.
 */
export async function withFreshDatabase(url, work) {
  const name = `rekindle_test_${randomBytes(6).toString("hex")}`;
  const isCreated = await tell(url, `create database ${name}`).catch(() => false);
  if (!isCreated) return work(url);
  const fresh = new URL(url);
  fresh.pathname = `/${name}`;
  try {
    return await work(fresh.href);
  } finally {
    await tell(url, `drop database if exists ${name} with (force)`);
  }
}

async function tell(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
    return true;
  } finally {
    await client.end();
  }
}
