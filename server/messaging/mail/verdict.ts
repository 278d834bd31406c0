import type { DailyLimit } from "@/server/channels";
import {
  attachments,
  attention,
  campaign,
  consent,
  type Decision,
  decisionOf,
  type Facts,
  frequency,
  halt,
  hours,
  laterBy,
  pass,
  type Ruling,
  ruling,
  senderWaitMinutes,
  sendTime,
  standing,
  suppression,
  unwritten,
  workspaceDay,
} from "../verdict";
import { type MailContent, mailContentFacts, mailRefusal } from "./content";

/** Everything the gate knows about one e-mail at one instant. */
export interface MailGateFacts extends Facts {
  readonly hasEmail: boolean;
  readonly mailbox: {
    readonly id: string;
    readonly address: string;
    readonly stopped: string | null;
    readonly daily: DailyLimit;
    readonly usedToday: number;
    /** When the mailbox's next day begins. */
    readonly nextDay: Date;
  } | null;
  /** Null before the mail is written. */
  readonly letter: MailContent | null;
}

function address({ hasEmail }: MailGateFacts): Ruling {
  return hasEmail
    ? pass("address", "An address that can be mailed.")
    : ruling("address", "skip", "This lead has no e-mail address.");
}

function mailbox({ mailbox: found, now }: MailGateFacts): Ruling {
  const rule = "mailbox";
  const until = laterBy(now, senderWaitMinutes);
  if (!found) return { ...ruling(rule, "hold", "No mailbox to send from. Add one in Settings > Channels."), until };
  const { limit, warmUp } = found.daily;
  const facts = { sender: found.id, dailyLimit: limit, usedToday: found.usedToday };
  if (found.stopped) return { ...ruling(rule, "hold", `Sending is stopped: ${found.stopped}`), facts, until };
  if (found.usedToday >= limit)
    return {
      ...ruling(
        rule,
        "hold",
        `Held until tomorrow: ${found.address} sends at most ${limit} mails ${warmUp ? `on day ${warmUp.day} of its warm-up` : "a day"}.`,
      ),
      facts,
      until: found.nextDay,
    };
  return { ...pass(rule, "The mailbox may send."), facts };
}

function content({ letter }: MailGateFacts): Ruling {
  if (!letter) return unwritten;
  const refusal = mailRefusal(letter);
  return {
    ...ruling("content", refusal ? "refuse" : "pass", refusal ?? "The e-mail keeps every content rule."),
    facts: mailContentFacts(letter),
  };
}

/** The order of texts, with the rules of e-mail in their places. */
const mailRules = [
  address,
  standing,
  suppression,
  consent,
  hours,
  frequency,
  attention,
  sendTime,
  workspaceDay,
  mailbox,
  content,
  attachments,
  campaign,
  halt,
] as const;

/** Every rule's verdict about one e-mail and what follows from them. */
export const mailVerdictFor = (facts: MailGateFacts): Decision => decisionOf<MailGateFacts>(mailRules, facts);
