import { keepEmail, type Lane, optBackIn, type RequiredKind, suppress } from "@/server/consent";
import type { SuppressionReason } from "@/server/consent/schemas";
import { contactOf } from "@/server/leads";
import { cancelPending } from "@/server/messaging";
import type { Tx } from "@/server/platform/db";
import { phoneChannel, queueRequiredText } from "./required-text";
import type { Conversation } from "./rows";
import type { HandoffReason } from "./schemas";
import { moveTo, reopen } from "./state";

/** A text that fell into a lane, and its thread. */
export type Caught = {
  lane: Lane;
  conversation: Conversation;
  messageId: string;
  /** Who wrote: the number, or the e-mail addresses that stand behind it. */
  from: readonly { kind: "phone" | "email"; address: string }[];
  body: string;
  /** The provider answered the keyword itself, or it came by mail, which no fixed text answers: then no second reply. */
  providerReplied: boolean;
  /** Suppressed before this text: they had their one confirmation. */
  wasSuppressed: boolean;
};

/** What each lane does at once (messaging-rules section 5); what is missing does not happen. */
type Act = {
  suppress?: SuppressionReason;
  text?: RequiredKind;
  state?: "opted_out" | "handoff" | "invalid";
  handoff?: HandoffReason;
};

const acts: Record<Exclude<Lane, "opt_in" | "auto_reply" | "keep_email">, Act> = {
  opt_out_keyword: { suppress: "stop_keyword", text: "stop_confirmation", state: "opted_out" },
  opt_out_phrase: { suppress: "free_text_opt_out", text: "stop_confirmation", state: "opted_out" },
  help: { text: "help" },
  crisis: { text: "crisis", state: "handoff", handoff: "crisis" },
  threat: { state: "handoff", handoff: "threat" },
  minor: { state: "handoff", handoff: "minor" },
  legal: { suppress: "legal", state: "handoff", handoff: "legal" },
  deceased: { suppress: "deceased", text: "condolence", state: "opted_out", handoff: "deceased" },
  wrong_number: { suppress: "wrong_number", text: "wrong_number", state: "invalid" },
  person_wanted: { text: "handover", state: "handoff", handoff: "asked_for_person" },
};

/** Obeys what code alone may decide, in the transaction that received the text. */
export async function obey(tx: Tx, caught: Caught): Promise<void> {
  const { lane, conversation } = caught;
  if (lane === "auto_reply") return;
  if (lane === "opt_in") return startAgain(tx, caught);
  if (lane === "keep_email") return keepOne(tx, caught);
  const act = acts[lane];
  if (act.suppress) await suppressAll(tx, caught, act.suppress);
  if (act.state) await settle(tx, conversation, act);
  const isRepeated = act.suppress !== undefined && caught.wasSuppressed;
  const isAnswered = caught.providerReplied || (lane === "person_wanted" && conversation.owner === "human");
  if (act.text && !isRepeated && !isAnswered)
    await queueRequiredText(tx, await textOf(tx, { lane, text: act.text, conversation }), {
      conversation,
      answersMessageId: caught.messageId,
    });
}

type Confirming = { lane: Lane; text: RequiredKind; conversation: Conversation };

/** The one confirmation of a keyword may ask about its scope: where there is an e-mail address that it also stopped. */
async function textOf(tx: Tx, { lane, text, conversation }: Confirming): Promise<RequiredKind> {
  if (lane !== "opt_out_keyword" || !conversation.leadId) return text;
  return (await contactOf(tx, conversation.leadId))?.email ? "stop_and_scope" : text;
}

/** Nothing is sent about it: they had their one confirmation. */
async function keepOne(tx: Tx, { conversation, from, body }: Caught): Promise<void> {
  const phone = from.find(({ kind }) => kind === "phone")?.address;
  if (phone !== undefined && (await keepEmail(tx, { phone, verbatim: body }))) await reopen(tx, conversation);
}

async function suppressAll(tx: Tx, { from, body }: Caught, reason: SuppressionReason): Promise<void> {
  for (const one of from) await suppress(tx, { ...one, reason, verbatim: body });
}

/** Cancels what was queued and puts the thread where the lane leaves it: no AI turn follows. */
async function settle(tx: Tx, conversation: Conversation, { state = "handoff", handoff }: Act) {
  const whose = conversation.leadId ? { leadIds: [conversation.leadId] } : { conversationIds: [conversation.id] };
  const reason = state === "opted_out" ? "The lead opted out." : "The lead's text needs a person.";
  await cancelPending(tx, { ...whose, except: ["required"], reason });
  const quiet = {
    turnDueAt: null,
    turnLeaseUntil: null,
    turnToken: conversation.turnToken + 1,
    firstUnansweredAt: null,
  };
  await moveTo(tx, conversation, { state, ...quiet, needsHuman: handoff ?? null });
}

async function startAgain(tx: Tx, { conversation, from, body, messageId, providerReplied }: Caught) {
  const phone = from.find(({ kind }) => kind === "phone")?.address;
  const channel = phoneChannel(conversation);
  const isOpen = phone !== undefined && (await optBackIn(tx, { phone, verbatim: body, channel }));
  if (!isOpen) return;
  await reopen(tx, conversation);
  if (!providerReplied) await queueRequiredText(tx, "welcome_back", { conversation, answersMessageId: messageId });
}
