import { and, eq, inArray } from "drizzle-orm";
import { conversations, dialogueTurns } from "@/drizzle/schema";
import type { Composed, DueTouch, TouchSource } from "@/server/messaging";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { bookingAddress } from "./context";
import { BOOKING_TOKEN } from "./schemas";

/** Sends what a turn said, with the lead's own booking address in the token's place. The gate calls it as `system`. */
export const turnSource: TouchSource = {
  source: "turn",
  compose: (ctx: Ctx, touches) =>
    inTransaction(ctx, async (tx) => {
      const turns = await turnsOf(tx, touches);
      const composed = new Map<string, Composed>();
      for (const touch of touches) composed.set(touch.id, await composeOne(tx, turns.get(touch.sourceKey)));
      return composed;
    }),
  sent: async () => undefined,
};

interface Said {
  reply: string | null;
  owner: string;
  conversation: { id: string; leadId: string | null };
}

async function turnsOf(tx: Tx, touches: readonly DueTouch[]): Promise<Map<string, Said>> {
  const rows = await tx
    .select({
      id: dialogueTurns.id,
      reply: dialogueTurns.reply,
      owner: conversations.owner,
      conversationId: conversations.id,
      leadId: conversations.leadId,
    })
    .from(dialogueTurns)
    .innerJoin(
      conversations,
      and(eq(conversations.tenantId, dialogueTurns.tenantId), eq(conversations.id, dialogueTurns.conversationId)),
    )
    .where(
      and(
        eq(dialogueTurns.tenantId, tx.tenantId),
        inArray(
          dialogueTurns.id,
          touches.map(({ sourceKey }) => sourceKey),
        ),
      ),
    );
  return new Map(
    rows.map(({ id, reply, owner, conversationId, leadId }) => [
      id,
      { reply, owner, conversation: { id: conversationId, leadId } },
    ]),
  );
}

async function composeOne(tx: Tx, said: Said | undefined): Promise<Composed> {
  if (!said?.reply) return { skip: "The turn has no text any more." };
  if (said.owner !== "ai") return { skip: "A person took over the conversation." };
  if (!said.reply.includes(BOOKING_TOKEN)) return { body: said.reply };
  const address = await bookingAddress(tx, said.conversation);
  if (!address) return { skip: "There is no booking page to link to." };
  return { body: said.reply.replace(BOOKING_TOKEN, address), linkDomains: [new URL(address).hostname] };
}
