import { createHmac } from "node:crypto";
import { brandOf, seedPostalAddress } from "@/server/branding";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { sendersOfAccount } from "@/server/platform/db/doors";
import { env } from "@/server/platform/env";
import { newId } from "@/server/platform/ids";
import { authSecret } from "@/server/platform/secrets";
import { isTwilioItself } from "./carrier-host";
import { insertSender } from "./insert-sender";
import { senderRows } from "./rows";

/** A number that Twilio reserves for tests; unique together with the account, which is the tenant's own. */
const sandboxNumber = "+15005550006";

const sandboxDailyLimit = 10_000;

const sandboxAccount = (tenantId: string) => `SB${tenantId.replaceAll("-", "")}`;
const sandboxToken = (tenantId: string) =>
  createHmac("sha256", authSecret()).update(`sandbox:${tenantId}:${newId()}`).digest("hex");

const sandboxSender = (tx: Tx) =>
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

/** A mailbox under a domain that exists nowhere [RFC 2606], from which no mail leaves this machine. */
async function sandboxMailbox(tx: Tx): Promise<void> {
  await seedPostalAddress(tx);
  const domain = `${tx.ctx.tenantSlug}.example`;
  const mailbox = {
    fromName: (await brandOf(tx)).businessName,
    domain,
    host: "localhost",
    port: 25,
    username: null,
    dkimSelector: null,
    dailyLimit: sandboxDailyLimit,
    receives: true,
  };
  const sender = { number: `hello@${domain}`, messagingServiceSid: null, accountSid: domain, mailbox } as const;
  await insertSender(
    tx,
    { ...sender, channel: "email", provider: "sandbox", senderClass: "mailbox" },
    { authToken: "" },
  );
}

/** The Twilio number that the environment names, unless another workspace has it or this one must not text real phones. */
async function senderOfEnvironment(ctx: Ctx) {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM, ...rest } = env();
  if (!accountSid || !authToken || (ctx.sandbox && isTwilioItself())) return null;
  if ((await sendersOfAccount(accountSid)).length > 0) return null;
  const number = TWILIO_FROM ?? null;
  const messagingServiceSid = rest.TWILIO_MESSAGING_SERVICE_SID ?? null;
  const sender = {
    provider: "twilio" as const,
    number,
    messagingServiceSid,
    accountSid,
    senderClass: rest.TWILIO_SENDER_CLASS,
  };
  return { sender, authToken };
}

/**
 * Gives a workspace without senders the one it was made for: the environment's Twilio number goes to the first workspace
 * created, every other sandbox gets a sandbox number, and every sandbox a sandbox mailbox. Marked `system`.
 */
export async function seedSenders(ctx: Ctx): Promise<void> {
  const given = await senderOfEnvironment(ctx);
  await inTransaction(ctx, async (tx) => {
    const hasNumber = (await senderRows(tx)).length > 0;
    if (!hasNumber && given) await insertSender(tx, given.sender, { authToken: given.authToken });
    else if (!hasNumber && ctx.sandbox) await sandboxSender(tx);
    if (ctx.sandbox && (await senderRows(tx, "email")).length === 0) await sandboxMailbox(tx);
  });
}
