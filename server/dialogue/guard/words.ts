const lookAlikes: Record<string, string> = {
  а: "a",
  е: "e",
  о: "o",
  р: "p",
  с: "c",
  у: "y",
  х: "x",
  і: "i",
  ѕ: "s",
  ј: "j",
  ԁ: "d",
  ո: "n",
  ɡ: "g",
  α: "a",
  ο: "o",
  ρ: "p",
  ε: "e",
  ν: "v",
  κ: "k",
  τ: "t",
  ι: "i",
  υ: "u",
};

/** A text as a suspicious reader sees it: one width, no invisible characters, no look-alike letters, lower case. */
export const suspicious = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g, "")
    .toLowerCase()
    .replace(/[аеорсухіѕјԁոɡαορενκτιυ]/g, (letter) => lookAlikes[letter] ?? letter);

/** Words for comparing: no accents, no punctuation. */
export const plainWords = (text: string): string[] =>
  suspicious(text)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** The share of three-letter runs that two texts have in common, 0 to 1; addresses count as one sign. */
export function trigramLikeness(a: string, b: string): number {
  const [first, second] = [trigrams(a), trigrams(b)];
  if (first.size === 0 || second.size === 0) return 0;
  const shared = [...first].filter((gram) => second.has(gram)).length;
  return shared / (first.size + second.size - shared);
}

function trigrams(text: string): Set<string> {
  const plain = plainWords(text.replace(/https?:\/\/\S+|\{\{BOOKING_LINK\}\}/g, " link ")).join(" ");
  const grams = new Set<string>();
  for (let at = 0; at + 3 <= plain.length; at++) grams.add(plain.slice(at, at + 3));
  return grams;
}
