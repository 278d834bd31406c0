/** An event as functions receive it. Ids only in `data`: the engine stores it in clear. */
export interface JobEvent {
  id: string;
  name: string;
  data: Record<string, unknown>;
  ts: number;
  v?: string;
}

type Read = (event: JobEvent) => unknown;

const literal = /^(?:"([^"\\]*)"|'([^'\\]*)')$/;
const path = /^event(\.[A-Za-z_][A-Za-z0-9_]*)+$/;

function compileTerm(source: string): Read | null {
  const text = literal.exec(source);
  if (text) return () => text[1] ?? text[2];
  if (/^-?\d+(\.\d+)?$/.test(source)) return () => Number(source);
  if (source === "true" || source === "false") return () => source === "true";
  if (!path.test(source)) return null;
  const names = source.split(".").slice(1);
  return (event) => names.reduce<unknown>(member, event);
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/** Splits at an operator that stands outside quotes. */
function split(source: string, operator: string): string[] {
  const parts = [""];
  let quote = "";
  for (let at = 0; at < source.length; at++) {
    const char = source.charAt(at);
    quote = quoteAfter(quote, char);
    if (!quote && source.startsWith(operator, at)) {
      parts.push("");
      at += operator.length - 1;
    } else parts[parts.length - 1] += char;
  }
  return parts.map((part) => part.trim());
}

/** The quote that is open after this character, or "" outside quotes. */
function quoteAfter(quote: string, char: string): string {
  if (quote) return char === quote ? "" : quote;
  return char === '"' || char === "'" ? char : "";
}

/**
 * The part of CEL that keys use: paths into the event and literals, joined by `+`. Null when the source is anything else.
 * A path that the event lacks reads as empty.
 */
export function compileKey(source: string): ((event: JobEvent) => string) | null {
  const terms = split(source, "+").map(compileTerm);
  if (terms.some((term) => term === null)) return null;
  return (event) => terms.map((term) => String(term?.(event) ?? "")).join("");
}

/** The part of CEL that triggers use: `a == b`, joined by `&&`. Null when the source is anything else. */
export function compileCondition(source: string): ((event: JobEvent) => boolean) | null {
  const claims = split(source, "&&").map((claim) => split(claim, "==").map(compileTerm));
  if (claims.some((sides) => sides.length !== 2 || sides.includes(null))) return null;
  return (event) => claims.every(([left, right]) => left?.(event) === right?.(event));
}
