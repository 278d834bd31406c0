import { createHash } from "node:crypto";
import { brandOf } from "@/server/branding";
import { filesNamed, filesWithIds } from "@/server/files";
import { contactOf, leadsByIds, nameOf } from "@/server/leads";
import { isSiteChannel } from "@/server/leads/schemas";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import type { EvidenceInput } from "../schemas";
import { aiOf, approvalOf, campaignOf, carrierOf, consentOf, suppressionsOf, type Touch, touchRow } from "./facts";

/** The version of the file's form. */
const form = "rekindle-evidence/1";

/** A number of which only country code and last two digits show. */
export const masked = (phone: string): string =>
  `${phone.slice(0, 2)}${"•".repeat(phone.length - 4)}${phone.slice(-2)}`;

/** An address of which only the first letter and the domain show. */
const maskedEmail = (email: string): string => email.replace(/^(.)[^@]*/, "$1•••");

/**
 * Everything that shows why one message was sent, or was not: the text, the consent on record, the verdict of every rule,
 * who or what wrote and approved it, and what the carrier reported. `sha256` covers the rest of the file, keys sorted.
 */
export async function evidenceOf(ctx: Ctx, { touchId }: EvidenceInput) {
  authorize(ctx, "consent:read");
  const content = await inTransaction(ctx, async (tx) => contentOf(tx, await touchRow(tx, touchId)));
  return { ...content, sha256: digestOf(content) };
}

export type Evidence = Awaited<ReturnType<typeof evidenceOf>>;

async function contentOf(tx: Tx, touch: Touch) {
  const { businessName, timeZone } = await brandOf(tx);
  return {
    form,
    made_at: tx.realNow(),
    workspace: tx.tenantId,
    business: { name: businessName, time_zone: timeZone },
    message: { ...messageOf(touch), attachments: await attachmentsOf(tx, touch) },
    recipient: await recipientOf(tx, touch),
    author: { kind: touch.author, id: touch.authorId },
    campaign: await campaignOf(tx, touch),
    approval: await approvalOf(tx, touch),
    ai: await aiOf(tx, touch),
    verdict: touch.verdict ?? [],
    consent: await consentOf(tx, touch),
    suppressions: await suppressionsOf(tx, touch),
    carrier: await carrierOf(tx, touch),
  };
}

const messageOf = (touch: Touch) => ({
  id: touch.id,
  channel: touch.channel,
  channel_choice: touch.choice,
  class: touch.class,
  source: touch.source,
  status: touch.status,
  delivery: touch.delivery,
  reason: touch.reason,
  subject: touch.subject,
  text: touch.body,
  segments: touch.segments,
  due_at: touch.dueAt,
  sent_at: touch.sentAt,
  attempts: touch.attempts,
  answers_message: touch.answersMessageId,
});

/** What went with it: each file by its name, its type and its size. */
const attachmentsOf = async (tx: Tx, { fileIds }: Touch) => filesNamed(await filesWithIds(tx, fileIds ?? []), fileIds);

async function recipientOf(tx: Tx, { leadId, conversationId, channel }: Touch) {
  if (!leadId) return { lead: null, conversation: conversationId, name: null, phone: null };
  const [lead] = await leadsByIds(tx, [leadId]);
  const contact = await contactOf(tx, leadId);
  const who = { lead: leadId, conversation: conversationId, name: lead ? nameOf(lead) : null };
  if (channel === "email") return { ...who, email: contact?.email ? maskedEmail(contact.email) : null };
  if (isSiteChannel(channel)) return { ...who, site: "the person's own visits" };
  return { ...who, phone: contact?.phone ? masked(contact.phone) : null };
}

/** SHA-256 of the JSON with sorted keys: the same facts give the same digest, another fact gives another. */
export const digestOf = (content: unknown): string => createHash("sha256").update(sorted(content)).digest("hex");

const sorted = (content: unknown): string =>
  JSON.stringify(JSON.parse(JSON.stringify(content)), (_key, value) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
