import { folded } from "./normalise";
import { asia } from "./phrases/asia";
import { english } from "./phrases/english";
import { easternEurope } from "./phrases/europe-east";
import { germanic } from "./phrases/germanic";
import { mail } from "./phrases/mail";
import { romance } from "./phrases/romance";

const languages = [english, romance, germanic, easternEurope, asia, mail];
const asks = languages.flatMap((language) => language.asks);
const innocent = languages.flatMap((language) => language.innocent);

const matches = (patterns: readonly RegExp[], text: string) => patterns.some((pattern) => text.search(pattern) >= 0);

/**
 * Whether a text's own words ask to be left alone, in any of the languages, whatever the thread's is. Recall first: a
 * missed opt-out costs more than a false one. What only looks alike ("stop by at 5?", "don't stop") is taken out
 * before anything is read, so a clear request beside it still counts.
 */
export function saysOptOut(text: string): boolean {
  const words = folded(text);
  if (!matches(asks, words)) return false;
  return matches(
    asks,
    innocent.reduce((left, pattern) => left.replace(pattern, "…"), words),
  );
}
