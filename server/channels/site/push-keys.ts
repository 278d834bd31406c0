import { createECDH } from "node:crypto";

/** A pair of keys on P-256 as VAPID wants them [RFC 8292]: the public one whole, both in base64url. */
export function newPushKeys(): { publicKey: string; privateKey: string } {
  const pair = createECDH("prime256v1");
  pair.generateKeys();
  return {
    publicKey: pair.getPublicKey().toString("base64url"),
    privateKey: Buffer.from(pair.getPrivateKey("hex").padStart(64, "0"), "hex").toString("base64url"),
  };
}
