import { createHmac, timingSafeEqual } from "node:crypto";

/** The three headers of Standard Webhooks 1.0 and the body as it came. */
export type SignedBody = { id: string; timestamp: string; signature: string; body: string };

const toleranceSeconds = 5 * 60;

const keyOf = (secret: string) => Buffer.from(secret.replace(/^whsec_/, ""), "base64");

/** `v1,` and the base64 HMAC-SHA-256 of `id.timestamp.body`. */
export const signatureOf = (secret: string, { id, timestamp, body }: Omit<SignedBody, "signature">): string =>
  `v1,${createHmac("sha256", keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest("base64")}`;

const equal = (a: string, b: string) => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** Why a signed call is not believed, or null when it is (Standard Webhooks 1.0; five minutes of tolerance either way). */
export function refusalOfSignature(secret: string, call: SignedBody, realNow: Date): string | null {
  const sentAt = Number(call.timestamp);
  if (!call.id || !Number.isInteger(sentAt)) return "The webhook-id and webhook-timestamp headers are missing.";
  if (Math.abs(realNow.getTime() / 1000 - sentAt) > toleranceSeconds)
    return "The webhook-timestamp is more than five minutes away.";
  const expected = signatureOf(secret, call);
  return call.signature.split(" ").some((given) => equal(given, expected))
    ? null
    : "The webhook-signature does not match.";
}
