import { languageOf } from "@/server/llm";
import type { IntentLabel } from "@/server/llm/schemas";
import type { BrandFacts } from "./pack";

const LONGEST = 170;
const priceWords =
  /[$€£¥]|\b(?:price|cost|fee|free|from \d|per (?:month|visit|hour)|precio|cuesta|gratis|prix|tarif|gratuit|preis|kostet|kostenlos|preço|custa)\b/i;
const placeWords =
  /\b(?:open|hours|located|address|minutes|online|phone|weekdays|street|visit|zone|area|abierto|horario|ouvert|minutes|geöffnet|aberto|minuten|minutos)\b/i;
const plainWords = /[\p{L}]{4,}/gu;

const kinds: Partial<Record<IntentLabel, RegExp>> = { question_price: priceWords, question_logistics: placeWords };

/**
 * The sentence of what the tenant wrote about itself that answers a question, word for word; null when none does.
 * Nothing is composed: what is not written there is a person's to answer.
 */
export function factSentence(
  question: IntentLabel,
  text: string,
  { brand, language }: { brand: BrandFacts; language: string },
): string | null {
  const sentences = brand.about
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "" && sentence.length <= LONGEST);
  if ((languageOf(brand.about) ?? language) !== language) return null;
  const kind = kinds[question];
  const fitting = kind ? sentences.filter((sentence) => kind.test(sentence)) : sentences;
  return bestFor(text, fitting, kind !== undefined);
}

function bestFor(text: string, sentences: readonly string[], isKnownKind: boolean): string | null {
  const wanted = new Set((text.toLowerCase().match(plainWords) ?? []).map(stem));
  const scored = sentences
    .map((sentence, index) => ({ sentence, shared: sharedWords(sentence, wanted), index }))
    .sort((a, b) => b.shared - a.shared || a.index - b.index);
  const [best] = scored;
  if (!best) return null;
  return best.shared > 0 || isKnownKind || wanted.size <= 2 ? best.sentence : null;
}

const sharedWords = (sentence: string, wanted: ReadonlySet<string>): number =>
  new Set((sentence.toLowerCase().match(plainWords) ?? []).map(stem).filter((word) => wanted.has(word))).size;

const stem = (word: string): string => word.slice(0, 6);
