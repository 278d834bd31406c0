import { and, eq } from "drizzle-orm";
import { touches } from "@/drizzle/schema";
import {
  dropSubscription,
  keepSubscription,
  refusalToSubscribe,
  type SiteCaller,
  touchOfMailToken,
  type Visit,
} from "@/server/channels";
import type { CardAct, SubscribeInput } from "@/server/channels/schemas";
import { leaveOnSite, returnOnSite, siteOptIns } from "@/server/consent";
import { leadRow } from "@/server/leads";
import { closes } from "@/server/leads/schemas";
import { inTransaction, type Tx } from "@/server/platform/db";
import { NotFound, Refused } from "@/server/platform/errors";
import { tenantKeys } from "@/server/platform/vault";
import { cancelPending } from "../cancel";
import { applyReceipt } from "../receipts";
import { within } from "./session";

type Subscribing = { token: string; given: SubscribeInput };

const actOf = ({ leadId, origin, userAgent }: Visit, how: string) => ({
  leadId,
  channel: "push" as const,
  origin,
  userAgent,
  how,
});

/** A visitor allowed notifications in this browser: kept, with the permission's time, page and browser. Marked `system`: the session is the proof. @throws Refused */
export async function subscribe(caller: SiteCaller, { token, given }: Subscribing): Promise<void> {
  const refusal = await refusalToSubscribe(given.endpoint);
  if (refusal) throw new Refused(refusal);
  await within(caller, token, async (tx, visit) => {
    if (!(await isAllowed(tx, visit.leadId))) await returnOnSite(tx, actOf(visit, "allowed notifications"));
    const { leadId, origin, userAgent } = visit;
    await keepSubscription(tx, given, { leadId, origin, userAgent });
  });
}

async function isAllowed(tx: Tx, leadId: string): Promise<boolean> {
  const { suppressed } = await leadRow(tx, leadId);
  const optIn = (await siteOptIns(tx, "push", [leadId])).get(leadId);
  return !closes(suppressed, "push") && optIn?.status === "granted";
}

/** This browser takes no more: turned off, or its permission was taken back; with the last one goes the consent, and what waits. Marked `system`: the session is the proof. */
export const unsubscribe = (
  caller: SiteCaller,
  { token, endpoint }: { token: string; endpoint: string },
): Promise<void> =>
  within(caller, token, async (tx, visit) => {
    const { leadId } = visit;
    const { hasOther } = await dropSubscription(tx, { endpoint, leadId });
    if (hasOther) return;
    await leaveOnSite(tx, actOf(visit, "turned notifications off"));
    const reason = "The person turned notifications off.";
    await cancelPending(tx, { leadIds: [leadId], channels: ["push"], except: ["required"], reason });
  });

/** What became of a notification on somebody's screen, as its browser tells under the name that we gave it. Marked `system`: the token is the proof. @throws NotFound */
export async function tellOfNotification(
  { ctx }: SiteCaller,
  { name, act: status }: { name: string; act: CardAct },
): Promise<void> {
  const providerId = await inTransaction(ctx, async (tx) => {
    const touchId = touchOfMailToken(await tenantKeys(tx), name);
    const [touch] = touchId
      ? await tx.select({ providerId: touches.providerId }).from(touches).where(isPush(tx, touchId))
      : [];
    if (!touch?.providerId) throw new NotFound("notification");
    return touch.providerId;
  });
  await applyReceipt(ctx, { provider: "web_push", providerId, status, errorCode: null, attemptId: null });
}

const isPush = (tx: Tx, touchId: string) =>
  and(eq(touches.tenantId, tx.tenantId), eq(touches.id, touchId), eq(touches.channel, "push"));
