import { record } from "@/server/audit";
import type { InboundMail } from "@/server/channels";
import {
  closeMail,
  type Followed,
  keepMail,
  type MailedTouch,
  type MailToTake,
  takeReport,
  touchNamedBy,
} from "@/server/messaging";
import type { MailOutcome } from "@/server/messaging/schemas";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { type Enclosed, keepEnclosed, nothingEnclosed } from "../attached/keep";
import type { Ear } from "../receive";
import { takeAutoReply } from "./take-auto-reply";
import { takeComplaint } from "./take-complaint";
import { takeReply } from "./take-reply";

/** What became of it; `repeated` when it was here already. */
export type MailTaken = MailOutcome | "repeated";

const deaf: Ear = () => null;

/**
 * Takes in a mail, once by its Message-ID and mailbox: kept, and obeyed in the same transaction. A delivery report moves
 * its mail in the ledger, a complaint and an opt-out suppress, an automatic answer counts for nothing, a reply goes into
 * the lead's thread and to a person. Marked `system`: a mail server hands it over; the dialogue brings its ear.
 */
export async function receiveMail(ctx: Ctx, given: MailToTake, ear: Ear = deaf): Promise<MailTaken> {
  const { mail } = given;
  const enclosed = mail.meaning.kind === "reply" ? await keepEnclosed(ctx, mail.attachments) : nothingEnclosed;
  return inTransaction(ctx, async (tx) => {
    const mailId = await keepMail(tx, given);
    if (!mailId) return "repeated";
    const touch = await touchNamedBy(tx, mail.tokens);
    const followed = await follow(tx, { mailId, mail, touch, enclosed, ear });
    await closeMail(tx, mailId, followed);
    await record(tx, "mail.received", {
      subject: { type: "inbound_mail", id: mailId },
      after: { kind: mail.meaning.kind, outcome: followed.outcome },
      reason: followed.detail ?? undefined,
    });
    return followed.outcome;
  });
}

/** A mail that is being taken in, and the mail of ours that it is about. */
export interface Arrived {
  readonly mailId: string;
  readonly mail: InboundMail;
  readonly touch: MailedTouch | null;
  readonly enclosed: Enclosed;
  readonly ear: Ear;
}

async function follow(tx: Tx, arrived: Arrived): Promise<Followed> {
  const { mail, touch, mailId } = arrived;
  const { meaning, originalTo } = mail;
  switch (meaning.kind) {
    case "delivery_report":
      return takeReport(tx, { mailId, touch, reports: meaning.reports, originalTo });
    case "complaint":
      return takeComplaint(tx, arrived, meaning.complaint);
    case "auto_reply":
      return takeAutoReply(tx, arrived, meaning);
    case "reply":
      return takeReply(tx, arrived, meaning.reply);
    case "other":
      return { outcome: "ignored", detail: meaning.why };
  }
}
