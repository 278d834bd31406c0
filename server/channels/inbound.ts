import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { sendersOfAccount } from "@/server/platform/db/doors";
import { publicUrl } from "@/server/platform/env";
import { leadCtx, systemCtx } from "@/server/tenancy";
import { canReachUs } from "./carrier-host";
import { type OpenSender, sendersWithIds } from "./rows";
import type { InboundText, StatusReceipt } from "./schemas";
import { type FormFields, fieldsOf, isSignedBy, signatureOf } from "./signature";
import { addresseeOf, inboundTextOf, statusReceiptOf } from "./twilio-form";
import { whatsAppAddress } from "./whatsapp/address";

export const inboundPath = "/api/webhooks/twilio/inbound";
export const statusPath = "/api/webhooks/twilio/status";

/** Where the carrier reports on this attempt; null where Twilio itself could not reach us. */
export const statusCallbackFor = (attemptId: string): string | null =>
  canReachUs() ? `${publicUrl()}${statusPath}?attempt=${attemptId}` : null;

/** A webhook as it reached us: path and query as called, the raw body, two headers. */
export interface Webhook {
  /** "/api/webhooks/twilio/status?attempt=..." */
  pathAndQuery: string;
  rawBody: string;
  signature: string | null;
  contentType: string;
}

/** Why a webhook is not believed, as the HTTP status that says it without telling whom we know. */
export type WebhookRefusal = { refused: 403 | 404 | 500; sentence: string };

type Verified = { tenantId: string; sender: OpenSender; fields: FormFields };

const forged: WebhookRefusal = { refused: 403, sentence: "The signature does not match." };

type Known = { tenantId: string; sender: OpenSender };

/** The tenants' senders that live in a carrier account, opened. Marked `system`: the caller is not yet known. */
async function accountSenders(account: string): Promise<Known[]> {
  const byTenant = Map.groupBy(await sendersOfAccount(account), ({ tenantId }) => tenantId);
  const opened: Known[] = [];
  for (const [tenantId, rows] of byTenant) {
    const ctx = await systemCtx(tenantId, "channels.inbound");
    const found = await inTransaction(ctx, (tx) =>
      sendersWithIds(
        tx,
        rows.map(({ senderId }) => senderId),
      ),
    );
    opened.push(...found.map((sender) => ({ tenantId, sender })));
  }
  return opened;
}

const tokensOf = ({ credentials }: OpenSender) =>
  [credentials.authToken, credentials.previousAuthToken].filter(
    (token) => token !== undefined && token !== "",
  ) as string[];

/** The senders of those tenants of whom a token made the signature: naming somebody's account proves nothing. */
function signersAmong(known: readonly Known[], signed: Parameters<typeof isSignedBy>[1]): Known[] {
  const byTenant = [...Map.groupBy(known, ({ tenantId }) => tenantId).values()];
  return byTenant
    .filter((own) =>
      isSignedBy(
        own.flatMap(({ sender }) => tokensOf(sender)),
        signed,
      ),
    )
    .flat();
}

/**
 * Believes a webhook or says why not [messaging-rules 2.2]: the address is built from PUBLIC_URL, a token of a tenant with
 * senders in the account must have signed, and one of that tenant's senders must own the number.
 */
async function verify(webhook: Webhook): Promise<Verified | WebhookRefusal> {
  if (!webhook.signature) return { refused: 403, sentence: "The signature is missing." };
  const fields = fieldsOf(webhook.rawBody);
  const { account, to, service } = addresseeOf(fields);
  const known = await accountSenders(account);
  if (known.length > 0 && known.every(({ sender }) => tokensOf(sender).length === 0))
    return { refused: 500, sentence: "No token is configured for this account." };
  const signed = {
    signature: webhook.signature,
    url: publicUrl() + webhook.pathAndQuery,
    rawBody: webhook.rawBody,
    contentType: webhook.contentType,
  };
  const signers = signersAmong(known, signed);
  if (signers.length === 0) return forged;
  const from = new Map(fields).get("From") ?? "";
  const match = ownerAmong(signers, to, service) ?? ownerAmong(signers, from, service);
  return match ? { ...match, fields } : { refused: 404, sentence: "This number is not in use here." };
}

/** Inbound: To is ours. Status: From is ours. Either way the service may be. */
const ownerAmong = (known: readonly Known[], address: string, service: string | null): Known | undefined =>
  known.find(({ sender }) => sender.number === address) ??
  (service ? known.find(({ sender }) => sender.messagingServiceSid === service) : undefined);

/** An inbound text and the context in which the lead acts, or why the webhook is refused. */
export async function readInbound(webhook: Webhook): Promise<{ ctx: Ctx; text: InboundText } | WebhookRefusal> {
  const verified = await verify(webhook);
  if ("refused" in verified) return verified;
  const text = inboundTextOf(verified.fields, verified.sender);
  if (!text) return { refused: 404, sentence: "This is not an inbound text." };
  return { ctx: await leadCtx(verified.tenantId), text };
}

/** A carrier's receipt and the context to apply it in, or why the webhook is refused. */
export async function readStatus(webhook: Webhook): Promise<{ ctx: Ctx; receipt: StatusReceipt } | WebhookRefusal> {
  const verified = await verify(webhook);
  if ("refused" in verified) return verified;
  const attempt = new URL(webhook.pathAndQuery, "http://localhost").searchParams.get("attempt");
  const receipt = statusReceiptOf(verified.fields, verified.sender.provider, attempt);
  if (!receipt) return { refused: 404, sentence: "This is not a receipt." };
  return { ctx: await systemCtx(verified.tenantId, "channels.status"), receipt };
}

/**
 * What a carrier would post for this text, signed with the sender's own token: simulated leads and the signature test
 * come in by the same door as Twilio.
 */
export function signedInbound(sender: OpenSender, text: { providerId: string; from: string; body: string }): Webhook {
  const fields: FormFields = [
    ["AccountSid", sender.accountSid],
    ["MessageSid", text.providerId],
    ["From", sender.channel === "whatsapp" ? whatsAppAddress(text.from) : text.from],
    ["To", sender.number ?? ""],
    ...(sender.messagingServiceSid ? [["MessagingServiceSid", sender.messagingServiceSid] as const] : []),
    ["Body", text.body],
    ["NumMedia", "0"],
  ];
  const rawBody = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
  const signature = signatureOf(sender.credentials.authToken, publicUrl() + inboundPath, fields);
  return { pathAndQuery: inboundPath, rawBody, signature, contentType: "application/x-www-form-urlencoded" };
}
