import { createHmac } from "node:crypto";

type Chance = () => number;
type Fields = [name: string, value: string][];

/** A webhook as it arrives at the check. */
export interface Sent {
  token: string;
  url: string;
  rawBody: string;
  contentType: string;
  signature: string;
}

const form = "application/x-www-form-urlencoded";

/** Twilio's rule in its own words, without a line of the product: the address, then each name and value by name. */
function signed(token: string, url: string, fields: Fields): string {
  const sorted = [...fields].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const text = sorted.reduce((sum, [name, value]) => sum + name + value, url);
  return createHmac("sha1", token).update(text, "utf8").digest("base64");
}

const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
const word = (chance: Chance, length: number) =>
  Array.from({ length }, () => letters[Math.floor(chance() * letters.length)]).join("");
const one = <Value>(chance: Chance, values: readonly Value[]): Value =>
  values[Math.floor(chance() * values.length)] as Value;

const encoded = (fields: Fields) => new URLSearchParams(fields).toString();

const bodies = ["STOP", "Stop please", " hi  ", "¿Cuánto? 👋", "a+b=c&d", "100 % sure", "", "line\nbreak"];

/** A webhook that the carrier itself has sent: other words, addresses and orders each time. */
export function genuine(chance: Chance): Sent {
  const token = word(chance, 32);
  const host = one(chance, ["https://app.example.com", "https://app.example.com:443", "http://127.0.0.1:3000"]);
  const url = `${host}/api/webhooks/twilio/${one(chance, ["inbound", `status?attempt=${word(chance, 8)}&try=${word(chance, 2)}`])}`;
  const fields: Fields = [
    ["AccountSid", `AC${word(chance, 32)}`],
    ["Body", one(chance, bodies)],
    ["From", `+1212${Math.floor(chance() * 8_999_999) + 1_000_000}`],
    ["FromCity", one(chance, ["", "NEW YORK"])],
    ["MessageSid", `SM${word(chance, 32)}`],
    ["NumMedia", "0"],
    ["To", "+15005550006"],
  ];
  const mixed = [...fields].sort(() => chance() - 0.5);
  return { token, url, rawBody: encoded(mixed), contentType: form, signature: signed(token, url, fields) };
}

const flipped = (text: string, chance: Chance): string => {
  const bytes = Buffer.from(text);
  const at = Math.floor(chance() * bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(chance() * 7));
  return bytes.toString("latin1");
};

const fieldsIn = (body: string): Fields => [...new URLSearchParams(body)];

/** Each way in which somebody else could have made it, or changed it on the way (performance.md 5.12). */
const forgeries: Readonly<Record<string, (sent: Sent, chance: Chance) => Partial<Sent>>> = {
  "a byte of the signature": ({ signature }, chance) => ({ signature: flipped(signature, chance) }),
  "a byte of the body": ({ rawBody }, chance) => ({ rawBody: flipped(rawBody, chance) }),
  "a byte of the address": ({ url }, chance) => ({ url: flipped(url, chance) }),
  "another path": ({ url }) => ({ url: url.replace("/twilio/", "/twilio//") }),
  "another port": ({ url }) => ({ url: url.replace(/^(https?:\/\/[^/:]+)(:\d+)?/, "$1:8443") }),
  "another order of the query": ({ url }) => ({ url: url.replace(/\?(.*)&(.*)$/, "?$2&$1") }),
  "no signature": () => ({ signature: "" }),
  "another tenant's token": ({ url, rawBody }, chance) => ({
    signature: signed(`${word(chance, 31)}!`, url, fieldsIn(rawBody)),
  }),
  "the header twice": ({ signature }) => ({ signature: `${signature}, ${signature}` }),
  "the body encoded again": ({ rawBody }) => ({
    rawBody: encoded(fieldsIn(rawBody).map(([name, value]) => [name, encodeURIComponent(value)])),
  }),
  "the body trimmed, empty fields left out": ({ rawBody }) => ({
    rawBody: encoded(
      fieldsIn(rawBody).flatMap(([name, value]): Fields => (value.trim() ? [[name, value.trim()]] : [])),
    ),
  }),
  "a field more": ({ rawBody }) => ({ rawBody: `${rawBody}&OptOutType=START` }),
  "called JSON, so that nothing of the body is signed": () => ({ contentType: "application/json" }),
};

const kinds = Object.keys(forgeries);

/** Without its default port, an address is the same address. */
const plain = (url: string) => url.replace(/^(https:\/\/[^/:]+):443/, "$1");

/** A forgery of that webhook, or null where the change would not change what the carrier had signed. */
export function forgeryOf(sent: Sent, chance: Chance, kind = one(chance, kinds)): (Sent & { kind: string }) | null {
  const forged = { ...sent, ...forgeries[kind]?.(sent, chance) };
  const isSame =
    forged.signature === sent.signature &&
    forged.contentType === sent.contentType &&
    plain(forged.url) === plain(sent.url) &&
    signed("", "", fieldsIn(forged.rawBody)) === signed("", "", fieldsIn(sent.rawBody));
  return isSame ? null : { ...forged, kind };
}

const forgeriesEach = 10;

/** Checks so many forgeries, and the webhooks that they were made of. Answers what was accepted, and which genuine ones were not. */
export function tried(count: number, chance: Chance, accepts: (sent: Sent) => boolean) {
  const [accepted, refused]: [string[], Sent[]] = [[], []];
  let forged = 0;
  let made = 0;
  while (forged < count) {
    const sent = genuine(chance);
    made += 1;
    if (!accepts(sent)) refused.push(sent);
    const tries = Array.from({ length: forgeriesEach }, () => forgeryOf(sent, chance));
    const own = tries.filter((forgery) => forgery !== null).slice(0, count - forged);
    forged += own.length;
    accepted.push(...own.filter(accepts).map((forgery) => `${forgery.kind}: ${JSON.stringify(forgery)}`));
  }
  return { forged, made, accepted, refused };
}
