import type { OutgoingText } from "../outbound";
import type { OpenMailbox } from "../rows";
import type { Mail } from "./compose-mail";
import type { Tracked } from "./html";
import { messageIdOf, replyAddressOf } from "./tokens";

/** What the gate adds to the words of an e-mail. */
export interface OutgoingMail {
  readonly subject: string;
  /** Names the touch in every address of the mail. */
  readonly token: string;
  /** Where one click ends marketing mail; null for mail that is none. */
  readonly unsubscribeUrl: string | null;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly feedbackId: string | null;
  readonly isAutomatic: boolean;
  /** Of marketing that counts opens and clicks. */
  readonly tracked?: Tracked | null;
}

/** Everything that stands in the mail, from the mailbox and from what the gate let pass. */
export function mailOf(
  sender: OpenMailbox,
  letter: Pick<OutgoingText, "attemptId" | "to" | "body" | "attachments"> & { mail: OutgoingMail },
): Mail {
  const { attemptId, to, body, mail, attachments = [] } = letter;
  const { fromName, domain, dkimSelector, receives } = sender.mailbox;
  const { dkimKey } = sender.credentials;
  const replyTo = receives ? replyAddressOf(mail.token, domain) : null;
  return {
    from: { name: fromName, address: sender.number },
    to,
    subject: mail.subject,
    text: body,
    messageId: messageIdOf(mail.token, attemptId, domain),
    replyTo,
    inReplyTo: mail.inReplyTo,
    references: mail.references,
    unsubscribe: mail.unsubscribeUrl ? { url: mail.unsubscribeUrl, mailto: replyTo } : null,
    feedbackId: mail.feedbackId,
    isAutomatic: mail.isAutomatic,
    attachments,
    tracked: mail.tracked ?? null,
    dkim: dkimKey && dkimSelector ? { domain, selector: dkimSelector, privateKey: dkimKey } : null,
  };
}
