import { createHmac } from "node:crypto";
import { whatsappTemplates } from "@/drizzle/schema";
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
import { whatsAppAddress } from "./whatsapp/address";

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

/** The same number on WhatsApp, and a template that nobody has to approve here. */
async function sandboxWhatsApp(tx: Tx): Promise<void> {
  await insertSender(
    tx,
    {
      channel: "whatsapp",
      provider: "sandbox",
      number: whatsAppAddress(sandboxNumber),
      messagingServiceSid: null,
      accountSid: sandboxAccount(tx.tenantId),
      senderClass: "whatsapp",
    },
    { authToken: sandboxToken(tx.tenantId) },
  );
  await tx
    .insert(whatsappTemplates)
    .values({
      tenantId: tx.tenantId,
      id: newId(),
      name: "your_request",
      language: "en",
      contentSid: `HX${"0".repeat(32)}`,
      category: "utility",
      status: "approved",
      body: "Hi {{1}}, {{2}} here about the request that you sent us. Is now a good time to go on? Reply STOP to opt out.",
      createdAt: tx.realNow(),
      updatedAt: tx.realNow(),
    })
    .onConflictDoNothing();
}

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

/** What a sandbox has besides a number: each once. */
async function sandboxChannels(tx: Tx): Promise<void> {
  if ((await senderRows(tx, "whatsapp")).length === 0) await sandboxWhatsApp(tx);
  if ((await senderRows(tx, "email")).length === 0) await sandboxMailbox(tx);
}

/**
 * Gives a workspace without senders the one it was made for: the environment's Twilio number goes to the first workspace
 * created, every other sandbox gets a sandbox number, and every sandbox a WhatsApp number and a mailbox. Marked `system`.
 */
export async function seedSenders(ctx: Ctx): Promise<void> {
  const given = await senderOfEnvironment(ctx);
  await inTransaction(ctx, async (tx) => {
    const hasNumber = (await senderRows(tx)).length > 0;
    if (!hasNumber && given) await insertSender(tx, given.sender, { authToken: given.authToken });
    else if (!hasNumber && ctx.sandbox) await sandboxSender(tx);
    if (ctx.sandbox) await sandboxChannels(tx);
  });
}
