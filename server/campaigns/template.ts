/** One piece of a text: words as they are, or a variable with what stands in when the lead has no value. */
export type Piece = { words: string } | { variable: string; fallback: string | null };

const placeholder = /\{([a-z][a-z0-9_ ]*)(?:\|([^{}]*))?\}/gi;
const named = (text: string) => text.trim().toLowerCase().replace(/\s+/g, "_");

/** Reads `Hi {first_name|there}` into pieces; a brace that closes nothing stays what it is. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(placeholder)) {
    if (match.index > from) pieces.push({ words: text.slice(from, match.index) });
    pieces.push({ variable: named(match[1] ?? ""), fallback: match[2] ?? null });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ words: text.slice(from) });
  return pieces;
}

/** The variables of a text, each once, with whether a fallback stands in for it everywhere. */
export function variablesOf(text: string): { variable: string; hasFallback: boolean }[] {
  const found = new Map<string, boolean>();
  for (const piece of piecesOf(text)) {
    if ("variable" in piece) found.set(piece.variable, (found.get(piece.variable) ?? true) && piece.fallback !== null);
  }
  return [...found].map(([variable, hasFallback]) => ({ variable, hasFallback }));
}

export type Rendered = { text: string; missing: string[] };

/** The text with the lead's values; what has neither a value nor a fallback is listed as missing. */
export function render(text: string, values: Readonly<Record<string, string | null | undefined>>): Rendered {
  const missing: string[] = [];
  const words = piecesOf(text).map((piece) => {
    if ("words" in piece) return piece.words;
    const value = values[piece.variable]?.trim() || piece.fallback;
    if (value === null) missing.push(piece.variable);
    return value ?? `{${piece.variable}}`;
  });
  return { text: tidy(words.join("")), missing: [...new Set(missing)] };
}

/** An empty fallback leaves no gap behind: "Hi , still" becomes "Hi, still". */
const tidy = (text: string) =>
  text
    .replace(/[ \t]+([,.!?;:])/g, "$1")
    .replace(/[ \t]{2,}/g, " ")
    .trim();

/** A brace that opens or closes no variable: almost always a slip of the pen. */
export function strayBrace(text: string): string | null {
  const rest = text.replace(placeholder, "");
  return /[{}]/.exec(rest)?.[0] ?? null;
}
