import { createHash, createHmac, timingSafeEqual } from "node:crypto";

export type FormFields = readonly (readonly [name: string, value: string])[];

/** A form body as it came: empty values kept, nothing trimmed, repeated names kept. */
export const fieldsOf = (rawBody: string): FormFields => [...new URLSearchParams(rawBody)];

const bytesBefore = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** The parameters as Twilio signs them: by name in byte order, repeated names with their unique values in order, nothing between. */
function signedText(url: string, fields: FormFields): string {
  const byName = Map.groupBy(fields, ([name]) => name);
  const names = [...byName.keys()].sort(bytesBefore);
  const pairs = names.flatMap((name) => {
    const values = new Set((byName.get(name) ?? []).map(([, value]) => value));
    return [...values].sort(bytesBefore).map((value) => name + value);
  });
  return url + pairs.join("");
}

/** X-Twilio-Signature: base64(HMAC-SHA1(token, URL and sorted parameters)) [messaging-rules 2.2]. */
export const signatureOf = (token: string, url: string, fields: FormFields): string =>
  createHmac("sha1", token).update(signedText(url, fields)).digest("base64");

const standardPorts: Record<string, string> = { "https:": "443", "http:": "80" };

/** The address as called, and with and without its default port: Twilio is inconsistent about it. The `#` override is never signed. */
export function urlsAsCalled(url: string): string[] {
  const [called = url] = url.split("#");
  const parts = /^(https?:)\/\/([^/?]+)(.*)$/s.exec(called);
  if (!parts) return [called];
  const [, scheme = "", authority = "", rest = ""] = parts;
  const port = standardPorts[scheme] ?? "";
  const host = authority.endsWith(`:${port}`) ? authority.slice(0, -port.length - 1) : authority;
  if (/:\d+$/.test(host)) return [called];
  return [`${scheme}//${host}${rest}`, `${scheme}//${host}:${port}${rest}`];
}

/** Compares digests of equal length in constant time, whatever was sent. */
function sameText(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

type Signed = { signature: string; url: string; rawBody: string; contentType: string };

/** Whether any of the tokens (primary, and the one before it during a rotation) made this signature. */
export function isSignedBy(tokens: readonly string[], { signature, url, rawBody, contentType }: Signed): boolean {
  const isJson = contentType.includes("json");
  if (isJson && !bodyHashMatches(url, rawBody)) return false;
  const fields = isJson ? [] : fieldsOf(rawBody);
  const candidates = tokens.flatMap((token) => urlsAsCalled(url).map((called) => signatureOf(token, called, fields)));
  return candidates.map((expected) => sameText(signature, expected)).includes(true);
}

/** JSON webhooks sign the URL alone, which carries the hash of the raw body. */
function bodyHashMatches(url: string, rawBody: string): boolean {
  const stated = URL.canParse(url) ? new URL(url).searchParams.get("bodySHA256") : null;
  if (!stated) return false;
  return sameText(stated.toLowerCase(), createHash("sha256").update(rawBody).digest("hex"));
}
