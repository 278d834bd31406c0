import { createHmac, timingSafeEqual } from "node:crypto";
import type { StartVisitInput } from "../schemas";

/** A page asks for its signature when it is made: a day is long, and a stolen one soon worthless. */
const longestSeconds = 86_400;

type Named = Pick<StartVisitInput, "lead_id" | "external_id">;

/** "external:42:1790000000": what the site's server signs. */
export const identityWords = ({ lead_id, external_id }: Named, expires: number): string =>
  `${lead_id === undefined ? `external:${external_id}` : `lead:${lead_id}`}:${expires}`;

/** HMAC-SHA-256 of these words under the site's secret, in hexadecimal digits. */
export const identitySignature = (secret: string, words: string): string =>
  createHmac("sha256", secret).update(words).digest("hex");

const isSame = (given: string, expected: string) =>
  given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));

type Judging = { secrets: readonly string[]; now: Date };

/** The sentence that explains why a visitor is not believed, or null. */
export function refusalToBelieve(given: StartVisitInput, { secrets, now }: Judging): string | null {
  const words = identityWords(given, given.expires);
  const signature = Buffer.from(given.signature, "utf8").toString().toLowerCase();
  if (!secrets.some((secret) => isSame(signature, identitySignature(secret, words))))
    return "The signature does not match.";
  const left = given.expires - now.getTime() / 1_000;
  if (left <= 0) return "The signature has expired.";
  return left > longestSeconds ? "A signature holds for at most 24 hours." : null;
}
