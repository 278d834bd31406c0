import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { senders } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { isTwilioItself } from "./carrier-host";
import { sendersChanged } from "./events";
import { clearDefault, insertSender } from "./insert-sender";
import { openSender, type SenderRow, sealCredentials, senderRow, senderRows } from "./rows";
import {
  AddTwilioSenderInput,
  type SenderClass,
  type SenderInput,
  type SenderView,
  UpdateSenderInput,
} from "./schemas";
import { seedSenders } from "./seed";
import { throughputOf } from "./sender-classes";

/** A sender without its secret. */
export const viewOf = (row: Omit<SenderRow, "credentialsSealed">): SenderView => ({
  id: row.id,
  provider: row.provider,
  number: row.number,
  messagingServiceSid: row.messagingServiceSid,
  accountSid: row.accountSid,
  senderClass: row.senderClass,
  classLabel: throughputOf(row.senderClass).label,
  segmentsPerSecond: throughputOf(row.senderClass).segmentsPerSecond,
  conversationTier: row.conversationTier,
  isDefault: row.isDefault,
  stoppedAt: row.stoppedAt,
  stoppedReason: row.stoppedReason,
});

/** Every sender of the workspace, the default first; a workspace that has none yet gets the one it was made for. */
export async function listSenders(ctx: Ctx): Promise<SenderView[]> {
  authorize(ctx, "campaigns:read");
  const rows = await inTransaction(ctx, (tx) => senderRows(tx));
  if (rows.length > 0) return rows.map(viewOf);
  await seedSenders(ctx);
  return (await inTransaction(ctx, (tx) => senderRows(tx))).map(viewOf);
}

const onlyOutside = "No limit is possible only where the carrier lies outside twilio.com.";

/** Why these settings may not be kept, or null. */
export function refusalToAdd(sender: {
  number: string | null;
  service: string | null;
  senderClass: SenderClass;
  sandbox: boolean;
}): string | null {
  if (!sender.number && !sender.service) return "Give a number or a messaging service.";
  if (sender.senderClass === "unmetered" && isTwilioItself()) return onlyOutside;
  if (sender.sandbox && isTwilioItself())
    return "This workspace is a sandbox: its texts must not reach real phones. Set TWILIO_API_BASE_URL to a stand-in, or use a workspace that is no sandbox.";
  return null;
}

/** Adds a Twilio number or messaging service; its token is sealed and never shown again. */
export async function addTwilioSender(ctx: Ctx, given: AddTwilioSenderInput): Promise<SenderView> {
  authorize(ctx, "settings:channels");
  const input = AddTwilioSenderInput.parse(given);
  const { number, messaging_service_sid: service, sender_class: senderClass } = input;
  const refusal = refusalToAdd({ number, service, senderClass, sandbox: ctx.sandbox });
  if (refusal) throw new Refused(refusal);
  return inTransaction(ctx, async (tx) => {
    const sender = {
      provider: "twilio" as const,
      number,
      messagingServiceSid: service,
      accountSid: input.account_sid,
      senderClass,
    };
    return viewOf(await insertSender(tx, sender, { authToken: input.auth_token }));
  });
}

/** Why this sender may not be changed so, or null. */
function refusalToUpdate({ channel }: SenderRow, input: z.output<typeof UpdateSenderInput>): string | null {
  if (input.sender_class === "unmetered" && isTwilioItself()) return onlyOutside;
  if (input.sender_class && channel !== "sms") return "Only a number for texts has such a class.";
  const isForeign = input.conversation_tier && channel !== "whatsapp";
  return isForeign ? "Only a WhatsApp number has a limit of conversations." : null;
}

/** Changes class, default, limit or token; the token before stays valid for webhooks during the rotation. */
export async function updateSender(ctx: Ctx, given: UpdateSenderInput): Promise<SenderView> {
  authorize(ctx, "settings:channels");
  const input = UpdateSenderInput.parse(given);
  return inTransaction(ctx, async (tx) => {
    const before = await senderRow(tx, input.senderId);
    const refusal = refusalToUpdate(before, input);
    if (refusal) throw new Refused(refusal);
    if (input.is_default) await clearDefault(tx, before.channel);
    const after = await changeSender(tx, before.id, {
      senderClass: input.sender_class ?? before.senderClass,
      isDefault: input.is_default ?? before.isDefault,
      conversationTier: input.conversation_tier ?? before.conversationTier,
      ...(input.auth_token ? { credentialsSealed: await rotated(tx, before, input.auth_token) } : {}),
    });
    await record(tx, "sender.updated", {
      subject: { type: "sender", id: after.id },
      before: audited(before),
      after: { ...audited(after), tokenChanged: Boolean(input.auth_token) },
    });
    await announce(tx, sendersChanged, { senderId: after.id });
    return viewOf(after);
  });
}

const audited = ({ senderClass, conversationTier, isDefault, stoppedReason }: SenderRow) => ({
  senderClass,
  conversationTier,
  isDefault,
  stoppedReason,
});

async function rotated(tx: Tx, row: SenderRow, authToken: string): Promise<Uint8Array> {
  const { credentials } = await openSender(tx, row);
  return sealCredentials(tx, row.id, { authToken, previousAuthToken: credentials.authToken });
}

export async function changeSender(tx: Tx, senderId: string, change: Partial<SenderRow>): Promise<SenderRow> {
  if (Object.keys(change).length > 0) {
    await tx
      .update(senders)
      .set(change)
      .where(and(eq(senders.tenantId, tx.tenantId), eq(senders.id, senderId)));
  }
  return senderRow(tx, senderId);
}

/** Lets a stopped sender send again, once a person fixed what the carrier complained about. */
export async function restartSender(ctx: Ctx, { senderId }: SenderInput): Promise<SenderView> {
  authorize(ctx, "settings:channels");
  return inTransaction(ctx, async (tx) => {
    const before = await senderRow(tx, senderId);
    const after = await changeSender(tx, senderId, { stoppedAt: null, stoppedReason: null });
    await record(tx, "sender.restarted", {
      subject: { type: "sender", id: senderId },
      before: audited(before),
      after: audited(after),
    });
    await announce(tx, sendersChanged, { senderId });
    return viewOf(after);
  });
}

/** The undoing: a carrier refuses the sender itself, so nothing more leaves by it until a person looks. */
export async function stopSender(tx: Tx, senderId: string, reason: string): Promise<void> {
  const before = await senderRow(tx, senderId);
  if (before.stoppedAt) return;
  await changeSender(tx, senderId, { stoppedAt: tx.realNow(), stoppedReason: reason });
  await record(tx, "sender.stopped", { subject: { type: "sender", id: senderId }, reason });
  await announce(tx, sendersChanged, { senderId });
}
