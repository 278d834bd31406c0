import type { Brand } from "@/server/branding/schemas";
import { hostOf, isWithin, linksIn, placeholder, shorteners } from "../content-rules";
import type { TouchClass } from "../schemas";

const longestSubject = 200;
const longestBody = 50_000;

/** An e-mail as it would leave, and what it must carry. */
export interface MailContent {
  readonly subject: string | null;
  /** Without the footer. */
  readonly words: string;
  readonly text: string;
  readonly class: TouchClass;
  readonly postalAddress: string | null;
  /** Where one click ends it. */
  readonly unsubscribeUrl: string | null;
  /** The domains that an AI may link to; null where a person chose the links. */
  readonly linkDomains: readonly string[] | null;
}

type Ending = Pick<MailContent, "postalAddress" | "unsubscribeUrl" | "class"> & { brand: Pick<Brand, "businessName"> };

/** The words with what marketing mail must say below them: who sends it, from where, and how to end it. */
export function withFooter(words: string, { brand, postalAddress, unsubscribeUrl, class: touchClass }: Ending): string {
  if (touchClass !== "marketing") return words;
  const sender = [brand.businessName, postalAddress].filter((part) => part !== null).join(", ");
  return [words, "", "--", sender, ...(unsubscribeUrl ? [`Unsubscribe: ${unsubscribeUrl}`] : [])].join("\n");
}

/** "Re:" before a subject that has none yet. */
export const answerTo = (subject: string): string => (/^re:/i.test(subject) ? subject : `Re: ${subject}`);

/** Mailbox providers POST to it from outside: anything but HTTPS is no one-click, save on one's own machine. */
const isOneClick = (url: string): boolean =>
  URL.canParse(url) &&
  (new URL(url).protocol === "https:" || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(url).hostname));

/** The sentence that explains why an e-mail must not leave as it is, or null. */
export function mailRefusal(mail: MailContent): string | null {
  const { subject, words } = mail;
  if (!subject?.trim()) return "The e-mail has no subject.";
  if (/[\r\n]/.test(subject)) return "The subject has a line break.";
  if (subject.length > longestSubject)
    return `The subject has ${subject.length} characters; at most ${longestSubject} fit.`;
  if (words.trim() === "") return "The e-mail is empty.";
  if (words.length > longestBody) return `The e-mail has ${words.length} characters; at most ${longestBody} are sent.`;
  const left = placeholder.exec(`${subject}\n${words}`)?.[0];
  if (left) return `A placeholder was left in the e-mail: ${left}`;
  return linkRefusal(mail) ?? marketingRefusal(mail);
}

function linkRefusal({ words, linkDomains }: MailContent): string | null {
  const hosts = linksIn(words).map(hostOf);
  const short = hosts.find((host) => shorteners.has(host));
  if (short) return `The e-mail links to the public shortener ${short}.`;
  const foreign = hosts.find((host) => linkDomains && !linkDomains.some((domain) => isWithin(host, domain)));
  return foreign ? `The e-mail links to ${foreign}, which is not on the workspace's list of link domains.` : null;
}

function marketingRefusal({ class: touchClass, postalAddress, unsubscribeUrl, text }: MailContent): string | null {
  if (touchClass !== "marketing") return null;
  if (!postalAddress || !text.includes(postalAddress))
    return "Marketing mail must carry the business's postal address (15 USC 7704). Write it in Settings > Channels.";
  if (!unsubscribeUrl || !isOneClick(unsubscribeUrl))
    return "Marketing mail must be ended by one click over HTTPS (RFC 8058). Set PUBLIC_URL to this installation's https address.";
  return null;
}

/** What is stored about a mail that passed: its size, never its words. */
export const mailContentFacts = ({ text, words, unsubscribeUrl }: MailContent) => ({
  characters: text.length,
  links: linksIn(words).length,
  oneClick: unsubscribeUrl !== null,
});
