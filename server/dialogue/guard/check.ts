import type { ContextPack } from "../pack";
import { lastOutbound } from "../pack";
import type { GuardVerdict } from "../schemas";
import { unsupportedClaims } from "./claims";
import {
  identityProblems,
  languageProblems,
  linkProblems,
  repetitionProblems,
  secretProblems,
  sizeProblems,
  wordProblems,
} from "./rules";

export interface Guarded {
  text: string;
  pack: ContextPack;
  language: string;
  offersLink: boolean;
  askedIdentity: boolean;
  hidden: { instructions: string; canary: string };
}

/** Whether a text may reach a lead. Every rule is asked; one problem is enough; there is no rule that can be skipped. */
export function guardText({ text, pack, language, offersLink, askedIdentity, hidden }: Guarded): GuardVerdict {
  const { brand, lead, brief } = pack;
  const names = [brand.businessName, brand.assistantName, lead.firstName ?? "", lead.company ?? ""];
  const facts = [brand.about, brand.helpContact ?? "", brief.goal ?? "", ...brief.mustSay].join("\n");
  const problems = [
    ...sizeProblems(text, pack.linkLength),
    ...linkProblems(text, { offersLink, contact: brand.helpContact }),
    ...unsupportedClaims(text, { facts, names, inbound: pack.inbound.join("\n") }),
    ...identityProblems(text, askedIdentity),
    ...secretProblems(text, hidden),
    ...languageProblems(text, language, names),
    ...repetitionProblems(text, lastOutbound(pack, 5)),
    ...wordProblems(text, brief.neverSay),
    ...openingProblems(text, pack),
  ];
  return { passed: problems.length === 0, problems };
}

/** The first text of a thread names the business and says how to stop; the AI's first one says that it is an AI. */
function openingProblems(text: string, { facts, brand }: ContextPack): GuardVerdict["problems"] {
  const lower = text.toLowerCase();
  const missing: string[] = [];
  if (facts.isFirstText && !lower.includes(brand.businessName.toLowerCase())) missing.push("who writes");
  if (facts.isFirstText && !/\bstop\b/i.test(text)) missing.push("how to stop");
  if (!facts.aiDisclosed && !/\b(?:AI|IA|KI)\b/.test(text)) missing.push("that an AI writes");
  return missing.map((detail) => ({ rule: "opening", detail }));
}
