import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { sendersOfAccount } from "@/server/platform/db/doors";
import { leadCtx } from "@/server/tenancy";
import { siteOf } from "./settings";

/** A page that asks in the name of a workspace. */
export interface SiteCaller {
  readonly ctx: Ctx;
  readonly senderId: string;
  readonly origin: string;
  /** What may have signed an identity: the secret and, during a change, the one before. */
  readonly secrets: readonly string[];
}

/** The workspace behind a public key, asked from a page that it lists; null for anybody else. Marked `system`: nobody is known yet. */
export async function siteCaller(key: string, origin: string): Promise<SiteCaller | null> {
  const [owner] = await sendersOfAccount(key);
  if (!owner) return null;
  const ctx = await leadCtx(owner.tenantId);
  const site = await inTransaction(ctx, siteOf);
  if (!site || site.accountSid !== key || !site.site?.origins.includes(origin)) return null;
  const { authToken, previousAuthToken } = site.credentials;
  return { ctx, senderId: site.id, origin, secrets: previousAuthToken ? [authToken, previousAuthToken] : [authToken] };
}
