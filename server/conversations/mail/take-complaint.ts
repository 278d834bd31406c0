import { record } from "@/server/audit";
import type { Complaint } from "@/server/channels";
import { suppress } from "@/server/consent";
import { contactOf, leadsByAddress } from "@/server/leads";
import { cancelPending, type Followed } from "@/server/messaging";
import type { Tx } from "@/server/platform/db";
import { blindIndex } from "@/server/platform/vault";
import { openForLead } from "../rows";
import { moveTo } from "../state";
import type { Arrived } from "./receive-mail";

/**
 * Somebody reported our mail as spam: the workspace's marketing ends for them, for ever and without a word of ours
 * [messaging-rules 3.4]. The mail's own mark says who it was, also where the report leaves the recipient out.
 */
export async function takeComplaint(tx: Tx, { mail, touch }: Arrived, complaint: Complaint): Promise<Followed> {
  const named = complaint.recipient ?? mail.originalTo;
  const leadId = touch?.leadId ?? (await ownerOf(tx, named));
  if (!leadId) return { outcome: "ignored", detail: "It is about no mail of ours, and about nobody we know." };
  const contact = await contactOf(tx, leadId);
  const address = contact?.email ?? named;
  if (address) await suppress(tx, { kind: "email", address, reason: "complaint" });
  await cancelPending(tx, { leadIds: [leadId], except: ["required"], reason: "The lead reported a mail as spam." });
  const conversation = await openForLead(tx, leadId);
  const quiet = {
    turnDueAt: null,
    turnLeaseUntil: null,
    turnToken: conversation.turnToken + 1,
    firstUnansweredAt: null,
  };
  await moveTo(tx, conversation, { state: "opted_out", ...quiet });
  const detail = `Reported as ${complaint.feedbackType}.`;
  await record(tx, "lead.complained", { subject: { type: "lead", id: leadId }, reason: detail });
  return { outcome: "complained", detail, leadId, touchId: touch?.id ?? null, campaignId: touch?.campaignId ?? null };
}

async function ownerOf(tx: Tx, address: string | null): Promise<string | null> {
  if (!address) return null;
  const [owner] = await leadsByAddress(tx, [await blindIndex(tx, "email", address)]);
  return owner?.id ?? null;
}
