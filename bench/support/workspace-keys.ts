import { createHash, randomBytes } from "node:crypto";
import { type TenantKeys, unwrapKeys } from "@/server/platform/vault";
import { bootstrapKey } from "../../e2e/support/rest-client";
import type { BenchDatabase } from "./database";

/** Given to the product, so that rows made here are sealed as it seals them. */
export const encryptionKey = "0123456789abcdef".repeat(4);

export interface Workspace {
  tenantId: string;
  keys: TenantKeys;
}

/** A workspace with its own keys, opened in this process: the first one, or the newest. */
export async function workspaceOf({ owner }: BenchDatabase, which: "first" | "newest"): Promise<Workspace> {
  process.env.ENCRYPTION_KEY = encryptionKey;
  const order = which === "first" ? "asc" : "desc";
  const { rows } = await owner.query(`select id, wrapped_key from tenants order by created_at ${order} limit 1`);
  return { tenantId: rows[0]?.id, keys: unwrapKeys(rows[0]?.id, rows[0]?.wrapped_key) };
}

/** More keys like the first: one key may ask 600 times a minute, and a bench asks more. */
export async function moreApiKeys({ owner }: BenchDatabase, count: number): Promise<string[]> {
  const digest = (secret: string) => createHash("sha256").update(secret).digest("hex");
  const secrets = Array.from({ length: count }, () => `rk_live_${randomBytes(24).toString("base64url")}`);
  await owner.query(
    `insert into api_keys (tenant_id, id, name, prefix, key_hash, mode, scopes, created_by, created_at)
     select tenant_id, gen_random_uuid(), name, prefix, more.hash, mode, scopes, created_by, created_at
     from api_keys, unnest($1::text[]) as more(hash) where key_hash = $2`,
    [secrets.map(digest), digest(bootstrapKey)],
  );
  return secrets;
}
