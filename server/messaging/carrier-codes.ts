import { statusWords } from "@/server/channels";
import { nextDateIn } from "./dates";
import { mailMeaningOf, mailRetryAt } from "./mail/codes";

/** What a carrier's error code means for us (messaging-rules 2.1). */
export type CodeAction =
  | "number_dead" // the number cannot be texted
  | "number_dying" // the same after two strikes
  | "opted_out" // the person opted out at the carrier
  | "country_off"
  | "stop_sender" // the sender or its credentials are refused
  | "slow_down" // re-gate and try once more
  | "later" // try again after 1 h, then 6 h
  | "filtered" // carriers block this text: never again, and count it
  | "daily_cap" // the brand's day at one carrier is full: until midnight Pacific
  | "block_number" // pumping or a known litigator
  | "address_dead" // the mailbox does not exist
  | "address_dying" // the same the second time
  | "mail_later" // try again within a day
  | "mail_soft" // not now and not again; three of them over three days count as dead
  | "mail_policy" // about our domain or our words, not about the address
  | "whatsapp_closed" // the 24 hours are over: only a template may go
  | "not_on_whatsapp" // nobody there
  | "whatsapp_later" // not before a day has passed
  | "whatsapp_blocked" // the person blocked us there
  | "push_gone" // the browser takes no notifications any more
  | "push_refused" // this notification, or our keys, at this browser's push service
  | "once_more" // a failure of scheduling
  | "unheard"; // not in the table: recorded and shown, never resent

export interface Entry {
  readonly action: CodeAction;
  readonly sentence: string;
}

const meanings: readonly (readonly [codes: readonly number[], action: CodeAction, sentence: string])[] = [
  [[21211], "number_dead", "This is not a valid phone number."],
  [[21614], "number_dead", "This number is not a mobile number."],
  [[21612], "number_dead", "This number cannot be reached from our sender."],
  [[21635], "number_dead", "This number is a landline."],
  [[30005], "number_dying", "The carrier does not know this number."],
  [[30006], "number_dying", "This number is a landline or cannot be reached."],
  [[21610], "opted_out", "This person opted out at the carrier."],
  [[21408], "country_off", "The carrier account has this country switched off."],
  [[21212, 21606], "stop_sender", "The carrier does not accept our sender number."],
  [[20003], "stop_sender", "The carrier does not accept our credentials."],
  [[30032], "stop_sender", "Our toll-free number is not verified."],
  [[30034], "stop_sender", "Our number is not registered for business texts."],
  [[30024], "stop_sender", "Our sender is not provisioned at the carrier."],
  [[21611, 30001], "slow_down", "The carrier's queue is full."],
  [[30036], "slow_down", "The text expired in the carrier's queue."],
  [[30022], "slow_down", "We sent faster than the carrier allows."],
  [[30003], "later", "The phone is switched off or out of reach."],
  [[30008, 30410], "later", "The carrier could not deliver and does not say why."],
  [[30004], "filtered", "The carrier or the recipient blocks these texts."],
  [[30007], "filtered", "The carrier filtered this text as unwanted."],
  [[30023], "daily_cap", "T-Mobile's daily limit for the brand is reached."],
  [[30450], "block_number", "The carrier sees this number as used for fraud."],
  [[30640], "block_number", "This number belongs to a known litigator."],
  [[30610, 30047], "once_more", "The carrier put the text off."],
  [[63016], "whatsapp_closed", "The 24 hours in which WhatsApp takes free words were over."],
  [[63018], "slow_down", "We sent faster than WhatsApp allows."],
  [[63024], "not_on_whatsapp", "This number is not on WhatsApp."],
  [[63032], "whatsapp_later", "WhatsApp limits what this person gets for now."],
  [[63038], "whatsapp_later", "Our WhatsApp number began as many conversations as it may in a day."],
  [[63049], "whatsapp_later", "Meta chose not to deliver this marketing message."],
  // What push services answer [RFC 8030].
  [[404, 410], "push_gone", "No browser of this person takes notifications any more."],
  [[413], "push_refused", "The push service finds this notification too large."],
  [[400, 401, 403], "push_refused", "The push service refuses our request."],
  [[63014], "whatsapp_blocked", "This person blocked us on WhatsApp."],
];

const table = new Map<number, Entry>(
  meanings.flatMap(([codes, action, sentence]) => codes.map((code) => [code, { action, sentence }])),
);

/** The action for a code; a code that nobody listed is unheard of: recorded, shown, never resent. */
export function meaningOf(code: number | null): Entry {
  if (code !== null && statusWords(code)) return mailMeaningOf(code);
  const known = code === null ? undefined : table.get(code);
  return (
    known ?? {
      action: "unheard",
      sentence: code === null ? "The carrier gave no code." : `The carrier gave the code ${code}.`,
    }
  );
}

const hour = 3_600_000;
const laterWaits = [hour, 6 * hour];
const whatsAppWait = 24 * hour;

/** When to try again after that many attempts, or null when no more: at most two tries after the first. */
export function retryAt(action: CodeAction, attempts: number, now: Date): Date | null {
  const wait =
    action === "later"
      ? laterWaits[attempts - 1]
      : (action === "slow_down" || action === "once_more") && attempts === 1
        ? 60_000
        : undefined;
  if (action === "mail_later") return mailRetryAt(attempts, now);
  if (action === "whatsapp_later" && attempts === 1) return new Date(now.getTime() + whatsAppWait);
  if (action === "daily_cap") return nextPacificMidnight(now);
  return wait === undefined ? null : new Date(now.getTime() + wait);
}

/** T-Mobile counts by the Pacific day. */
export const nextPacificMidnight = (now: Date): Date => nextDateIn("America/Los_Angeles", now);
