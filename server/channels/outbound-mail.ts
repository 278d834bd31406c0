import { rawMail } from "./mail/compose-mail";
import { refusalToSign } from "./mail/dkim";
import { mailOf, type OutgoingMail } from "./mail/outgoing-mail";
import { deliver } from "./mail/smtp";
import { statusCode } from "./mail/status-codes";
import { messageIdOf, returnPathOf } from "./mail/tokens";
import type { Carrier, CarrierAnswer, OutgoingText } from "./outbound";
import { isMailbox, type OpenMailbox, type OpenSender } from "./rows";

type Letter = OutgoingText & { mail: OutgoingMail };

const isLetter = (text: OutgoingText): text is Letter => text.mail !== null;
const notMail: CarrierAnswer = { kind: "refused", code: null, sentence: "This is not an e-mail." };

/** A mailbox that cannot sign must not send unsigned: "system incorrectly configured" [RFC 3463, 5.3.5]. */
const misconfigured = statusCode("5.3.5");

const sending =
  (by: (sender: OpenMailbox, letter: Letter) => Promise<CarrierAnswer>): Carrier["send"] =>
  async (sender: OpenSender, text: OutgoingText) =>
    isMailbox(sender) && isLetter(text) ? by(sender, text) : notMail;

async function bySmtp(sender: OpenMailbox, letter: Letter): Promise<CarrierAnswer> {
  const { credentials, mailbox } = sender;
  const refusal = credentials.dkimKey ? refusalToSign(credentials.dkimKey) : null;
  if (refusal) return { kind: "refused", code: misconfigured, sentence: refusal };
  const mail = mailOf(sender, letter);
  const { host, port, username, domain } = mailbox;
  const answer = await deliver(
    { host, port, username, password: credentials.authToken, name: domain },
    { from: returnPathOf(letter.mail.token, domain), to: letter.to, raw: await rawMail(mail) },
  );
  return answer.kind === "accepted" ? { kind: "accepted", providerId: mail.messageId, status: "sent" } : answer;
}

/** A server forgets what it took: nobody can be asked, so an unknown mail stays unknown until a person decides. */
export const smtpCarrier: Carrier = { send: sending(bySmtp), find: async () => null, received: async () => null };

/** Addresses that behave as real ones sometimes do, whatever their domain. */
const refusals: Record<string, { code: number | null; sentence: string }> = {
  "unknown-user": { code: statusCode("5.1.1"), sentence: "550 5.1.1 There is no such user." },
  "full-mailbox": { code: statusCode("4.2.2"), sentence: "452 4.2.2 The mailbox is full." },
  "refused-by-policy": { code: statusCode("5.7.26"), sentence: "550 5.7.26 This mail is not authenticated." },
};

async function bySandbox(sender: OpenMailbox, letter: Letter): Promise<CarrierAnswer> {
  const refusal = refusals[letter.to.split("@")[0] ?? ""];
  if (refusal) return { kind: "refused", ...refusal };
  const providerId = messageIdOf(letter.mail.token, letter.attemptId, sender.mailbox.domain);
  return { kind: "accepted", providerId, status: "queued" };
}

/** Takes every mail and sends none: nothing leaves this machine. */
export const sandboxMailCarrier: Carrier = {
  send: sending(bySandbox),
  find: async () => [],
  received: async () => [],
};
