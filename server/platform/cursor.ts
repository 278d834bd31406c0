import { createHmac, timingSafeEqual } from "node:crypto";
import { Refused } from "./errors";
import type { TenantKeys } from "./vault";

type Values = (string | number | null)[];

const signatureOf = (keys: TenantKeys, list: string, payload: string) =>
  createHmac("sha256", keys.signing).update(`cursor:${list}:${payload}`).digest("base64url").slice(0, 16);

/** An opaque place in a keyset-paged list, signed for this tenant and for this list in this order. */
export function makeCursor(keys: TenantKeys, list: string, values: Readonly<Values>): string {
  const payload = Buffer.from(JSON.stringify(values)).toString("base64url");
  return `${payload}.${signatureOf(keys, list, payload)}`;
}

/** @throws Refused when the cursor is not one of ours, or a place in another list. */
export function readCursor(keys: TenantKeys, list: string, cursor: string): Values {
  const [payload = "", signature = ""] = cursor.split(".");
  const expected = signatureOf(keys, list, payload);
  const genuine =
    signature.length === expected.length && timingSafeEqual(Buffer.from(signature), Buffer.from(expected));
  if (!genuine) throw new Refused("This cursor is not valid. Start again from the first page.");
  return JSON.parse(Buffer.from(payload, "base64url").toString());
}
