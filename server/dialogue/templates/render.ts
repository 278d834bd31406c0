import type { SpokenLanguage } from "@/server/llm/schemas";
import { spokenLanguages } from "@/server/llm/schemas";
import type { BrandFacts, LeadFacts } from "../pack";
import { BOOKING_TOKEN } from "../schemas";
import { english } from "./english";
import { french } from "./french";
import { german } from "./german";
import type { TemplateKey, Wordings } from "./keys";
import { portuguese } from "./portuguese";
import { spanish } from "./spanish";

const wordings: Record<SpokenLanguage, Wordings> = { en: english, es: spanish, fr: french, de: german, pt: portuguese };

export interface Filling {
  brand: BrandFacts;
  lead: LeadFacts;
  fact?: string | null;
  goal?: string;
}

/** The spoken language that fits, English for any other. */
export const spokenOr = (language: string): SpokenLanguage =>
  spokenLanguages.find((spoken) => spoken === language) ?? "en";

/** Every wording of a template, filled in, beginning with the one that `seed` chooses. */
export function wordingsOf(
  key: TemplateKey,
  language: string,
  { filling, seed }: { filling: Filling; seed: number },
): string[] {
  const all = wordings[spokenOr(language)][key];
  const first = Math.abs(seed) % all.length;
  return [...all.slice(first), ...all.slice(0, first)].map((template) => fill(template, filling));
}

const asName = /^[\p{L}][\p{L}' -]{0,24}$/u;

function fill(template: string, { brand, lead, fact, goal }: Filling): string {
  const name = lead.firstName && asName.test(lead.firstName) ? lead.firstName : null;
  const values: Record<string, string> = {
    brand: brand.businessName,
    assistant: brand.assistantName,
    name: name ? `, ${name}` : "",
    fact: fact ?? "",
    goal: goal ?? "",
    link: BOOKING_TOKEN,
  };
  const greeted = name
    ? template.replace(/^(Hi|Hello|Hola|Buenas|Bonjour|Hallo|Guten Tag|Oi|Olá)\{name\}/, `$1 ${name}`)
    : template;
  return greeted.replace(/\{(brand|assistant|name|fact|goal|link)\}/g, (_, key: string) => values[key] ?? "").trim();
}
