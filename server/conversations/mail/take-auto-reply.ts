import { record } from "@/server/audit";
import type { InboundMail } from "@/server/channels";
import { suppressUnreachable } from "@/server/consent";
import { contactOf } from "@/server/leads";
import { cancelPending, deferMarketing, type Followed } from "@/server/messaging";
import { announce } from "@/server/platform/announce";
import type { Tx } from "@/server/platform/db";
import { conversationChanged } from "../events";
import { openForLead, updateConversation } from "../rows";
import { isBareStop } from "./heard";
import type { Arrived } from "./receive-mail";
import { takeReply } from "./take-reply";
import { leadBehind } from "./who";

type Auto = Extract<InboundMail["meaning"], { kind: "auto_reply" }>;

const dayMs = 86_400_000;
const noonMs = dayMs / 2;

/** The day after an absence ends, at noon UTC: the gate's windows do the rest. */
export const goesOnAt = (awayUntil: string): Date => new Date(Date.parse(`${awayUntil}T00:00:00Z`) + dayMs + noonMs);

/**
 * A machine answered: no reply, nothing is answered, the sequence goes on [RFC 3834; messaging-rules 3.4]. A stated absence
 * makes it wait until the day after; who left the company gets no more mail there, and a person looks for another way.
 */
export async function takeAutoReply(tx: Tx, arrived: Arrived, { auto, reply }: Auto): Promise<Followed> {
  const { mail, touch } = arrived;
  if (isBareStop(reply.said)) return takeReply(tx, arrived, reply);
  const leadId = await leadBehind(tx, { touch, from: mail.from });
  if (!leadId) return { outcome: "ignored", detail: "An automatic answer of somebody we do not know." };
  const about = { leadId, touchId: touch?.id ?? null, campaignId: touch?.campaignId ?? null };
  if (auto.hasLeft) return { ...about, ...(await hasLeft(tx, leadId)) };
  if (auto.awayUntil) return { ...about, ...(await away(tx, { leadId, until: auto.awayUntil })) };
  return { ...about, outcome: "noted", detail: auto.sign };
}

async function away(tx: Tx, { leadId, until }: { leadId: string; until: string }): Promise<Followed> {
  const reason = `Out of office until ${until}: it waits until the day after.`;
  await deferMarketing(tx, { leadId, until: goesOnAt(until), reason });
  await record(tx, "lead.away", { subject: { type: "lead", id: leadId }, reason });
  return { outcome: "away", detail: reason };
}

async function hasLeft(tx: Tx, leadId: string): Promise<Followed> {
  const detail = "An automatic answer says that this person no longer works there.";
  const contact = await contactOf(tx, leadId);
  if (contact?.email) await suppressUnreachable(tx, { address: contact.email, verbatim: detail });
  await cancelPending(tx, { leadIds: [leadId], channels: ["email"], except: ["required"], reason: detail });
  const conversation = await openForLead(tx, leadId);
  await updateConversation(tx, leadId, {
    needsHuman: conversation.needsHuman ?? "left_company",
    handoffNote: conversation.handoffNote ?? detail,
  });
  await record(tx, "lead.left_company", { subject: { type: "lead", id: leadId }, reason: detail });
  await announce(tx, conversationChanged, { conversationId: leadId });
  return { outcome: "left", detail };
}
