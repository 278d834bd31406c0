import { z } from "zod";

export type ReadEmail = { email: string } | { reason: string };

const Address = z.email();
const wrapped = /<([^<>]+)>\s*$/;

/** An e-mail address in lower case; "Ana Lee <ana@x.com>" and "mailto:ana@x.com" are understood. */
export function readEmail(cell: string): ReadEmail {
  const inner = cell.match(wrapped)?.[1] ?? cell;
  const text = inner
    .trim()
    .replace(/^'/, "")
    .replace(/^mailto:/i, "")
    .normalize("NFC")
    .toLowerCase();
  if (text.length > 254) return { reason: "It is longer than an e-mail address can be." };
  if (text.split("@").length > 2) return { reason: "The cell holds more than one e-mail address." };
  if (!text.includes("@")) return { reason: "It has no @ sign." };
  return Address.safeParse(text).success ? { email: text } : { reason: "This is not an e-mail address." };
}
