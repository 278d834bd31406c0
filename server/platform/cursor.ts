import { createHmac, timingSafeEqual } from "node:crypto";
import { Refused } from "./errors";
import type { TenantKeys } from "./vault";

const signatureOf = (keys: TenantKeys, payload: string) =>
  createHmac("sha256", keys.signing).update(`cursor:${payload}`).digest("base64url").slice(0, 16);

/** An opaque, signed place in a keyset-paged list. */
export function makeCursor(keys: TenantKeys, values: readonly (string | number | null)[]): string {
  const payload = Buffer.from(JSON.stringify(values)).toString("base64url");
  return `${payload}.${signatureOf(keys, payload)}`;
}

/** @throws Refused when the cursor is not one of ours. */
export function readCursor(keys: TenantKeys, cursor: string): (string | number | null)[] {
  const [payload = "", signature = ""] = cursor.split(".");
  const expected = signatureOf(keys, payload);
  const genuine =
    signature.length === expected.length && timingSafeEqual(Buffer.from(signature), Buffer.from(expected));
  if (!genuine) throw new Refused("This cursor is not valid. Start again from the first page.");
  return JSON.parse(Buffer.from(payload, "base64url").toString());
}
