import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import { tenantKeys } from "@/server/platform/vault";
import { systemCtx } from "@/server/tenancy";
import { inboxAddress } from "./inboxes";
import { inboxOfToken, mailWebhookSecret, rawMailIn, refusalToBelieve, type SignedMail } from "./webhook";

/** A call as it reached us: the mailbox's token from the address, the raw body, three headers. */
export type MailCall = SignedMail & { readonly token: string; readonly contentType: string };

/** Why a call is refused, without telling whom we know. */
export type MailCallRefusal = { refused: 403 | 422; sentence: string };

type Believed = { ctx: Ctx; raw: Uint8Array; mailbox: { address: string; senderId: string } };

const forged: MailCallRefusal = { refused: 403, sentence: "This call is not signed by the mailbox's secret." };

/** A forwarded mail and the context in which it is taken in; an unknown mailbox is told like a wrong signature. Marked `system`. */
export async function readMailCall({ token, contentType, ...signed }: MailCall): Promise<Believed | MailCallRefusal> {
  const named = inboxOfToken(token);
  const ctx = named && (await ctxOf(named.tenantId));
  if (!ctx || !named) return forged;
  const known = await inTransaction(ctx, async (tx) => {
    const address = await inboxAddress(tx, named.inboxId);
    return address && { address, secret: mailWebhookSecret(await tenantKeys(tx), named.inboxId) };
  });
  if (!known || refusalToBelieve(known.secret, signed, ctx.realNow())) return forged;
  const raw = await rawMailIn(signed.body, contentType);
  if (!raw) return { refused: 422, sentence: "The form has no field `email` with the raw mail." };
  return { ctx, raw, mailbox: { address: known.address, senderId: named.inboxId } };
}

/** Marked `system`: the caller is not yet known. */
async function ctxOf(tenantId: string): Promise<Ctx | null> {
  try {
    return await systemCtx(tenantId, "channels.mail");
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}
