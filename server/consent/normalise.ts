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
