import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { sendersOfAccount } from "@/server/platform/db/doors";
import { leadCtx } from "@/server/tenancy";
import { openSiteSenders } from "../rows";

/** A page that asks in the name of a workspace. */
export interface SiteCaller {
  readonly ctx: Ctx;
  /** Under which browsers subscribe to notifications. */
  readonly pushKey: string | null;
  readonly origin: string;
  /** What may have signed an identity: the secret and, during a change, the one before. */
  readonly secrets: readonly string[];
}

/** The workspace behind a public key, asked from a page that it lists; null for anybody else. Marked `system`: nobody is known yet. */
export async function siteCaller(key: string, origin: string): Promise<SiteCaller | null> {
  const [owner] = await sendersOfAccount(key);
  if (!owner) return null;
  const ctx = await leadCtx(owner.tenantId);
  const senders = await inTransaction(ctx, openSiteSenders);
  const site = senders.find(({ channel }) => channel === "in_app");
  const push = senders.find(({ channel }) => channel === "push");
  if (site?.accountSid !== key || !site.site?.origins.includes(origin)) return null;
  const { authToken, previousAuthToken } = site.credentials;
  const secrets = previousAuthToken ? [authToken, previousAuthToken] : [authToken];
  return { ctx, pushKey: push?.number ?? null, origin, secrets };
}
