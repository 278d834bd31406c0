import { statusWords } from "@/server/channels";
import type { CodeAction, Entry } from "../carrier-codes";

type Meaning = readonly [pattern: RegExp, action: CodeAction, sentence: string];

/** Enhanced status codes -> what follows (messaging-rules 3.4); the first that fits. */
const meanings: readonly Meaning[] = [
  [/^5\.7\.8$/, "stop_sender", "The mail server does not accept the mailbox's user name or password."],
  [/^5\.3\.5$/, "stop_sender", "The DKIM key of the mailbox is broken."],
  [/^5\.1\.[78]$/, "stop_sender", "The mail server does not take mail from this mailbox."],
  [/^5\.1\.(1|3|6|10)$/, "address_dead", "This e-mail address does not exist."],
  [/^5\.2\.1$/, "address_dead", "This e-mail address is closed."],
  [/^5\.1\.2$/, "address_dying", "The domain of this e-mail address was not found."],
  [/^5\.4\.1$/, "address_dying", "The mail server of this address denies access."],
  [/^5\.2\.2$/, "mail_soft", "The mailbox of this address is full."],
  [/^5\.(2\.3|3\.4)$/, "mail_soft", "The mail is too large for this address."],
  [/^5\.4\./, "mail_soft", "No way to the mail server of this address was found."],
  [/^5\.7\./, "mail_policy", "The mail server refuses mail from our domain by its policy."],
  [/^5\.5\./, "mail_policy", "The mail server could not follow the conversation."],
  [/^5\.6\./, "mail_policy", "The mail server does not take what the mail contains."],
  [/^4\./, "mail_later", "The mail server puts this mail off."],
];

/** A code that nobody listed is unheard of: recorded, shown, never resent. */
export function mailMeaningOf(code: number): Entry {
  const words = statusWords(code) ?? "";
  const [, action, sentence] = meanings.find(([pattern]) => pattern.test(words)) ?? [];
  return action && sentence
    ? { action, sentence }
    : { action: "unheard", sentence: `The mail server gave the code ${words}.` };
}

const hour = 3_600_000;
/** The first after half an hour [RFC 5321 4.5.4.1]; marketing gives up within 24 hours (policy). */
const waits = [hour / 2, hour, 2 * hour, 4 * hour, 8 * hour, 8 * hour];

export function mailRetryAt(attempts: number, now: Date): Date | null {
  const wait = waits[attempts - 1];
  return wait === undefined ? null : new Date(now.getTime() + wait);
}

/** A soft bounce: for a while, or for that mail. */
export const isSoft = (code: number): boolean => ["mail_later", "mail_soft"].includes(mailMeaningOf(code).action);
