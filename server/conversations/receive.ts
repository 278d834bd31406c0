import { brandOf } from "@/server/branding";
import type { InboundText } from "@/server/channels/schemas";
import { isSuppressed, type Lane, laneFor } from "@/server/consent";
import { leadsByAddress } from "@/server/leads";
import { cancelPending, storeInbound } from "@/server/messaging";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { blindIndex } from "@/server/platform/vault";
import { awaitMedia } from "./attached/await-media";
import { inboundReceived, turnScheduled } from "./events";
import { obey } from "./obey";
import { askedScope } from "./required-text";
import { type Conversation, type ConversationPatch, openForLead, openForStranger } from "./rows";
import type { ConversationState } from "./schemas";
import { showInbound } from "./show-inbound";
import { moveTo, stateOnReply } from "./state";
import { nextTurnDue } from "./turn-due";

/**
 * Hears an opt-out that no keyword or phrase is: what to keep with the text when it surely is one, else null. It runs in
 * the receiving transaction, so it asks nobody: no network, no database. The dialogue brings it.
 */
export type Ear = (body: string) => Record<string, unknown> | null;

const deaf: Ear = () => null;

export type Received = { conversationId: string; messageId: string | null; lane: Lane | null };

/** States in which the AI does not answer, whoever holds the pen. */
const silentStates: ReadonlySet<ConversationState> = new Set(["opted_out", "handoff", "invalid"]);

/** Whether a new text gets an AI turn. */
export const getsTurn = (conversation: Pick<Conversation, "owner" | "state" | "needsHuman" | "leadId">): boolean =>
  conversation.owner === "ai" &&
  conversation.leadId !== null &&
  conversation.needsHuman === null &&
  !silentStates.has(conversation.state);

/**
 * Takes an inbound text or WhatsApp message in, once by its provider's id: stored, read by code, an opt-out in any words obeyed, follow-ups
 * cancelled and the AI's turn scheduled, all in one transaction. A replay changes nothing. Marked `system`: the lead
 * acts, by texting; the edge calls it through the dialogue, which brings its ear.
 */
export async function receiveText(ctx: Ctx, text: InboundText, ear: Ear = deaf): Promise<Received> {
  return inTransaction(ctx, async (tx) => {
    const conversation = await threadOf(tx, text.from);
    const standing = await standingOf(tx, text, conversation);
    const { lane, analysis } = readText(text, { ...standing, ear });
    const settled = lane !== null || !getsTurn(conversation);
    const messageId = await storeInbound(tx, {
      conversationId: conversation.id,
      leadId: conversation.leadId,
      channel: text.channel,
      body: shownBody(text),
      provider: text.provider,
      providerId: text.providerId,
      senderId: text.channel === "whatsapp" ? text.senderId : null,
      lane,
      analysis,
      processedAt: settled ? tx.now() : null,
    });
    if (!messageId) return { conversationId: conversation.id, messageId: null, lane };
    await awaitMedia(tx, messageId, text);
    const shown = await showInbound(tx, conversation, { messageId, body: shownBody(text), channel: text.channel });
    if (lane === null) await takeIn(tx, shown);
    else
      await obey(tx, {
        lane,
        conversation: shown,
        messageId,
        from: [{ kind: "phone", address: text.from }],
        body: text.body,
        providerReplied: text.optOutType !== null,
        wasSuppressed: standing.isSuppressedNow,
      });
    await announce(tx, inboundReceived, { conversationId: conversation.id });
    return { conversationId: conversation.id, messageId, lane };
  });
}

/** What the thread keeps: the words, and what came with them by its kind. */
function shownBody({ body, numMedia, mediaTypes = [] }: InboundText): string {
  if (numMedia === 0) return body;
  const what = mediaTypes.length > 0 ? mediaTypes.join(", ") : `${numMedia} ${numMedia === 1 ? "file" : "files"}`;
  return `${body}${body === "" ? "" : "\n\n"}[Attached: ${what}]`;
}

type Standing = { isSuppressedNow: boolean; lastAskedScope: boolean };

async function standingOf(tx: Tx, { from }: InboundText, { id }: Conversation): Promise<Standing> {
  const isSuppressedNow = await isSuppressed(tx, "phone", from);
  return { isSuppressedNow, lastAskedScope: isSuppressedNow && (await askedScope(tx, id)) };
}

/** The keywords and phrases first; what they leave to the dialogue, or to a person, the ear hears too. */
function readText(text: InboundText, { ear, ...standing }: Standing & { ear: Ear }) {
  const lane = laneOf(text, standing);
  const analysis = lane === null || lane === "person_wanted" ? ear(text.body) : null;
  return { lane: analysis ? ("opt_out_phrase" as const) : lane, analysis };
}

/** The provider's own reading of a keyword counts as ours. */
function laneOf({ body, optOutType }: InboundText, { isSuppressedNow, lastAskedScope }: Standing): Lane | null {
  if (optOutType === "STOP") return "opt_out_keyword";
  if (optOutType === "START") return "opt_in";
  if (optOutType === "HELP") return "help";
  return laneFor(body, { isSuppressed: isSuppressedNow, lastAskedOptIn: false, lastAskedScope });
}

async function threadOf(tx: Tx, phone: string): Promise<Conversation> {
  const [lead] = await leadsByAddress(tx, [await blindIndex(tx, "phone", phone)]);
  return lead ? openForLead(tx, lead.id) : openForStranger(tx, { kind: "phone", address: phone });
}

/** An ordinary text: the sequence stops, the thread is engaged, and the AI or a person is due to answer. */
async function takeIn(tx: Tx, conversation: Conversation): Promise<void> {
  if (conversation.leadId)
    await cancelPending(tx, {
      leadIds: [conversation.leadId],
      classes: ["marketing"],
      stopOn: "reply",
      reason: "The lead replied.",
    });
  await moveTo(tx, conversation, { state: stateOnReply(conversation.state), ...(await nextAnswer(tx, conversation)) });
  if (getsTurn(conversation)) await announce(tx, turnScheduled, { conversationId: conversation.id });
}

async function nextAnswer(tx: Tx, conversation: Conversation): Promise<ConversationPatch> {
  const firstUnansweredAt = conversation.firstUnansweredAt ?? tx.now();
  if (!getsTurn(conversation))
    return {
      firstUnansweredAt,
      needsHuman: conversation.needsHuman ?? (conversation.leadId ? null : "low_confidence"),
    };
  const { replyDebounceSeconds } = await brandOf(tx);
  return {
    firstUnansweredAt,
    turnDueAt: nextTurnDue({ now: tx.now(), debounceSeconds: replyDebounceSeconds, firstUnansweredAt }),
  };
}
