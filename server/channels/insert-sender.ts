import { and, eq } from "drizzle-orm";
import { senders } from "@/drizzle/schema";
import { record } from "@/server/audit";
import type { Channel } from "@/server/leads/schemas";
import { announce } from "@/server/platform/announce";
import type { Tx } from "@/server/platform/db";
import { Conflict } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { sendersChanged } from "./events";
import { type Credentials, type SenderRow, sealCredentials, senderRows } from "./rows";

type NewSender = Pick<SenderRow, "provider" | "number" | "messagingServiceSid" | "accountSid" | "senderClass"> &
  Partial<Pick<SenderRow, "channel" | "mailbox" | "site">>;

/** Writes a sender; it becomes its channel's default when there is none, or when the sandbox one was. */
export async function insertSender(tx: Tx, sender: NewSender, credentials: Credentials): Promise<SenderRow> {
  const id = newId();
  const { channel = "sms" } = sender;
  const others = await senderRows(tx, channel);
  const isDefault = !others.some((other) => other.isDefault && other.provider !== "sandbox");
  if (isDefault) await clearDefault(tx, channel);
  const credentialsSealed = await sealCredentials(tx, id, credentials);
  const [row] = await tx
    .insert(senders)
    .values({ ...sender, tenantId: tx.tenantId, id, isDefault, credentialsSealed, createdAt: tx.realNow() })
    .onConflictDoNothing({ target: [senders.accountSid, senders.number] })
    .returning();
  if (!row) throw new Conflict(`This ${channel === "sms" ? "number" : "address"} is already in use.`);
  await record(tx, "sender.added", {
    subject: { type: "sender", id },
    after: { provider: sender.provider, senderClass: sender.senderClass },
  });
  await announce(tx, sendersChanged, { senderId: id });
  return row;
}

/** No sender of the channel is the default any more: another one becomes it. */
export const clearDefault = (tx: Tx, channel: Channel) =>
  tx
    .update(senders)
    .set({ isDefault: false })
    .where(and(eq(senders.tenantId, tx.tenantId), eq(senders.channel, channel)));
