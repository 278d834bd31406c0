import { createHmac } from "node:crypto";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { env } from "@/server/platform/env";
import { newId } from "@/server/platform/ids";
import { authSecret } from "@/server/platform/secrets";
import { senderRows } from "./rows";
import { insertSender } from "./senders";

/** A number that Twilio reserves for tests; unique together with the account, which is the tenant's own. */
const sandboxNumber = "+15005550006";

const sandboxAccount = (tenantId: string) => `SB${tenantId.replaceAll("-", "")}`;
const sandboxToken = (tenantId: string) =>
  createHmac("sha256", authSecret()).update(`sandbox:${tenantId}:${newId()}`).digest("hex");

/** Gives a workspace without senders its sandbox number: texts are taken and recorded, and none leaves this machine. Marked `system`. */
export async function addSandboxSender(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if ((await senderRows(tx)).length === 0) await insertSandboxSender(tx);
  });
}

const insertSandboxSender = (tx: Tx) =>
  insertSender(
    tx,
    {
      provider: "sandbox",
      number: sandboxNumber,
      messagingServiceSid: null,
      accountSid: sandboxAccount(tx.tenantId),
      senderClass: "short_code",
    },
    { authToken: sandboxToken(tx.tenantId) },
  );

/**
 * Gives the first workspace the senders that the environment names: Twilio where TWILIO_* is set, otherwise the sandbox.
 * A workspace that has senders keeps them. Marked `system`: called once at boot.
 */
export async function seedSendersFromEnvironment(ctx: Ctx): Promise<void> {
  const {
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_FROM: number,
    TWILIO_MESSAGING_SERVICE_SID: service,
    TWILIO_SENDER_CLASS,
  } = env();
  await inTransaction(ctx, async (tx) => {
    if ((await senderRows(tx)).length > 0) return;
    if (!accountSid || !authToken) {
      if (ctx.sandbox) await insertSandboxSender(tx);
      return;
    }
    const sender = {
      provider: "twilio" as const,
      number: number ?? null,
      messagingServiceSid: service ?? null,
      accountSid,
      senderClass: TWILIO_SENDER_CLASS,
    };
    await insertSender(tx, sender, { authToken });
  });
}
