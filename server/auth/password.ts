import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

// OWASP's password storage cheat sheet: scrypt with N = 2^15, r = 8, p = 3 (32 MiB).
const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 };
const prefix = "scrypt$15$8$3";

/** A salted scrypt hash that names its own cost. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password.normalize("NFKC"), salt, 32, cost);
  return `${prefix}$${salt.toString("base64")}$${key.toString("base64")}`;
}

const decoy = `${prefix}$${Buffer.alloc(16).toString("base64")}$${Buffer.alloc(32).toString("base64")}`;

/** Whether the password is right. Without a hash it takes as long and is wrong: timing tells nobody who has an account. */
export async function passwordMatches(password: string, hash: string | null): Promise<boolean> {
  const [, , , , salt = "", key = ""] = (hash ?? decoy).split("$");
  const expected = Buffer.from(key, "base64");
  const actual = await derive(password.normalize("NFKC"), Buffer.from(salt, "base64"), 32, cost);
  return hash !== null && expected.length === actual.length && timingSafeEqual(expected, actual);
}
