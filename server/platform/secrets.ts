import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env, isTest } from "./env";

const made = new Map<string, string>();

/** A secret of this installation: from the environment, else generated once into DATA_DIR (readable by its owner only). */
function installationSecret(name: "ENCRYPTION_KEY" | "NEXTAUTH_SECRET"): string {
  const given = env()[name];
  if (given) return given;
  const known = made.get(name);
  if (known) return known;
  const secret = isTest() ? "0".repeat(64) : readOrCreate(join(env().DATA_DIR, name.toLowerCase().replace("_", "-")));
  made.set(name, secret);
  return secret;
}

function readOrCreate(file: string): string {
  mkdirSync(env().DATA_DIR, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString("hex"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8").trim();
}

/** The key that wraps every tenant's data key. */
export function masterKey(): KeyObject {
  const text = installationSecret("ENCRYPTION_KEY");
  return createSecretKey(Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? "hex" : "base64"));
}

/** Signs sessions and the installation's own tokens. */
export const authSecret = (): string => installationSecret("NEXTAUTH_SECRET");
