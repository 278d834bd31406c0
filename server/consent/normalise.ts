const emoji = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f|\u20e3/gu;
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A text as keywords see it: NFKC, no emoji, quotes or punctuation, single spaces, upper case. "  S-t o p!! 🙏" becomes "S T O P". */
export const bare = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(invisible, "")
    .replace(emoji, " ")
    .replace(/[^\p{L}\p{M}\p{N}\s]/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .toUpperCase();

/** A text as phrase patterns see it: NFKC, plain apostrophes, lower case, single spaces; punctuation stays. */
export const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(invisible, "")
    .replace(emoji, " ")
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();

/** Spaces inside Chinese and Japanese mean nothing. */
const unspaced =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]) (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu;
const misspelledStop = / (?:stpo|sotp|tsop|st0p|sto{2,}p+|stopp{2,}|stp|stahp|stawp) /g;
const letters: Record<string, string> = { đ: "d", ł: "l", ø: "o", ß: "ss", ı: "i", æ: "ae", œ: "oe" };

/**
 * A text as the opt-out wordings see it: lower case, no accents, vowel marks or apostrophes; single spaces between
 * words, " , " between clauses and " ? " after questions, also at both ends.
 */
export function folded(text: string): string {
  const lower = text.normalize("NFKC").replace(invisible, "").replace(emoji, " ").toLowerCase();
  const unmarked = lower
    .normalize("NFD")
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u05b0-\u05c7]/gu, "")
    .normalize("NFC")
    .replace(/[đłøßıæœ]/gu, (letter) => letters[letter] ?? letter);
  const spaced = unmarked
    .replace(/['’‘`´ʼ]/gu, "")
    .replace(/[?？؟]+/gu, " ? ")
    .replace(/[.!,;:…。！，、；\n]+|\s[-–—]+\s/gu, " , ")
    .replace(/[^\p{L}\p{M}\p{N},?]+/gu, " ");
  const single = ` , ${spaced} , `.replace(/\s+/gu, " ");
  return single.replace(unspaced, "").replace(misspelledStop, " stop ");
}

/** "S T O P" and "S-T-O-P" are one word. */
export const joinedLetters = (words: string): string =>
  /^(?:\S )+\S$/.test(words) ? words.replaceAll(" ", "") : words;

/** Whether two words differ by one typed, missing, wrong or swapped letter. */
export function isOneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const isSwap = left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
  return (left.length <= 1 && right.length <= 1) || isSwap;
}
