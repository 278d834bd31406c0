import { expect, test } from "vitest";
import { as, aTenant, withDatabase } from "@/server/testing";
import { createKey, ctxOfKey, listKeys, refusalToCreateKey, revokeKey } from "./keys";

withDatabase();

const input = { name: "CRM", scopes: ["leads:read"] };

test("[M13.5] a key opens its own workspace with its scopes, and its secret is nowhere afterwards", async () => {
  const ctx = await aTenant();
  const { id, secret } = await createKey(ctx, input);
  const caller = await ctxOfKey(secret, "r");
  expect(caller).toMatchObject({ tenantId: ctx.tenantId, actor: { kind: "key", id } });
  expect([...(caller?.permissions ?? [])]).toEqual(["leads:read"]);
  expect(JSON.stringify(await listKeys(ctx))).not.toContain(secret);
});

test("a revoked, an expired and an invented key open nothing", async () => {
  const ctx = await aTenant();
  const { id, secret } = await createKey(ctx, input);
  await revokeKey(ctx, id);
  expect(await ctxOfKey(secret, "r")).toBeNull();
  const short = await createKey({ ...ctx, realNow: () => new Date("2020-01-01") }, { ...input, expiresInDays: 1 });
  expect(await ctxOfKey(short.secret, "r")).toBeNull();
  expect(await ctxOfKey("rk_live_invented", "r")).toBeNull();
});

test("another tenant's key does not exist for us, and a marketer may not make one", async () => {
  const [us, them] = [await aTenant(), await aTenant()];
  const { id } = await createKey(them, input);
  await expect(revokeKey(us, id)).rejects.toThrow("not found");
  await expect(createKey(as(us, "marketer"), input)).rejects.toThrow("lacks the right");
  expect(await listKeys(us)).toEqual([]);
});

test.each([
  { scopes: ["leads:read"], refusal: null },
  { scopes: ["leads:fly"], refusal: "There is no scope named leads:fly." },
  {
    scopes: ["campaigns:launch"],
    refusal: "You cannot give a key the scope campaigns:launch, because your role lacks it.",
  },
])("a developer's key with $scopes: $refusal", ({ scopes, refusal }) => {
  expect(refusalToCreateKey({ permissions: new Set(["leads:read", "keys:write"]) }, scopes)).toBe(refusal);
});
