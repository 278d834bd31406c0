import type { CutReply } from "@/server/channels";
import { isSuppressed } from "@/server/consent";
import { attachFiles } from "@/server/files";
import { cancelPending, type Followed, type MailedTouch, storeInbound } from "@/server/messaging";
import { announce } from "@/server/platform/announce";
import type { Tx } from "@/server/platform/db";
import type { Enclosed } from "../attached/keep";
import { inboundReceived } from "../events";
import { obey } from "../obey";
import type { Conversation } from "../rows";
import { showInbound } from "../show-inbound";
import { moveTo, stateOnReply } from "../state";
import { heardIn } from "./heard";
import type { Arrived } from "./receive-mail";
import { addressesBehind, leadBehind, threadFor } from "./who";

const longestBody = 64 * 1024;

/** A person wrote: the mail stands in the lead's one thread, an opt-out is obeyed before anything else, and a person is due to answer. */
export async function takeReply(
  tx: Tx,
  { mailId, mail, touch, enclosed, ear }: Arrived,
  reply: CutReply,
): Promise<Followed> {
  const leadId = await leadBehind(tx, { touch, from: mail.from });
  const conversation = await threadFor(tx, { leadId, from: mail.from });
  if (!conversation) return { outcome: "ignored", detail: "It says neither who wrote it nor what it answers." };
  const from = await addressesBehind(tx, { leadId, from: mail.from });
  const wasSuppressed = mail.from !== null && (await isSuppressed(tx, "email", mail.from));
  const ours = touch && wordsOf(touch);
  const { lane, analysis } = heardIn({ subject: mail.subject, reply, ours }, { isSuppressed: wasSuppressed }, ear);
  const body = bodyOf(mail, { reply, enclosed });
  const files = await attachFiles(tx, enclosed.fileIds);
  const messageId = await storeInbound(tx, {
    conversationId: conversation.id,
    leadId: conversation.leadId,
    channel: "email",
    subject: mail.subject || null,
    body,
    fileIds: files.map(({ id }) => id),
    provider: "smtp",
    providerId: mailId,
    lane,
    analysis,
    processedAt: tx.now(),
  });
  if (!messageId) return { outcome: "ignored", detail: "It is in the thread already." };
  const shown = await showInbound(tx, conversation, { messageId, body, channel: "email" });
  if (lane === null) await handToPerson(tx, shown);
  else await obey(tx, { lane, conversation: shown, messageId, from, body, providerReplied: true, wasSuppressed });
  await announce(tx, inboundReceived, { conversationId: conversation.id });
  const about = { touchId: touch?.id ?? null, campaignId: touch?.campaignId ?? null, leadId, messageId };
  return { ...about, outcome: lane?.startsWith("opt_out") ? "opted_out" : "taken_in" };
}

/** The mail of ours that is answered, as far as its words are kept. */
const wordsOf = ({ subject, body }: MailedTouch): string => [subject, body].filter((text) => text !== null).join("\n");

/** What the thread shows: the sender's own words; the whole mail where cutting left none; then what was not kept of it. */
function bodyOf(
  { text, subject }: Arrived["mail"],
  { reply, enclosed }: { reply: CutReply; enclosed: Enclosed },
): string {
  const words = reply.said || text.trim() || subject;
  const lost = enclosed.lost.length > 0 ? `\n\n[Not kept: ${enclosed.lost.join(" ")}]` : "";
  return `${words.slice(0, longestBody)}${lost}`;
}

/** The sequence stops, and a person answers: the AI writes no mails yet. */
async function handToPerson(tx: Tx, conversation: Conversation): Promise<void> {
  if (conversation.leadId)
    await cancelPending(tx, {
      leadIds: [conversation.leadId],
      classes: ["marketing"],
      stopOn: "reply",
      reason: "The lead replied.",
    });
  await moveTo(tx, conversation, {
    state: stateOnReply(conversation.state),
    firstUnansweredAt: conversation.firstUnansweredAt ?? tx.now(),
    needsHuman: conversation.owner === "human" ? conversation.needsHuman : (conversation.needsHuman ?? "wrote_mail"),
    turnDueAt: null,
    turnLeaseUntil: null,
    turnToken: conversation.turnToken + 1,
  });
}
