import { createHash } from "node:crypto";
import { and, desc, eq } from "drizzle-orm";
import { pushSubscriptions } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { among } from "@/server/platform/db/among";
import { newId } from "@/server/platform/ids";
import { sealWith, tenantKeys, unsealWith } from "@/server/platform/vault";
import type { OpenSubscription, SubscribeInput } from "../schemas";

const mostBrowsers = 10;

const hashOf = (endpoint: string) => createHash("sha256").update(endpoint).digest("hex");
const placeOf = (hash: string) => ({ table: "push_subscriptions", column: "sealed", row: hash });

type Subscriber = { leadId: string; origin: string; userAgent: string | null };

/** Keeps a browser's subscription for whoever uses it now; a person's oldest browsers beyond ten are let go. */
export async function keepSubscription(tx: Tx, given: SubscribeInput, who: Subscriber): Promise<void> {
  const endpointHash = hashOf(given.endpoint);
  const secret = JSON.stringify({ endpoint: given.endpoint, ...given.keys });
  const sealed = sealWith(await tenantKeys(tx), placeOf(endpointHash), secret);
  const kept = { ...who, userAgent: who.userAgent?.slice(0, 300) ?? null, sealed, subscribedAt: tx.now() };
  await tx
    .insert(pushSubscriptions)
    .values({ ...kept, tenantId: tx.tenantId, id: newId(), endpointHash, createdAt: tx.realNow() })
    .onConflictDoUpdate({ target: [pushSubscriptions.tenantId, pushSubscriptions.endpointHash], set: kept });
  const all = await tx
    .select({ id: pushSubscriptions.id })
    .from(pushSubscriptions)
    .where(and(eq(pushSubscriptions.tenantId, tx.tenantId), eq(pushSubscriptions.leadId, who.leadId)))
    .orderBy(desc(pushSubscriptions.subscribedAt));
  await forgetSubscriptions(
    tx,
    all.slice(mostBrowsers).map(({ id }) => id),
  );
}

/** The undoing: this browser takes no more. Answers whether the person has another that does. */
export async function dropSubscription(tx: Tx, { endpoint, leadId }: { endpoint: string; leadId: string }) {
  const own = and(eq(pushSubscriptions.tenantId, tx.tenantId), eq(pushSubscriptions.leadId, leadId));
  await tx.delete(pushSubscriptions).where(and(own, eq(pushSubscriptions.endpointHash, hashOf(endpoint))));
  const [rest] = await tx.select({ id: pushSubscriptions.id }).from(pushSubscriptions).where(own).limit(1);
  return { hasOther: rest !== undefined };
}

/** What push services say has ended is deleted (messaging-rules 2.6). */
export async function forgetSubscriptions(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .delete(pushSubscriptions)
    .where(and(eq(pushSubscriptions.tenantId, tx.tenantId), among(pushSubscriptions.id, ids)));
}

/** The browsers of these leads, opened, by lead. */
export async function subscriptionsOf(
  tx: Tx,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, readonly OpenSubscription[]>> {
  if (leadIds.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(pushSubscriptions)
    .where(and(eq(pushSubscriptions.tenantId, tx.tenantId), among(pushSubscriptions.leadId, leadIds)));
  const keys = await tenantKeys(tx);
  const opened = rows.map(({ id, leadId, endpointHash, sealed }) => ({
    leadId,
    id,
    ...(JSON.parse(unsealWith(keys, placeOf(endpointHash), sealed)) as Omit<OpenSubscription, "id">),
  }));
  return Map.groupBy(opened, ({ leadId }) => leadId);
}
