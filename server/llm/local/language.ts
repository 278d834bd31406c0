import { eld } from "eld/large";

const FEWEST_WORDS = 3;

/** The language of a text as two letters, or null when it is too short or too odd to tell: the conversation keeps its own. */
export function languageOf(text: string): string | null {
  const words = text.match(/\p{L}+/gu) ?? [];
  const isHan = /\p{Script=Han}{4,}/u.test(text);
  if (words.length < FEWEST_WORDS && !isHan) return null;
  const found = eld.detect(text);
  return found.language !== "" && found.isReliable() ? found.language : null;
}
