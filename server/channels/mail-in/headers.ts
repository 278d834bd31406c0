import type { MailParts } from "./parts";

type Headers = MailParts["headers"];

/** The first value of a header, or "". */
export const headerOf = ({ headers }: { headers: Headers }, name: string): string => headers.get(name)?.[0] ?? "";

/** Every value of these headers, in this order. */
export const headersOf = ({ headers }: { headers: Headers }, names: readonly string[]): string[] =>
  names.flatMap((name) => headers.get(name) ?? []);

const address = /[^\s<>"(),:;@[\]\\]{1,64}@[a-z0-9.-]{1,253}/gi;

/** Addresses in a header's value, in lower case; a display name that looks like one comes after the real one. */
export function addressesIn(value: string): string[] {
  const [angled, bare] = [value.match(/<[^<>]{1,320}>/g) ?? [], value.replace(/<[^<>]{1,320}>/g, " ")];
  return [...angled, bare].flatMap((part) => part.match(address) ?? []).map((found) => found.toLowerCase());
}

/** "Name: value" lines with their continuations, by lower-case name; the blocks of a report are told apart by empty lines. */
export function fieldBlocksOf(text: string): Map<string, string>[] {
  const unfolded = text.replace(/\r\n?/g, "\n").replace(/\n[ \t]+(?=\S)/g, " ");
  return unfolded
    .split(/\n[ \t]*\n+/)
    .map(fieldsOf)
    .filter((fields) => fields.size > 0);
}

function fieldsOf(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.split("\n")) {
    const [, name, value] = /^([A-Za-z][\w-]{0,60})[ \t]*:[ \t]*(.*)$/.exec(line) ?? [];
    if (name && value !== undefined && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value.trim());
  }
  return fields;
}
