import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { insertSender } from "../insert-sender";
import { senderRows } from "../rows";
import { AddWhatsAppSenderInput, type SenderView } from "../schemas";
import { refusalToAdd, viewOf } from "../senders";
import { whatsAppAddress } from "./address";

/** The workspace's WhatsApp numbers, the default first. */
export async function listWhatsAppSenders(ctx: Ctx): Promise<SenderView[]> {
  authorize(ctx, "campaigns:read");
  return (await inTransaction(ctx, (tx) => senderRows(tx, "whatsapp"))).map(viewOf);
}

/** Adds a WhatsApp number of a Twilio account; its token is sealed and never shown again. */
export async function addWhatsAppSender(ctx: Ctx, given: AddWhatsAppSenderInput): Promise<SenderView> {
  authorize(ctx, "settings:channels");
  const { account_sid, auth_token, number } = AddWhatsAppSenderInput.parse(given);
  const senderClass = "whatsapp" as const;
  const refusal = refusalToAdd({ number, service: null, senderClass, sandbox: ctx.sandbox });
  if (refusal) throw new Refused(refusal);
  return inTransaction(ctx, async (tx) =>
    viewOf(
      await insertSender(
        tx,
        {
          channel: "whatsapp",
          provider: "twilio",
          number: whatsAppAddress(number),
          messagingServiceSid: null,
          accountSid: account_sid,
          senderClass,
        },
        { authToken: auth_token },
      ),
    ),
  );
}
