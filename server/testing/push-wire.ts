import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import type { SubscribeInput } from "@/server/channels/schemas";

// A push service and a browser on this machine: the outer wire, faked by their RFCs and not by the library that sends.

export interface Left {
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A push service that keeps what is left and answers what it is told, by the path of the endpoint. */
export async function aPushService() {
  const left: Left[] = [];
  const answers = new Map<string, { status: number; headers?: Record<string, string> }>();
  const server = createServer((request, answer) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const path = request.url ?? "";
      left.push({ path, headers: request.headers, body: Buffer.concat(chunks) });
      const { status, headers = {} } = answers.get(path) ?? { status: 201 };
      answer.writeHead(status, headers).end();
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    left,
    answers,
    origin: `http://127.0.0.1:${port}`,
    endpoint: (path: string) => `http://127.0.0.1:${port}${path}`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}

/** A browser that subscribed: what it told the site, and how it reads what comes [RFC 8291]. */
export function aBrowser(endpoint: string) {
  const keys = createECDH("prime256v1");
  keys.generateKeys();
  const auth = randomBytes(16);
  const subscription: SubscribeInput = {
    endpoint,
    keys: { p256dh: keys.getPublicKey("base64url"), auth: auth.toString("base64url") },
  };
  return { subscription, read: (body: Buffer) => decrypted(body, { keys, auth }) };
}

type Secrets = { keys: ReturnType<typeof createECDH>; auth: Buffer };

const derivedFrom = (secret: Buffer, salt: Buffer) => (info: Buffer | string, length: number) =>
  Buffer.from(hkdfSync("sha256", secret, salt, info, length));

function decrypted(body: Buffer, { keys, auth }: Secrets): Record<string, unknown> {
  const salt = body.subarray(0, 16);
  const idLength = body.readUInt8(20);
  const theirs = body.subarray(21, 21 + idLength);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), keys.getPublicKey(), theirs]);
  const secret = derivedFrom(keys.computeSecret(theirs), auth)(info, 32);
  const derive = derivedFrom(secret, salt);
  const [key, nonce] = [derive("Content-Encoding: aes128gcm\0", 16), derive("Content-Encoding: nonce\0", 12)];
  const sealed = body.subarray(21 + idLength);
  const decipher = createDecipheriv("aes-128-gcm", key, nonce).setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString());
}

/** The claims of a VAPID header whose signature its own public key confirms [RFC 8292]; null for a forged one. */
export function vapidOf(header: string): { claims: Record<string, unknown>; publicKey: string } | null {
  const [, token = "", publicKey = ""] = /^vapid t=([^,]+), ?k=(.+)$/.exec(header) ?? [];
  const [head = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(publicKey, "base64url");
  const jwk = {
    kty: "EC",
    crv: "P-256",
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33).toString("base64url"),
  };
  const key = createPublicKey({ key: jwk, format: "jwk" });
  const isTrue = verify(
    "sha256",
    Buffer.from(`${head}.${claims}`),
    { key, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  return isTrue ? { claims: JSON.parse(Buffer.from(claims, "base64url").toString()), publicKey } : null;
}
