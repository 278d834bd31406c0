import type { Check, LaunchFacts, ReviewedStep } from "./checks";
import { mayGoBy } from "./schemas";

/** What e-mail steps are judged by besides their words. */
export type ReviewedMail = {
  mailbox: { address: string; isStopped: boolean } | null;
  postalAddress: string | null;
  /** Mailbox providers can reach the address that ends marketing by one click. */
  isOneClick: boolean;
};

/** The first e-mail needs a subject; a later one without continues the mail before. Nobody knows whether there is one before where the channel is open. */
export function subjectCheck({ steps }: LaunchFacts): Check {
  const base = { id: "subject", at: "message" } as const;
  const mails = steps.filter(({ channel, fallsBack }) => mayGoBy({ channel, fallback: fallsBack }, "email"));
  const without = mails.find((step, at) => (at === 0 || isOpen(step)) && !step.subject?.trim());
  if (without)
    return {
      ...base,
      outcome: "block",
      sentence: isOpen(without)
        ? `Text ${without.step} may go as an e-mail and has no subject yet.`
        : `E-mail ${without.step} has no subject yet.`,
    };
  return {
    ...base,
    outcome: "pass",
    sentence: "The first e-mail has a subject; one without continues the mail before.",
  };
}

const isOpen = ({ channel, fallsBack }: ReviewedStep) => channel === "best" || fallsBack;

export function mailboxCheck({ mail: { mailbox } }: LaunchFacts): Check {
  const base = { id: "mailbox", at: "settings" } as const;
  if (!mailbox)
    return {
      ...base,
      outcome: "block",
      sentence: "The workspace has no mailbox to send from. Add one in Settings, Channels.",
    };
  if (mailbox.isStopped)
    return {
      ...base,
      outcome: "block",
      sentence: `${mailbox.address} is stopped. Mend its settings in Settings, Channels.`,
    };
  return { ...base, outcome: "pass", sentence: `E-mail leaves from ${mailbox.address}.` };
}

/** Both are the law's and the mailbox providers': without them the gate refuses every mail. */
export function postalCheck({ mail: { postalAddress, isOneClick } }: LaunchFacts): Check {
  const base = { id: "postal", at: "settings" } as const;
  if (!postalAddress)
    return {
      ...base,
      outcome: "block",
      sentence: "Marketing mail must carry the business's postal address. Write it in Settings, Channels.",
    };
  if (!isOneClick)
    return {
      ...base,
      outcome: "block",
      sentence:
        "Marketing mail must be ended by one click over HTTPS. Set PUBLIC_URL to this installation's https address.",
    };
  return { ...base, outcome: "pass", sentence: "Every e-mail carries your postal address and ends by one click." };
}
