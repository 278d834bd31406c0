import { eq } from "drizzle-orm";
import { senders } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { announce } from "@/server/platform/announce";
import type { Tx } from "@/server/platform/db";
import { Conflict } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { sendersChanged } from "./events";
import { type Credentials, type SenderRow, sealCredentials, senderRows } from "./rows";

type NewSender = Pick<SenderRow, "provider" | "number" | "messagingServiceSid" | "accountSid" | "senderClass">;

/** Writes a sender; it becomes the default when there is none, or when the sandbox one was. */
export async function insertSender(tx: Tx, sender: NewSender, credentials: Credentials): Promise<SenderRow> {
  const id = newId();
  const others = await senderRows(tx);
  const isDefault = !others.some((other) => other.isDefault && other.provider === "twilio");
  if (isDefault) await tx.update(senders).set({ isDefault: false }).where(eq(senders.tenantId, tx.tenantId));
  const credentialsSealed = await sealCredentials(tx, id, credentials);
  const [row] = await tx
    .insert(senders)
    .values({ ...sender, tenantId: tx.tenantId, id, isDefault, credentialsSealed, createdAt: tx.realNow() })
    .onConflictDoNothing({ target: [senders.accountSid, senders.number] })
    .returning();
  if (!row) throw new Conflict("This number is already in use.");
  await record(tx, "sender.added", {
    subject: { type: "sender", id },
    after: { provider: sender.provider, senderClass: sender.senderClass },
  });
  await announce(tx, sendersChanged, { senderId: id });
  return row;
}
