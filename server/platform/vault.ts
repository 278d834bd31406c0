import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { eq } from "drizzle-orm";
import { tenants } from "@/drizzle/schema";
import type { Tx } from "./db";
import { masterKey } from "./secrets";

/** Where a sealed value lives; part of what is authenticated, so a ciphertext cannot move to another row. */
export type Place = { table: string; column: string; row: string };

/** A tenant's keys: one seals, one makes blind indexes, one signs short tokens. */
export interface TenantKeys {
  readonly tenantId: string;
  readonly sealing: KeyObject;
  readonly blinding: KeyObject;
  readonly signing: KeyObject;
}

const nonceBytes = 12;
const tagBytes = 16;

const noncesADraw = 512;
let drawn: Buffer = Buffer.alloc(0);

/** Twelve random bytes, each given out once. A draw from the system costs more than the sealing, so one fetches many. */
function freshNonce(): Buffer {
  if (drawn.length < nonceBytes) drawn = randomBytes(nonceBytes * noncesADraw);
  const nonce = drawn.subarray(0, nonceBytes);
  drawn = drawn.subarray(nonceBytes);
  return nonce;
}

function encryptedParts(key: KeyObject, aad: string, plain: Uint8Array): Uint8Array[] {
  const nonce = freshNonce();
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(aad));
  return [nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()];
}

const encrypt = (key: KeyObject, aad: string, plain: Uint8Array): Uint8Array =>
  Buffer.concat(encryptedParts(key, aad, plain));

function decrypt(key: KeyObject, aad: string, sealed: Uint8Array): Buffer {
  const end = sealed.length - tagBytes;
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, nonceBytes)).setAAD(Buffer.from(aad));
  decipher.setAuthTag(sealed.subarray(end));
  const plain = decipher.update(sealed.subarray(nonceBytes, end));
  decipher.final(); // a stream mode: it holds nothing back, and only says whether all is as it was sealed
  return plain;
}

/** A fresh data key for a new tenant, wrapped by ENCRYPTION_KEY. */
export const newWrappedKey = (tenantId: string): Uint8Array =>
  encrypt(masterKey(), `tenant:${tenantId}`, randomBytes(32));

const derive = (data: Buffer, purpose: string) =>
  createSecretKey(Buffer.from(hkdfSync("sha256", data, "rekindle", purpose, 32)));

/** Opens a tenant's wrapped data key. @throws when ENCRYPTION_KEY is not the one it was wrapped with. */
export function unwrapKeys(tenantId: string, wrapped: Uint8Array): TenantKeys {
  const data = decrypt(masterKey(), `tenant:${tenantId}`, wrapped);
  return { tenantId, sealing: derive(data, "seal"), blinding: derive(data, "blind"), signing: derive(data, "sign") };
}

const known = new Map<string, TenantKeys>();

/** The transaction's tenant's keys, read once a process. */
export async function tenantKeys(tx: Tx): Promise<TenantKeys> {
  const cached = known.get(tx.tenantId);
  if (cached) return cached;
  const [row] = await tx.select({ wrapped: tenants.wrappedKey }).from(tenants).where(eq(tenants.id, tx.tenantId));
  if (!row) throw new Error("This tenant has no key.");
  const keys = unwrapKeys(tx.tenantId, row.wrapped);
  known.set(tx.tenantId, keys);
  return keys;
}

const aadOf = (keys: TenantKeys, place: Place) => `${keys.tenantId}|${place.table}|${place.column}|${place.row}`;

/** AES-256-GCM: nonce (12), ciphertext, tag (16). */
export const sealWith = (keys: TenantKeys, place: Place, plain: string): Uint8Array =>
  encrypt(keys.sealing, aadOf(keys, place), Buffer.from(plain));

/** @throws when the ciphertext was altered or belongs to another place. */
export const unsealWith = (keys: TenantKeys, place: Place, sealed: Uint8Array): string =>
  decrypt(keys.sealing, aadOf(keys, place), sealed).toString();

/** The same for the bytes of files; what is sealed comes in parts, to be stored one behind the other. */
export const sealInParts = (keys: TenantKeys, place: Place, plain: Uint8Array): Uint8Array[] =>
  encryptedParts(keys.sealing, aadOf(keys, place), plain);
export const unsealBytesWith = (keys: TenantKeys, place: Place, sealed: Uint8Array): Buffer =>
  decrypt(keys.sealing, aadOf(keys, place), sealed);

export const seal = async (tx: Tx, place: Place, plain: string) => sealWith(await tenantKeys(tx), place, plain);
export const unseal = async (tx: Tx, place: Place, sealed: Uint8Array) =>
  unsealWith(await tenantKeys(tx), place, sealed);

/** What equality lookups use instead of an address: HMAC-SHA-256, first 16 bytes, 32 hexadecimal digits. */
export const blindIndexWith = (keys: TenantKeys, kind: "phone" | "email", normalised: string): string =>
  createHmac("sha256", keys.blinding).update(`${kind}:${normalised}`).digest("hex").slice(0, 32);

export const blindIndex = async (tx: Tx, kind: "phone" | "email", normalised: string) =>
  blindIndexWith(await tenantKeys(tx), kind, normalised);

/** A keyed digest of a personal field for the audit log: comparable, not readable. */
export const fingerprint = async (tx: Tx, value: string): Promise<string> =>
  createHmac("sha256", (await tenantKeys(tx)).blinding)
    .update(`audit:${value}`)
    .digest("hex")
    .slice(0, 16);
