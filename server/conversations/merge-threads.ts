import { and, eq, inArray, sql } from "drizzle-orm";
import { conversations } from "@/drizzle/schema";
import type { ConversationState } from "@/server/leads/schemas";
import type { Tx } from "@/server/platform/db";
import { type Conversation, type ConversationPatch, openForLead, updateConversation } from "./rows";

/** Both threads as they were, and what the merge wrote to the one that goes on. */
export interface JoinedThreads {
  into: Conversation | null;
  from: Conversation | null;
  patch: ConversationPatch;
}

/** The state that asks for the most restraint first: whoever opted out, or waits for a person, stays so in a merge. */
const byRestraint: readonly ConversationState[] = [
  "opted_out",
  "invalid",
  "handoff",
  "booked",
  "closed_lost",
  "paused",
  "link_offered",
  "qualifying",
  "engaged",
  "contacted",
  "closed_no_response",
  "new",
];

/** The state of two threads, or two leads, as one. */
export const joinedState = (one: ConversationState, other: ConversationState): ConversationState =>
  byRestraint.find((state) => state === one || state === other) ?? one;

const later = (one: Date | null, other: Date | null) => (one && other ? (one > other ? one : other) : (one ?? other));
const earlier = (one: Date | null, other: Date | null) => (one && other ? (one < other ? one : other) : (one ?? other));

/** What the thread that goes on becomes: whatever waits in either waits in it, and a person who writes keeps the pen. */
export function joined(into: Conversation, from: Conversation): ConversationPatch {
  const last = from.lastMessageAt > into.lastMessageAt ? from : into;
  const isHuman = into.owner === "human" || from.owner === "human";
  return {
    state: joinedState(into.state, from.state),
    owner: isHuman ? "human" : "ai",
    assigneeId: into.assigneeId ?? from.assigneeId,
    needsHuman: into.needsHuman ?? from.needsHuman,
    handoffNote: into.handoffNote ?? from.handoffNote,
    optOutAskedAt: earlier(into.optOutAskedAt, from.optOutAskedAt),
    pausedUntil: later(into.pausedUntil, from.pausedUntil),
    softNoes: Math.max(into.softNoes, from.softNoes),
    unclearInRow: Math.max(into.unclearInRow, from.unclearInRow),
    positiveTurns: Math.max(into.positiveTurns, from.positiveTurns),
    linkOfferedAt: later(into.linkOfferedAt, from.linkOfferedAt),
    lastPreview: last.lastPreview,
    lastDirection: last.lastDirection,
    lastMessageId: last.lastMessageId,
    lastMessageAt: last.lastMessageAt,
    lastInboundAt: later(into.lastInboundAt, from.lastInboundAt),
    lastOutboundAt: later(into.lastOutboundAt, from.lastOutboundAt),
    firstUnansweredAt: earlier(into.firstUnansweredAt, from.firstUnansweredAt),
    isUnread: into.isUnread || from.isUnread,
    turnDueAt: isHuman ? null : earlier(into.turnDueAt, from.turnDueAt),
  };
}

/** The threads of two leads, locked in the order of their ids. */
export async function lockThreads(tx: Tx, leadIds: readonly string[]): Promise<Map<string, Conversation>> {
  const rows = await tx
    .select()
    .from(conversations)
    .where(and(eq(conversations.tenantId, tx.tenantId), inArray(conversations.id, [...leadIds])))
    .orderBy(conversations.id)
    .for("update");
  return new Map(rows.map((row) => [row.id, row]));
}

/** One thread goes on in another: what was said stays where it was said and is read as one; the AI turn in the old one is void. */
export async function joinThreads(
  tx: Tx,
  { into, from }: { into: string; from: string },
  locked: ReadonlyMap<string, Conversation>,
): Promise<JoinedThreads> {
  const [old, own] = [locked.get(from) ?? null, locked.get(into) ?? null];
  if (!old) return { into: own, from: null, patch: {} };
  const patch = joined(own ?? { ...(await openForLead(tx, into)), lastMessageAt: new Date(0) }, old);
  await updateConversation(tx, into, patch);
  const goesOn = { mergedIntoId: into };
  await tx
    .update(conversations)
    .set(goesOn)
    .where(and(eq(conversations.tenantId, tx.tenantId), eq(conversations.mergedIntoId, from)));
  await updateConversation(tx, from, {
    ...goesOn,
    turnDueAt: null,
    turnLeaseUntil: null,
    turnToken: old.turnToken + 1,
  });
  return { into: own, from: old, patch };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The fields that still stand as the merge wrote them, as they were before it; what changed since stays. */
function restoredFields(current: Conversation, { into, patch }: JoinedThreads): ConversationPatch {
  const untouched = Object.keys(patch).filter((key) =>
    same(current[key as keyof Conversation], patch[key as keyof ConversationPatch]),
  );
  return Object.fromEntries(untouched.map((key) => [key, into?.[key as keyof Conversation]]));
}

export type Parting = {
  into: string;
  from: string;
  /** The leads whose threads went on in `from` before. */
  brought: readonly string[];
  /** As the merge answered it; dates as dates. */
  joined: JoinedThreads;
  /** Texts were stopped since the merge: both threads stay stopped. */
  optedOut: boolean;
};

/** The undoing: each thread goes on by itself again. Texts that came since stay in the thread that they came in. */
export async function partThreads(
  tx: Tx,
  { into, from, brought, joined: was, optedOut }: Parting,
  locked: ReadonlyMap<string, Conversation>,
): Promise<void> {
  const own = locked.get(into);
  if (was.from) {
    const isUntouched = own && same(own.turnDueAt, was.patch.turnDueAt);
    await updateConversation(tx, from, { mergedIntoId: null, turnDueAt: isUntouched ? was.from.turnDueAt : null });
  }
  if (brought.length > 0)
    await tx
      .update(conversations)
      .set({ mergedIntoId: from })
      .where(and(eq(conversations.tenantId, tx.tenantId), inArray(conversations.id, [...brought])));
  if (was.into && own) await updateConversation(tx, into, restoredFields(own, was));
  else if (own && was.from) await removeIfEmpty(tx, into);
  if (optedOut)
    await tx
      .update(conversations)
      .set({ state: "opted_out", turnDueAt: null })
      .where(and(eq(conversations.tenantId, tx.tenantId), inArray(conversations.id, [into, from])));
}

/** A thread that only the merge made. */
async function removeIfEmpty(tx: Tx, id: string) {
  const users = ["messages", "touches", "replies", "required_texts", "dialogue_turns"].map(
    (table) =>
      sql`not exists (select 1 from ${sql.identifier(table)} u where u.tenant_id = ${tx.tenantId}::uuid and u.conversation_id = ${id}::uuid)`,
  );
  await tx
    .delete(conversations)
    .where(and(eq(conversations.tenantId, tx.tenantId), eq(conversations.id, id), ...users));
}
