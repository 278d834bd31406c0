import { toPlainPunctuation } from "@/server/messaging/schemas";
import { guardText } from "./guard/check";
import type { ContextPack } from "./pack";
import type { Plan } from "./plan";
import { canaryOf, turnInstructions } from "./prompt";
import type { Reading } from "./reading";
import type { GuardVerdict } from "./schemas";
import type { TemplateKey } from "./templates/keys";
import { spokenOr, wordingsOf } from "./templates/render";

export interface Wording {
  text: string;
  verdict: GuardVerdict;
}

/** The text with what a thread's first one must say: that an AI writes, for whom, and how to stop. What is said is not said twice. */
export function withOpening(text: string, pack: ContextPack, language: string): string {
  const own = (key: TemplateKey) =>
    wordingsOf(key, language, { filling: { brand: pack.brand, lead: pack.lead }, seed: 0 })[0] ?? "";
  const disclosed = pack.facts.aiDisclosed || /\b(?:AI|IA|KI)\b/.test(text);
  const named = !pack.facts.isFirstText || text.toLowerCase().includes(pack.brand.businessName.toLowerCase());
  const before = disclosed && named ? "" : `${own("disclosure")} `;
  const after = pack.facts.isFirstText && !/\bstop\b/i.test(text) ? ` ${own("stop_line")}` : "";
  return `${before}${text}${after}`;
}

/** One text through the guard, as it would leave. */
export function guarded(
  text: string,
  { plan, pack, reading }: { plan: Plan; pack: ContextPack; reading: Reading },
): Wording {
  const language = spokenOr(reading.language);
  const whole = withOpening(toPlainPunctuation(text.trim()), pack, language);
  const verdict = guardText({
    text: whole,
    pack,
    language,
    offersLink: plan.offersLink,
    askedIdentity: reading.labels.has("question_identity") && plan.action === "answer",
    hidden: { instructions: turnInstructions(pack, plan), canary: canaryOf(pack) },
  });
  return { text: whole, verdict };
}

/** The first of our own wordings that passes the guard, or the last one's verdict where none does. */
export function templateWording(plan: Plan, pack: ContextPack, reading: Reading): Wording | null {
  if (plan.template === null) return null;
  const filling = { brand: pack.brand, lead: pack.lead, fact: plan.fact };
  const candidates = wordingsOf(plan.template, reading.language, { filling, seed: pack.seed });
  let last: Wording | null = null;
  for (const candidate of candidates) {
    last = guarded(candidate, { plan, pack, reading });
    if (last.verdict.passed) return last;
  }
  return last;
}
