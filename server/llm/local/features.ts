import { conceptFeatures } from "./concepts";

/** Buckets of the hashed feature space; a power of two. */
export const BUCKETS = 1 << 15;
const LONGEST_TEXT = 480;

/** A text as sorted bucket numbers with weights; its length is 1 unless it is empty. */
export interface SparseVector {
  buckets: Int32Array;
  weights: Float32Array;
}

/** What spelling tricks hide: width, case, invisible characters, look-alike letters and doubled letters. */
export function normalise(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .normalize("NFKC")
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, "")
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/(\p{L})\1{2,}/gu, "$1$1")
    .replace(/\d+/g, "0")
    .replace(/\s+/g, " ")
    .trim();
}

/** Letters say less than words, ideas say more. */
const weightOf: Record<string, number> = { c: 0.4, k: 3, p: 3, t: 2 };

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}']+|[?!]+|\p{Extended_Pictographic}/gu) ?? [];

/** Words, pairs of words, 2 to 5 letters inside a word's edges, and the ideas that the words express. */
export function rawFeatures(text: string): string[] {
  const normalised = normalise(text);
  const words = wordsOf(normalised).map((word) => (/^[?!]/.test(word) ? word.charAt(0) : word));
  const features = words.map((word) => `w${word}`);
  const framed = ["<", ...words, ">"];
  for (let index = 0; index + 1 < framed.length; index++) features.push(`b${framed[index]} ${framed[index + 1]}`);
  for (const word of words) features.push(...lettersOf(` ${word} `));
  features.push(...conceptFeatures(normalised));
  return features;
}

function lettersOf(word: string): string[] {
  const letters = [...word];
  const grams: string[] = [];
  for (let size = 2; size <= 5; size++) {
    for (let start = 0; start + size <= letters.length; start++)
      grams.push(`c${letters.slice(start, start + size).join("")}`);
  }
  return grams;
}

/** FNV-1a, folded into the buckets. */
export function bucketOf(feature: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < feature.length; index++) {
    hash ^= feature.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return ((hash >>> 15) ^ hash) & (BUCKETS - 1);
}

/** Dampened counts of each bucket, times how rare the bucket is, made one unit long. */
export function vectorOf(text: string, rarity: (bucket: number) => number): SparseVector {
  const counts = new Map<number, number>();
  for (const feature of rawFeatures(text)) {
    const bucket = bucketOf(feature);
    counts.set(bucket, (counts.get(bucket) ?? 0) + (weightOf[feature.charAt(0)] ?? 1));
  }
  const entries = [...counts].map(([bucket, count]) => [bucket, Math.sqrt(count) * rarity(bucket)] as const);
  const length = Math.sqrt(entries.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return {
    buckets: Int32Array.from(entries, ([bucket]) => bucket),
    weights: Float32Array.from(entries, ([, weight]) => weight / length),
  };
}
