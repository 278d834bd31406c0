import { suppress } from "@/server/consent";
import type { SuppressionReason } from "@/server/consent/schemas";
import { type Conversation, queueRequiredText } from "@/server/conversations";
import { contactOf } from "@/server/leads";
import { cancelPending } from "@/server/messaging";
import type { Tx } from "@/server/platform/db";
import { unseal } from "@/server/platform/vault";

interface Obeyed {
  conversation: Conversation;
  reason: SuppressionReason;
  /** The lead's words; empty where their silence is the answer. */
  verbatim: string;
  answersMessageId: string | null;
}

/** An opt-out or a wrong number that the reading found: suppressed, everything that waits cancelled, one fixed text. */
export async function obey(tx: Tx, { conversation, reason, verbatim, answersMessageId }: Obeyed): Promise<void> {
  const address = await phoneOf(tx, conversation);
  if (!address) return;
  const words = verbatim || "No answer to our question whether to stop.";
  await suppress(tx, { kind: "phone", address, reason, verbatim: words });
  const whose = conversation.leadId ? { leadIds: [conversation.leadId] } : { conversationIds: [conversation.id] };
  const isWrong = reason === "wrong_number";
  await cancelPending(tx, {
    ...whose,
    except: ["required"],
    reason: isWrong ? "Wrong number." : "The lead opted out.",
  });
  if (!answersMessageId) return;
  await queueRequiredText(tx, isWrong ? "wrong_number" : "stop_confirmation", { conversation, answersMessageId });
}

async function phoneOf(tx: Tx, { id, leadId, peerSealed }: Conversation): Promise<string | null> {
  if (leadId) return (await contactOf(tx, leadId))?.phone ?? null;
  return peerSealed ? unseal(tx, { table: "conversations", column: "peer", row: id }, peerSealed) : null;
}
