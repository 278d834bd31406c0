import { createHmac, timingSafeEqual } from "node:crypto";
import { isId } from "@/server/platform/ids";
import type { TenantKeys } from "@/server/platform/vault";

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
const idLetters = 26;
const proofLetters = 8;
const letters = idLetters + proofLetters;

/** RFC 4648 base32 without padding, in lower case: mail servers may change the case of an address. */
function base32(bytes: Uint8Array): string {
  let bits = 0;
  let value = 0;
  let text = "";
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += alphabet[(value >> (bits - 5)) & 31];
  }
  return bits > 0 ? text + alphabet[(value << (5 - bits)) & 31] : text;
}

function bytesOf(text: string): Buffer {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const letter of text) {
    value = ((value << 5) | alphabet.indexOf(letter)) & 0xffff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((value >> bits) & 255);
  }
  return Buffer.from(bytes);
}

const proofOf = (keys: TenantKeys, touchId: string): string =>
  base32(createHmac("sha256", keys.signing).update(`mail:${touchId}`).digest()).slice(0, proofLetters);

const uuidOf = (bytes: Buffer): string =>
  bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** Names a touch towards the outside: opaque, signed by the tenant's key, the same in any case. */
export const mailToken = (keys: TenantKeys, touchId: string): string =>
  base32(Buffer.from(touchId.replaceAll("-", ""), "hex")) + proofOf(keys, touchId);

const wellFormed = new RegExp(`^[a-z2-7]{${letters}}$`);

/** The touch that a token names, or null when this tenant never gave it out. */
export function touchOfMailToken(keys: TenantKeys, token: string): string | null {
  const given = token.toLowerCase();
  if (!wellFormed.test(given)) return null;
  const touchId = uuidOf(bytesOf(given.slice(0, idLetters)));
  if (!isId(touchId)) return null;
  const made = mailToken(keys, touchId);
  return timingSafeEqual(Buffer.from(made), Buffer.from(given)) ? touchId : null;
}

/** Our own Message-ID: a reply, a bounce and a complaint all carry it back. */
export const messageIdOf = (token: string, attemptId: string, domain: string): string =>
  `<${token}.${attemptId}@${domain}>`;

/** Where bounces of one mail go (VERP). */
export const returnPathOf = (token: string, domain: string): string => `b+${token}@${domain}`;

/** Where answers to one mail go. */
export const replyAddressOf = (token: string, domain: string): string => `r+${token}@${domain}`;

const anyToken = new RegExp(`(?<![a-z0-9])[a-z2-7]{${letters}}(?![a-z0-9])`, "gi");

/** What looks like a token in a Message-ID, an address or a References header, each once; none of it is proved yet. */
export const mailTokensIn = (text: string): string[] => [
  ...new Set((text.match(anyToken) ?? []).map((found) => found.toLowerCase())),
];
