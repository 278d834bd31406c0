import { createHash, randomBytes } from "node:crypto";
import { and, desc, eq, isNull } from "drizzle-orm";
import { apiKeys } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { authorize, type Permission, permissions, withReading } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { tenantByKey } from "@/server/platform/db/doors";
import { NotFound, Refused } from "@/server/platform/errors";
import { isId, newId } from "@/server/platform/ids";
import { keyCtx, systemCtx } from "@/server/tenancy";
import { CreateKeyInput } from "./schemas";

type Key = typeof apiKeys.$inferSelect;

/** What is stored of a key; 256 random bits need no slow hash. */
export const hashOfKey = (key: string): string => createHash("sha256").update(key).digest("hex");

const isPermission = (scope: string): scope is Permission => (permissions as readonly string[]).includes(scope);

/** Why a key with these scopes may not be made by this actor, or null. Nobody hands out more than they have. */
export function refusalToCreateKey(ctx: Pick<Ctx, "permissions">, scopes: readonly string[]): string | null {
  const unknown = scopes.find((scope) => !isPermission(scope));
  if (unknown) return `There is no scope named ${unknown}.`;
  const beyond = scopes.find((scope) => isPermission(scope) && !ctx.permissions.has(scope));
  return beyond ? `You cannot give a key the scope ${beyond}, because your role lacks it.` : null;
}

type StoredKey = { name: string; mode: Key["mode"]; scopes: readonly string[]; expiresAt: Date | null };

async function store(tx: Tx, secret: string, key: StoredKey): Promise<string> {
  const id = newId();
  const createdBy = tx.ctx.actor.name;
  const row = {
    ...key,
    scopes: [...key.scopes],
    id,
    tenantId: tx.tenantId,
    prefix: secret.slice(0, 12),
    keyHash: hashOfKey(secret),
    createdBy,
    createdById: tx.ctx.actor.id,
    createdAt: tx.realNow(),
  };
  await tx.insert(apiKeys).values(row);
  await record(tx, "api_key.created", {
    subject: { type: "api_key", id },
    after: { name: key.name, scopes: key.scopes, mode: key.mode },
  });
  return id;
}

/** Makes a key; its secret is in the answer and nowhere else afterwards. */
export async function createKey(ctx: Ctx, input: CreateKeyInput): Promise<{ id: string; secret: string }> {
  authorize(ctx, "keys:write");
  const { name, mode, scopes, expiresInDays } = CreateKeyInput.parse(input);
  const refusal = refusalToCreateKey(ctx, scopes);
  if (refusal) throw new Refused(refusal);
  const secret = `rk_${mode}_${randomBytes(24).toString("base64url")}`;
  const expiresAt = expiresInDays ? new Date(ctx.realNow().getTime() + expiresInDays * 86_400_000) : null;
  const id = await inTransaction(ctx, (tx) => store(tx, secret, { name, mode, scopes, expiresAt }));
  return { id, secret };
}

/** Puts a given secret in as a full-scope key (REKINDLE_BOOTSTRAP_API_KEY, or a new workspace's first key). Marked `system`. */
export async function installKey(ctx: Ctx, secret: string, scopes: readonly Permission[] = permissions): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const [known] = await tx
      .select({ id: apiKeys.id })
      .from(apiKeys)
      .where(eq(apiKeys.keyHash, hashOfKey(secret)));
    if (!known) await store(tx, secret, { name: "Bootstrap", mode: "live", scopes, expiresAt: null });
  });
}

export async function revokeKey(ctx: Ctx, keyId: string): Promise<void> {
  authorize(ctx, "keys:write");
  await inTransaction(ctx, async (tx) => {
    const here = and(eq(apiKeys.tenantId, tx.tenantId), eq(apiKeys.id, keyId), isNull(apiKeys.revokedAt));
    const [revoked] = isId(keyId)
      ? await tx.update(apiKeys).set({ revokedAt: tx.realNow() }).where(here).returning()
      : [];
    if (!revoked) throw new NotFound("API key");
    await record(tx, "api_key.revoked", { subject: { type: "api_key", id: keyId }, before: { name: revoked.name } });
  });
}

export async function listKeys(ctx: Ctx) {
  authorize(ctx, "keys:read");
  return inTransaction(ctx, async (tx) => {
    const keys = await tx.select().from(apiKeys).orderBy(desc(apiKeys.createdAt)).limit(200);
    return keys.map(({ keyHash: _, ...shown }) => shown);
  });
}

const isUsable = (key: Pick<Key, "revokedAt" | "expiresAt">, now: Date) =>
  !key.revokedAt && (!key.expiresAt || key.expiresAt > now);

/** The context of a presented key, or null when it is unknown, revoked or expired. Marked `system`: it runs before anybody is known. */
export async function ctxOfKey(secret: string, requestId: string): Promise<Ctx | null> {
  const found = await tenantByKey(hashOfKey(secret));
  if (!found) return null;
  const system = await systemCtx(found.tenantId, "api", requestId);
  const [key] = await inTransaction(system, (tx) => tx.select().from(apiKeys).where(eq(apiKeys.id, found.keyId)));
  if (!key || !isUsable(key, system.realNow())) return null;
  const scopes = withReading(key.scopes.filter(isPermission));
  return keyCtx(found.tenantId, { id: key.id, name: key.name, scopes }, requestId);
}
