import type { TouchClass } from "./schemas";
import { segmentsOf } from "./segments";

const longest = 1_600;

/** Public shorteners: carriers filter them and nobody sees where they lead (messaging-rules 1.8). */
export const shorteners = new Set(
  "bit.ly bitly.com tinyurl.com t.co goo.gl ow.ly is.gd buff.ly rebrand.ly cutt.ly shorturl.at tiny.cc rb.gy t.ly lnkd.in s.id v.gd soo.gd bl.ink short.io dub.sh".split(
    " ",
  ),
);

const link =
  /\b(?:https?:\/\/[^\s<>"]+|www\.[^\s<>"]+|(?:[a-z0-9-]+\.)+(?:com|net|org|io|co|ly|gl|me|app|dev|link|to|us|uk|de|fr|ca|info|biz|gd|cc|at|id|gy|in|sh|example|test)\b(?:\/[^\s<>"]*)?)/gi;
export const placeholder = /\{\{?[^}]*\}?\}|\[\[[^\]]*\]\]|\b(?:undefined|null|NaN)\b/;
const spelledOut = /\b(?:\p{L} ){3,}\p{L}\b/u;
const saysStop = /\bstop\b/i;
const saysAssistant =
  /\b(?:ai|virtual|automated|digital)\b[^.]{0,12}\bassistant\b|\bassistant\b[^.]{0,20}\b(?:ai|virtual|automated|digital)\b|\basistente (?:de IA|virtual)\b|\bassistante? (?:IA|virtuelle?)\b|\bKI-Assistent|\bassistente (?:de IA|virtual)\b/i;

/** The addresses that a text links to, as written. */
export const linksIn = (text: string): string[] =>
  (text.match(link) ?? []).map((found) => found.replace(/[.,;:!?)]+$/, ""));

export function hostOf(address: string): string {
  const absolute = /^https?:\/\//i.test(address) ? address : `http://${address}`;
  return URL.canParse(absolute) ? new URL(absolute).hostname.toLowerCase().replace(/^www\./, "") : "";
}

export const isWithin = (host: string, domain: string) => host === domain || host.endsWith(`.${domain}`);

/** What a text must say besides its message. */
export interface Duties {
  /** The business's name: first text of a thread, and after 30 days of silence. */
  readonly identify: boolean;
  /** How to stop: with the name. */
  readonly stopLine: boolean;
  /** That an AI writes: its first text in the thread. */
  readonly disclose: boolean;
}

export interface Voice {
  readonly businessName: string;
  readonly assistantName: string;
}

const names = (text: string, { businessName }: Voice) => text.toLowerCase().includes(businessName.toLowerCase());

/** The text with what it must say and does not: who writes, that it is an AI, how to stop. What is said is not said twice. */
export function withDuties(text: string, duties: Duties, voice: Voice): string {
  const body = text.trim();
  const opening =
    duties.disclose && !saysAssistant.test(body)
      ? `${voice.assistantName} here, ${voice.businessName}'s AI assistant. `
      : duties.identify && !names(body, voice)
        ? `${voice.businessName}: `
        : "";
  const closing = duties.stopLine && !saysStop.test(body) ? " Reply STOP to opt out." : "";
  return `${opening}${body}${closing}`;
}

export interface ContentFacts {
  readonly text: string;
  readonly class: TouchClass;
  readonly duties: Duties;
  readonly voice: Voice;
  /** Domains that the text may link to. */
  readonly linkDomains: readonly string[];
}

/** The sentence that explains why a text must not leave as it is, or null. */
export function contentRefusal(facts: ContentFacts): string | null {
  const { text } = facts;
  if (text.trim() === "") return "The text is empty.";
  if (text.length > longest) return `The text has ${text.length} characters; carriers take at most ${longest}.`;
  const left = placeholder.exec(text)?.[0];
  if (left) return `A placeholder was left in the text: ${left}`;
  if (spelledOut.test(text)) return "The text spells a word out letter by letter, which carriers treat as evasion.";
  return linkRefusal(facts) ?? dutyRefusal(facts);
}

function linkRefusal({ text, linkDomains }: ContentFacts): string | null {
  const links = linksIn(text);
  if (links.length > 1) return "The text has more than one link.";
  const host = links[0] === undefined ? null : hostOf(links[0]);
  if (host === null) return null;
  if (shorteners.has(host)) return `The text links to the public shortener ${host}, which carriers block.`;
  const allowed = linkDomains.some((domain) => isWithin(host, domain.toLowerCase().replace(/^www\./, "")));
  return allowed
    ? null
    : `The text links to ${host || "an unreadable address"}, which is not on the workspace's list of link domains.`;
}

function dutyRefusal({ text, class: touchClass, duties, voice }: ContentFacts): string | null {
  if (touchClass === "required") return null;
  if (duties.identify && !names(text, voice)) return `The first text must name ${voice.businessName}.`;
  if (duties.stopLine && !saysStop.test(text)) return "The first text must say how to stop.";
  if (duties.disclose && !saysAssistant.test(text)) return "The AI's first text must say that an AI assistant writes.";
  return null;
}

/** What is stored about a text that passed: its size, never its words. */
export const contentFacts = (text: string) => {
  const { encoding, segments } = segmentsOf(text);
  return { encoding, segments, links: linksIn(text).length };
};
