import { languageOf } from "@/server/llm";
import { segmentsOf } from "@/server/messaging/schemas";
import { BOOKING_TOKEN, type GuardProblem } from "../schemas";
import { plainWords, suspicious, trigramLikeness } from "./words";

const NEAR_DUPLICATE = 0.7;
const MOST_SEGMENTS = 2;

const problem = (rule: string, detail: string): GuardProblem[] => [{ rule, detail }];

const address =
  /https?:|www\.|\b[a-z0-9-]+\s?(?:\.|\bdot\b|\(dot\)|\[\.\])\s?(?:com|net|org|io|co|me|ly|app|dev|link|info|biz|xyz|shop|site|online|top|ru|cn|de|fr|es|pt|uk|us|ca|gd|to|example|test|evil)\b|\bxn--|\b\d{1,3}(?:\.\d{1,3}){3}\b/i;
const mail = /[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+/i;
const phone = /\+?\d[\d\s().-]{6,}\d/;

/** No address but the token, once, and only where the link rule allows it; no mail address, no phone number of its own. */
export function linkProblems(
  text: string,
  { offersLink, contact }: { offersLink: boolean; contact: string | null },
): GuardProblem[] {
  const tokens = text.split(BOOKING_TOKEN).length - 1;
  const rest = suspicious(text.replaceAll(BOOKING_TOKEN, " ").replaceAll(contact ?? BOOKING_TOKEN, " "));
  return [
    ...(address.test(rest) ? problem("address", "An address that code did not write.") : []),
    ...(mail.test(rest) || phone.test(rest) ? problem("contact", "A mail address or a phone number.") : []),
    ...(tokens > 1 ? problem("link", "The link stands there more than once.") : []),
    ...(tokens === 1 && !offersLink ? problem("link", "The link is not to be offered now.") : []),
  ];
}

const saysAi =
  /\b(?:ai|ia|ki)\b|assistant|asistente|assistente|assistenz|automated|automatizad|automatisé|automatisiert|virtual|\bbot\b/i;
const claimsHuman =
  /\b(?:i'?m|i am|this is|you'?re (?:talking|texting|chatting) (?:to|with)|soy|je suis|ich bin|sou|eu sou)\s+(?:definitely\s+|really\s+|totally\s+|actually\s+|just\s+)?(?:a\s+|an\s+|una?\s+|une?\s+|ein\w*\s+|uma?\s+)?(?:real\s+|actual\s+|living\s+)?(?:human|person|people|man|woman|persona|humano|humaine?|personne|mensch\w*|pessoa)\b|\bnot (?:a|an) (?:bot|robot|ai|machine|computer|assistant)\b|\bno soy (?:un|una) (?:bot|robot|máquina|ia)|\bpas (?:un|une) (?:robot|bot|ia|machine)|\bkein\w* (?:bot|roboter|ki|maschine)|\bnão sou (?:um|uma) (?:robô|bot|máquina)/i;

/** It says what it is when asked, and never says that it is a person. */
export function identityProblems(text: string, asked: boolean): GuardProblem[] {
  const plain = suspicious(text);
  return [
    ...(claimsHuman.test(plain) ? problem("identity", "Claims to be a person.") : []),
    ...(asked && !saysAi.test(plain) ? problem("identity", "Was asked what it is and does not say it.") : []),
  ];
}

const promptWords =
  /\b(?:system prompt|my (?:instructions|prompt|rules|guidelines)|as an ai language model|language model|developer message|<\/?(?:lead|facts|history|instructions|system)|nextaction|usedfacts|api[ _-]?key|password|secret key|canary|chatgpt|openai|anthropic)\b/i;
const secretShape =
  /\b(?:sk|pk|rk|whsec|xox[bp])[-_][a-z0-9]{6,}|\b[a-f0-9]{24,}\b|\b\d{3}-\d{2}-\d{4}\b|\b(?:\d[ -]?){13,16}\b/i;
const SHINGLE = 7;

/** Nothing of the instructions, no canary, nothing that looks like a key or a card. */
export function secretProblems(text: string, hidden: { instructions: string; canary: string }): GuardProblem[] {
  const plain = suspicious(text);
  const found: GuardProblem[] = [];
  if (promptWords.test(plain) || secretShape.test(plain))
    found.push({ rule: "secret", detail: "Talks of its inside." });
  const squeezed = plain.replace(/[^a-z0-9]/g, "");
  const canary = hidden.canary.toLowerCase().replace(/[^a-z0-9]/g, "");
  if (canary !== "" && (squeezed.includes(canary) || squeezed.includes([...canary].reverse().join("")))) {
    found.push({ rule: "canary", detail: "The canary left the instructions." });
  }
  const theirs = ` ${plainWords(withoutIdentity(hidden.instructions)).join(" ")} `;
  const words = plainWords(text);
  const copies = words.some(
    (_, at) => at + SHINGLE <= words.length && theirs.includes(` ${words.slice(at, at + SHINGLE).join(" ")} `),
  );
  return copies ? [...found, { rule: "prompt", detail: "Repeats the instructions." }] : found;
}

/** Who speaks is no secret. */
const withoutIdentity = (instructions: string): string =>
  instructions
    .split("\n")
    .filter((line) => !line.includes("AI assistant"))
    .join("\n");

const FEWEST_WORDS_TO_TELL = 5;

/** The language of the conversation, as far as a short text lets one tell; the latin ones are not confused with the rest. */
export function languageProblems(text: string, expected: string, names: readonly string[]): GuardProblem[] {
  const bare = names.reduce(
    (rest, name) => (name === "" ? rest : rest.replaceAll(name, " ")),
    text.replaceAll(BOOKING_TOKEN, " "),
  );
  if ((bare.match(/\p{L}+/gu) ?? []).length < FEWEST_WORDS_TO_TELL) return [];
  const foreign = /[\p{Script=Cyrillic}\p{Script=Han}\p{Script=Arabic}\p{Script=Greek}\p{Script=Hebrew}]/u.test(bare);
  if (foreign) return problem("language", "Letters of another script.");
  const found = languageOf(bare);
  return found !== null && found !== expected && !near(found, expected)
    ? problem("language", `Reads as ${found}, not ${expected}.`)
    : [];
}

/** Short Spanish, Portuguese, Galician and Catalan texts are told apart badly. */
const near = (a: string, b: string): boolean => ["es", "pt", "gl", "ca"].includes(a) && ["es", "pt"].includes(b);

export const repetitionProblems = (text: string, past: readonly string[]): GuardProblem[] =>
  past.some((one) => trigramLikeness(text, one) >= NEAR_DUPLICATE)
    ? problem("repetition", "Nearly what was said before.")
    : [];

/** Size with the lead's own address in place of the token. */
export function sizeProblems(text: string, linkLength: number): GuardProblem[] {
  const { segments } = segmentsOf(text.replaceAll(BOOKING_TOKEN, "x".repeat(linkLength)));
  if (text.trim() === "") return problem("empty", "There is no text.");
  return segments > MOST_SEGMENTS ? problem("segments", `${segments} segments.`) : [];
}

const leftOver =
  /\{\{(?!BOOKING_LINK\}\})|\{[a-z_ ]+\}|\[(?:name|first name|business|your|insert|link|date)[^\]]*\]|<[a-z/]|\b(?:undefined|null|nan|lorem ipsum)\b|\bXX+\b/i;
const foul =
  /(?<!\p{L})(?:fuck\w*|shit\w*|bitch\w*|asshole\w*|bastard\w*|damn|crap|dick|cunt|nigg\w+|fagg\w+|retard\w*|whore|slut\w*|idiots?|morons?|stupid|mierda|puta|joder|merde|connard|putain|scheiße|scheisse|arschloch|fick\w*|porra|caralho|foder|sexy|nudes?|porn\w*|weed|vodka|whiskey|cigarettes?|firearms?)(?!\p{L})/iu;
const asksForSecrets =
  /\b(?:card number|credit card|cvv|social security|ssn|bank account|password|medical history|date of birth)\b/i;

export function wordProblems(text: string, neverSay: readonly string[]): GuardProblem[] {
  const plain = suspicious(text);
  const banned = neverSay.find((words) => words.trim() !== "" && plain.includes(suspicious(words.trim())));
  return [
    ...(leftOver.test(text.replaceAll(BOOKING_TOKEN, " ")) ? problem("placeholder", "A placeholder was left.") : []),
    ...(foul.test(plain) ? problem("profanity", "Foul or forbidden words.") : []),
    ...(asksForSecrets.test(plain) ? problem("sensitive", "Asks for what must not be texted.") : []),
    ...(banned ? problem("never_say", banned) : []),
  ];
}
