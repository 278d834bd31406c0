import { createHash } from "node:crypto";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { readInbound, signedInbound, type Webhook } from "./inbound";
import { openSender, senderRow, senderRows } from "./rows";
import type { SenderInput } from "./schemas";
import { seedSenders } from "./seed";

const newSid = () => `SM${createHash("sha256").update(newId()).digest("hex").slice(0, 32)}`;

/**
 * A text from a lead to the sandbox number (of WhatsApp where asked), signed as the carrier would; hand it to `readInbound`.
 * Marked `system`: simulated leads and the sandbox API write it. `providerId` makes a repetition harmless.
 * @throws Refused when the workspace has no sandbox number.
 */
export async function signInbound(
  ctx: Ctx,
  { channel = "sms", ...text }: { from: string; body: string; providerId?: string; channel?: "sms" | "whatsapp" },
): Promise<Webhook> {
  await seedSenders(ctx);
  return inTransaction(ctx, async (tx) => {
    const row = (await senderRows(tx, channel)).find(
      (sender) => sender.number !== null && (sender.provider === "sandbox" || ctx.sandbox),
    );
    if (!row) throw new Refused("This workspace has no number that a simulated lead could text.");
    return signedInbound(await openSender(tx, row), { ...text, providerId: text.providerId ?? newSid() });
  });
}

/** Signs a made-up text with the sender's token and reads it back through the webhook's door; nothing is stored. */
export async function testSignature(ctx: Ctx, { senderId }: SenderInput): Promise<{ ok: boolean; sentence: string }> {
  authorize(ctx, "settings:channels");
  const webhook = await inTransaction(ctx, async (tx) => {
    const row = await senderRow(tx, senderId);
    if (row.channel === "email") throw new Refused("Only a number signs webhooks.");
    return signedInbound(await openSender(tx, row), { providerId: newSid(), from: "+15005550010", body: "test" });
  });
  const forged = await readInbound({ ...webhook, signature: "AAAAAAAAAAAAAAAAAAAAAAAAAAA=" });
  const genuine = await readInbound(webhook);
  if ("refused" in genuine) return { ok: false, sentence: genuine.sentence };
  if (!("refused" in forged)) return { ok: false, sentence: "A forged signature was accepted." };
  return { ok: true, sentence: "A signed text was accepted and a forged one refused." };
}
