/**
 * Wordings of one language over `folded` text: lower case, no accents or apostrophes, words between single spaces,
 * clauses between " , " or " ? ". `asks` are opt-outs; `innocent` only look alike and are taken out first.
 */
export interface Wording {
  readonly asks: readonly RegExp[];
  readonly innocent: readonly RegExp[];
}

/** Whole words. */
export const words = (source: string): RegExp => new RegExp(`(?<= )(?:${source})(?= )`, "gu");

/** A clause that consists of nothing else. */
export const clause = (source: string): RegExp => new RegExp(`(?<=[,?] )(?:${source})(?= [,?])`, "gu");

/** Anywhere, for scripts that write no spaces or join their particles to the words. */
export const anywhere = (source: string): RegExp => new RegExp(source, "gu");
