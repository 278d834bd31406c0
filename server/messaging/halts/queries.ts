import { and, desc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { campaigns, halts, senders, touches } from "@/drizzle/schema";
import { authorize, mayDo } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { type Halt, haltsInForce } from "./rows";

const shownEnded = 10;

/** What is halted now, what was lately, and how many texts are with a carrier at this moment. */
export async function listHalts(ctx: Ctx) {
  authorize(ctx, "campaigns:read");
  return inTransaction(ctx, async (tx) => {
    const ended = await tx
      .select()
      .from(halts)
      .where(and(eq(halts.tenantId, tx.tenantId), isNotNull(halts.liftedAt)))
      .orderBy(desc(halts.haltedAt), desc(halts.id))
      .limit(shownEnded);
    const [row] = await tx
      .select({ inFlight: sql<number>`count(*)::int` })
      .from(touches)
      .where(and(eq(touches.tenantId, tx.tenantId), eq(touches.status, "sending")));
    const inForce = await haltsInForce(tx);
    const names = await namesOf(tx, [...inForce, ...ended]);
    const shown = ({ tenantId: _tenant, liftAskedBy: _asker, ...halt }: Halt) => ({
      ...halt,
      targetName: names.get(halt.target) ?? null,
    });
    return {
      inForce: inForce.map(shown),
      ended: ended.map(shown),
      inFlight: row?.inFlight ?? 0,
      mayHalt: mayDo(ctx, "sending:halt"),
    };
  });
}

const senderName = sql<string>`coalesce(${senders.number}, ${senders.messagingServiceSid}, '')`;

async function namesOf(tx: Tx, over: readonly Halt[]): Promise<Map<string, string>> {
  const targets = over.flatMap(({ scope, target }) => (scope === "campaign" || scope === "sender" ? [target] : []));
  if (targets.length === 0) return new Map();
  const rows = [
    ...(await tx
      .select({ id: campaigns.id, name: campaigns.name })
      .from(campaigns)
      .where(and(eq(campaigns.tenantId, tx.tenantId), inArray(campaigns.id, targets)))),
    ...(await tx
      .select({ id: senders.id, name: senderName })
      .from(senders)
      .where(and(eq(senders.tenantId, tx.tenantId), inArray(senders.id, targets)))),
  ];
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const shownCampaigns = 100;

/** What can be halted by name: the campaigns that may still send, the newest first, and every sender. */
export async function listHaltable(ctx: Ctx) {
  authorize(ctx, "sending:halt");
  return inTransaction(ctx, async (tx) => ({
    campaigns: await tx
      .select({ id: campaigns.id, name: campaigns.name })
      .from(campaigns)
      .where(and(eq(campaigns.tenantId, tx.tenantId), inArray(campaigns.status, ["scheduled", "running", "paused"])))
      .orderBy(desc(campaigns.createdAt))
      .limit(shownCampaigns),
    senders: await tx
      .select({ id: senders.id, name: senderName })
      .from(senders)
      .where(eq(senders.tenantId, tx.tenantId)),
  }));
}
