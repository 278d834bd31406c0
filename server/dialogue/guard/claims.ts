import type { GuardProblem } from "../schemas";
import { plainWords, suspicious } from "./words";

/** Everything a text may lean on: what the tenant wrote, what the lead is called, what was retrieved. */
export interface Grounds {
  /** The tenant's own words: about, brief, retrieved text. */
  facts: string;
  /** Names that may occur: business, assistant, lead. */
  names: readonly string[];
  /** What the lead wrote; a month or a weekday may be echoed from it, a figure may not. */
  inbound: string;
}

const figures = /[$€£¥₹]?\s?\d[\d.,:/]*\s?(?:%|[$€£¥₹])?/g;
const dateWords =
  /(?<!\p{L})(?:today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|hoy|mañana|lunes|martes|miércoles|jueves|viernes|sábado|domingo|demain|aujourd'hui|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|morgen|heute|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|amanhã|hoje|segunda-feira|terça|quarta|quinta|sexta)(?!\p{L})/giu;
const moneyWords =
  /(?<!\p{L})(?:dollars?|euros?|bucks|pounds?|quid|cents?|reais|pesos?|percent|per cent|por ciento|pour cent|prozent|por cento|half price|half off|discount\w*|% off|free|for free|no cost|complimentary|coupon\w*|promo\w*|rebate\w*|cheapest|lowest price|refund\w*|money back|gratis|descuento\w*|rebajas?|remises?|réductions?|gratuite?s?|rabatte?|kostenlos\w*|umsonst|desconto\w*|gratuit[oa]s?|reembolso|remboursement|erstattung)(?!\p{L})/giu;
const neverPromised =
  /(?<!\p{L})(?:guarantee[ds]?|guaranteed|risk[- ]free|100 ?%|cures?|cured|heals?|diagnos\w+|prescri\w+|legal advice|you (?:will|would) win|lawsuit|tax advice|investment returns?|approved for|no side effects|garantiz\w+|garantiert|garanti(?:e|es|mos|do)|cura(?:mos|rá)?|heilt|guérit|clinically proven)(?!\p{L})/giu;
const boasts =
  /(?<!\p{L})(?:award[- ]winning|best in|number one|#1|no\. ?1|certified|licensed|insured|accredited|world[- ]class|leading|top[- ]rated|5[- ]star|five[- ]star|trusted by|limited time|last chance|only \w+ (?:left|spots|slots)|offer ends|expires|act now|hurry|últimas plazas|dernière chance|letzte chance)(?!\p{L})/giu;

/** Figures, dates, money words, promises and boasts that nothing in the grounds supports. */
export function unsupportedClaims(text: string, grounds: Grounds): GuardProblem[] {
  const plain = suspicious(text);
  const facts = suspicious([grounds.facts, ...grounds.names].join(" \n "));
  const spoken = `${facts} ${suspicious(grounds.inbound)}`;
  return [
    ...missing("number", plain.match(figures) ?? [], figureSet(facts)),
    ...absent("date", plain.match(dateWords) ?? [], spoken),
    ...absent("price", plain.match(moneyWords) ?? [], facts),
    ...absent("boast", plain.match(boasts) ?? [], facts),
    ...(plain.match(neverPromised) ?? [])
      .filter((found) => !facts.includes(found))
      .map((found) => ({ rule: "promise", detail: found })),
    ...looseClaims(text, grounds),
  ];
}

const bare = (figure: string): string => figure.replace(/\s/g, "").replace(/[.,:/]+$/, "");
const figureSet = (facts: string): ReadonlySet<string> => new Set((facts.match(figures) ?? []).map(bare));

const missing = (rule: string, found: readonly string[], allowed: ReadonlySet<string>): GuardProblem[] =>
  found
    .map(bare)
    .filter((figure) => figure !== "" && !allowed.has(figure))
    .map((detail) => ({ rule, detail }));

const absent = (rule: string, found: readonly string[], grounds: string): GuardProblem[] =>
  found.filter((word) => !grounds.includes(word.trim())).map((detail) => ({ rule, detail }));

const speaksForUs =
  /(?<!\p{L})(?:we|our|us|nosotros|nuestr[oa]s?|ofrecemos|tenemos|nous|notre|nos|wir|unser\w*|nossa?s?|oferecemos|temos)(?!\p{L})/iu;
const FEWEST_SUPPORTED = 0.4;

/** Words of courtesy and of arranging a talk: they claim nothing. */
const courtesy = new Set(
  plainWords(
    "able about again agent anything answer appreciate around assistant available back best book booking call calendar chat check choose colleague colleagues connect contact convenient could details discuss easy enjoy feel find follow forward free glad good great hand happy have hear help helpful here hope know leave let like link look looking lovely make maybe message minute moment more need next nice open pass person pick please point question questions quick ready reach real reply right schedule see send share short should some someone something soon speak start sure take talk team tell text texts thank thanks that their them then there they thing this time times today together touch understand want week welcome well what when whenever which will wish with work works would write your yours wait still just also from into only pleasure sorry details info information interest interested reaching",
  ),
);

/** A sentence about us whose content words are mostly in no fact: fail closed. */
function looseClaims(text: string, { facts, names }: Grounds): GuardProblem[] {
  const known = new Set(plainWords([facts, ...names].join(" ")).map((word) => word.slice(0, 6)));
  return text
    .split(/(?<=[.!])\s+/)
    .filter((sentence) => speaksForUs.test(sentence) && !sentence.trim().endsWith("?"))
    .filter((sentence) => {
      const content = plainWords(sentence).filter((word) => word.length >= 4 && !courtesy.has(word));
      const supported = content.filter((word) => known.has(word.slice(0, 6))).length;
      return content.length >= 3 && supported / content.length < FEWEST_SUPPORTED;
    })
    .map((sentence) => ({ rule: "claim", detail: sentence.slice(0, 80) }));
}
