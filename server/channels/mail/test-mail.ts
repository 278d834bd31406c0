import { record } from "@/server/audit";
import { isSuppressed } from "@/server/consent";
import { leadsByAddress } from "@/server/leads";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { blindIndex, tenantKeys } from "@/server/platform/vault";
import type { TestMailInput } from "../mail-schemas";
import { sandboxMailCarrier, smtpCarrier } from "../outbound-mail";
import { mailboxOf } from "./mailboxes";
import { mailToken } from "./tokens";

export interface TestMailAnswer {
  ok: boolean;
  sentence: string;
}

/** A test goes around the gate, so it must not reach anybody whom the gate protects. */
async function refuseLead(tx: Tx, email: string): Promise<void> {
  if ((await leadsByAddress(tx, [await blindIndex(tx, "email", email)])).length > 0)
    throw new Refused("This is a lead's address. Leads are mailed by campaigns and answers alone.");
  if (await isSuppressed(tx, "email", email)) throw new Refused("This address is on the suppression list.");
}

/**
 * Mails somebody in the workspace through one mailbox, so that its server, password and key are seen to work. It goes to
 * an address that the user typed, never to a lead: nothing of a campaign is in it, and the ledger does not count it.
 */
export async function sendTestMail(ctx: Ctx, { senderId, to }: TestMailInput): Promise<TestMailAnswer> {
  authorize(ctx, "settings:channels");
  const { mailbox, token } = await inTransaction(ctx, async (tx) => {
    await refuseLead(tx, to.trim().toLowerCase());
    const opened = await mailboxOf(tx, senderId);
    await record(tx, "mailbox.tested", { subject: { type: "sender", id: senderId }, after: { recipient: to } });
    return { mailbox: opened, token: mailToken(await tenantKeys(tx), newId()) };
  });
  const carrier = mailbox.provider === "sandbox" ? sandboxMailCarrier : smtpCarrier;
  const answer = await carrier.send(mailbox, {
    attemptId: newId(),
    to,
    body: `This mail shows that ${mailbox.number} can send.\n\nNobody needs to answer it.`,
    template: null,
    validitySeconds: null,
    statusCallback: null,
    mail: {
      subject: `A test from ${mailbox.number}`,
      token,
      unsubscribeUrl: null,
      inReplyTo: null,
      references: [],
      feedbackId: null,
      isAutomatic: false,
    },
  });
  if (answer.kind !== "accepted") return { ok: false, sentence: answer.sentence };
  return {
    ok: true,
    sentence:
      mailbox.provider === "sandbox"
        ? "The sandbox took the mail; nothing left this machine."
        : `The mail server ${mailbox.mailbox.host} took the mail for ${to}.`,
  };
}
