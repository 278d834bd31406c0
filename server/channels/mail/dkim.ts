import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";

const bits = 2048;
/** Mailbox providers want 1,024 bits at least (messaging-rules 3.3). */
const leastBits = 1024;

/** A new signing key, PKCS #8 in PEM. */
export async function newDkimKey(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: bits });
  return privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}

function readKey(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    return null;
  }
}

/** Why a mail cannot be signed with this key, or null. */
export function refusalToSign(pem: string): string | null {
  const key = readKey(pem);
  if (!key) return "The DKIM key of this mailbox cannot be read. Make a new one in Settings > Channels.";
  if (key.asymmetricKeyType !== "rsa") return "The DKIM key of this mailbox is not an RSA key.";
  const length = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return length < leastBits
    ? `The DKIM key of this mailbox has ${length} bits; mail is signed with 1,024 or more.`
    : null;
}

/** The public half, as it stands in the DNS. */
const publicHalf = (pem: string): string =>
  createPublicKey(pem).export({ type: "spki", format: "der" }).toString("base64");

export const dkimName = (selector: string, domain: string): string => `${selector}._domainkey.${domain}`;

/** The TXT record that lets others check our signatures; null when the key is broken. */
export function dkimRecord({ selector, domain, pem }: { selector: string; domain: string; pem: string }) {
  if (refusalToSign(pem)) return null;
  return { name: dkimName(selector, domain), value: `v=DKIM1; k=rsa; p=${publicHalf(pem)}` };
}

/** Whether the record in the DNS carries our key, whatever its spaces and the order of its tags. */
export const publishes = (record: string, pem: string): boolean =>
  /(?:^|;)\s*p=([^;]*)/.exec(record)?.[1]?.replace(/\s/g, "") === publicHalf(pem);
