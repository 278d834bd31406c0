import { mostPayloadBytes } from "@/server/channels";
import { hostOf, isWithin, linksIn, placeholder, shorteners } from "../content-rules";

const longestTitle = 120;
const longestBody = 1_000;

/** A message on the site as it would be shown. */
export interface CardContent {
  readonly title: string;
  readonly text: string;
  readonly link: string | null;
  /** Of a notification: what leaves for the browser; null for a card. */
  readonly payloadBytes: number | null;
  /** Where a card may lead: the workspace's link domains and its own site. */
  readonly linkDomains: readonly string[];
}

/** The sentence that explains why a card must not be shown as it is, or null. */
export function cardRefusal({ title, text, ...rest }: CardContent): string | null {
  if (text.trim() === "") return "The message is empty.";
  if (text.length > longestBody)
    return `The message has ${text.length} characters; a card takes at most ${longestBody}.`;
  if (title.length > longestTitle)
    return `The title has ${title.length} characters; a card takes at most ${longestTitle}.`;
  const left = placeholder.exec(`${title}\n${text}\n${rest.link ?? ""}`)?.[0];
  if (left) return `A placeholder was left in the message: ${left}`;
  return linkRefusal(rest) ?? wordsRefusal(text) ?? payloadRefusal(rest);
}

const payloadRefusal = ({ payloadBytes }: Pick<CardContent, "payloadBytes">) =>
  payloadBytes !== null && payloadBytes > mostPayloadBytes
    ? `The notification takes ${payloadBytes} bytes; browsers take at most ${mostPayloadBytes} (RFC 8291). Shorten its words.`
    : null;

const mayBePlain = (hostname: string) => ["localhost", "127.0.0.1"].includes(hostname);

function linkRefusal({ link, linkDomains }: Pick<CardContent, "link" | "linkDomains">): string | null {
  if (link === null) return null;
  if (!URL.canParse(link)) return "The card's link is no full address such as https://www.example.com.";
  const { protocol, hostname } = new URL(link);
  if (protocol !== "https:" && !(protocol === "http:" && mayBePlain(hostname)))
    return "The card's link must begin with https://.";
  const host = hostOf(link);
  return linkDomains.some((domain) => isWithin(host, domain.toLowerCase().replace(/^www\./, "")))
    ? null
    : `The card leads to ${host}, which is neither your site nor on the workspace's list of link domains.`;
}

function wordsRefusal(text: string): string | null {
  const short = linksIn(text)
    .map(hostOf)
    .find((host) => shorteners.has(host));
  return short ? `The message names the public shortener ${short}.` : null;
}

/** What is stored about a card that passed: its size, never its words. */
export const cardFacts = ({ title, text, link }: CardContent) => ({
  characters: title.length + text.length,
  links: link === null ? 0 : 1,
});
