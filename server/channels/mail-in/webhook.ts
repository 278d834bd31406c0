import { createHmac, timingSafeEqual } from "node:crypto";
import { isId } from "@/server/platform/ids";
import type { TenantKeys } from "@/server/platform/vault";

/** How far the clock of whoever forwards a mail may be off, and how long a recorded call stays good. */
export const webhookWindowSeconds = 300;

/** The address that a mail provider calls ends with the mailbox's token. */
export const mailWebhookPath = "/api/webhooks/mail/";

const idBytes = 16;
const bytesOf = (id: string) => Buffer.from(id.replaceAll("-", ""), "hex");
const idOf = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** Names a mailbox in the address that a mail provider calls; it proves nothing. */
export const inboxToken = (tenantId: string, inboxId: string): string =>
  Buffer.concat([bytesOf(tenantId), bytesOf(inboxId)]).toString("base64url");

export function inboxOfToken(token: string): { tenantId: string; inboxId: string } | null {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== 2 * idBytes || bytes.toString("base64url") !== token) return null;
  const [tenantId, inboxId] = [idOf(bytes.subarray(0, idBytes)), idOf(bytes.subarray(idBytes))];
  return isId(tenantId) && isId(inboxId) ? { tenantId, inboxId } : null;
}

/** The mailbox's secret, known to the workspace and to whoever forwards its mail. */
export const mailWebhookSecret = (keys: TenantKeys, inboxId: string): string =>
  createHmac("sha256", keys.signing).update(`mail-webhook:${inboxId}`).digest("base64url");

/** `sha256=` and the HMAC of "timestamp.body" in hexadecimal digits. */
export const mailSignature = (secret: string, { timestamp, body }: { timestamp: string; body: Uint8Array }): string =>
  `sha256=${createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest("hex")}`;

export interface SignedMail {
  readonly timestamp: string;
  readonly signature: string;
  readonly body: Uint8Array;
}

/** Why a forwarded mail is not believed, or null. */
export function refusalToBelieve(secret: string, signed: SignedMail, realNow: Date): string | null {
  const ageSeconds = Math.abs(realNow.getTime() / 1000 - Number(signed.timestamp));
  if (!/^\d{1,12}$/.test(signed.timestamp)) return "The timestamp is missing.";
  const digest = (text: string) => createHmac("sha256", "compare").update(text).digest();
  if (!timingSafeEqual(digest(mailSignature(secret, signed)), digest(signed.signature)))
    return "The signature does not match.";
  return ageSeconds <= webhookWindowSeconds ? null : "The timestamp is more than five minutes off.";
}

/** Fields under which mail providers forward the raw mail. */
const rawFields = ["email", "body-mime", "message"];

/** The raw mail in a call's body: the body itself, or a field of a form. Null when there is none. */
export async function rawMailIn(body: Uint8Array, contentType: string): Promise<Uint8Array | null> {
  if (!/^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(contentType)) return body;
  try {
    const form = await new Response(Buffer.from(body), { headers: { "content-type": contentType } }).formData();
    const field = rawFields.map((name) => form.get(name)).find((value) => value !== null);
    if (field === undefined || field === null) return null;
    return typeof field === "string" ? Buffer.from(field) : new Uint8Array(await field.arrayBuffer());
  } catch {
    return null;
  }
}
