import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { TenantKeys } from "@/server/platform/vault";

const randomLength = 8;
const proofLength = 4;

const proofOf = (keys: TenantKeys, random: string) =>
  createHmac("sha256", keys.signing).update(`booking:${random}`).digest("base64url").slice(0, proofLength);

/** A link's token: 8 random characters (48 bits) and 4 of their HMAC under the tenant's signing key. */
export function newToken(keys: TenantKeys): string {
  const random = randomBytes(6).toString("base64url").slice(0, randomLength);
  return random + proofOf(keys, random);
}

/** Whether this tenant's key made the token. */
export function isOurs(keys: TenantKeys, token: string): boolean {
  if (!/^[0-9A-Za-z_-]{12}$/.test(token)) return false;
  const random = token.slice(0, randomLength);
  return timingSafeEqual(Buffer.from(proofOf(keys, random)), Buffer.from(token.slice(randomLength)));
}
