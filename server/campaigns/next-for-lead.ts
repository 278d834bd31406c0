import { and, asc, desc, eq, gt, inArray, isNull } from "drizzle-orm";
import { bookings, campaigns, conversations, enrollments, touches } from "@/drizzle/schema";
import { historyIds, type LeadRow, leadRow } from "@/server/leads";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { type NextOrReason, nextOrReason } from "./next-or-reason";
import type { LeadIdInput } from "./schemas";

export interface LeadCampaign {
  campaignId: string;
  name: string;
  status: (typeof campaigns.$inferSelect)["status"];
  arm: (typeof enrollments.$inferSelect)["arm"];
  enrolledAt: Date;
  endedReason: string | null;
}

export interface LeadOutlook {
  next: NextOrReason;
  /** Where the lead is, as far as is known; the time of the next step is shown there too. */
  leadZone: string | null;
  campaigns: LeadCampaign[];
}

/** What comes next for a lead, or why nothing does, and the campaigns that it takes part in. @throws NotFound for a lead that the actor does not see. */
export async function leadOutlook(ctx: Ctx, { leadId }: LeadIdInput): Promise<LeadOutlook> {
  authorize(ctx, "leads:read");
  return inTransaction(ctx, async (tx) => {
    const lead = await leadRow(tx, leadId);
    const leadIds = await historyIds(tx, lead);
    const taking = await campaignsOf(tx, leadIds);
    const facts = {
      lead,
      waiting: await waitingOf(tx, leadIds),
      lastRefusal: await lastRefusalOf(tx, leadIds),
      thread: await threadOf(tx, lead.id),
      callAt: await callOf(tx, leadIds),
      enrollment: taking[0] ?? null,
    };
    return { next: nextOrReason(facts), leadZone: zoneOf(lead), campaigns: taking };
  });
}

const zoneOf = ({ timeZone, phoneZones }: LeadRow): string | null => timeZone ?? phoneZones?.split("&")[0] ?? null;

async function campaignsOf(tx: Tx, leadIds: string[]): Promise<LeadCampaign[]> {
  const { campaignId, arm, enrolledAt, endedReason } = enrollments;
  return tx
    .select({ campaignId, name: campaigns.name, status: campaigns.status, arm, enrolledAt, endedReason })
    .from(enrollments)
    .innerJoin(campaigns, and(eq(campaigns.tenantId, enrollments.tenantId), eq(campaigns.id, enrollments.campaignId)))
    .where(and(eq(enrollments.tenantId, tx.tenantId), inArray(enrollments.leadId, leadIds)))
    .orderBy(desc(enrollments.enrolledAt))
    .limit(100);
}

async function waitingOf(tx: Tx, leadIds: string[]) {
  const { dueAt, status, reason, step } = touches;
  const [row] = await tx
    .select({ dueAt, status, reason, step, campaign: campaigns.name })
    .from(touches)
    .leftJoin(campaigns, and(eq(campaigns.tenantId, touches.tenantId), eq(campaigns.id, touches.campaignId)))
    .where(
      and(
        eq(touches.tenantId, tx.tenantId),
        inArray(touches.leadId, leadIds),
        inArray(touches.status, ["pending", "held", "sending"]),
      ),
    )
    .orderBy(asc(dueAt))
    .limit(1);
  return row ?? null;
}

async function lastRefusalOf(tx: Tx, leadIds: string[]): Promise<string | null> {
  const [row] = await tx
    .select({ status: touches.status, reason: touches.reason })
    .from(touches)
    .where(and(eq(touches.tenantId, tx.tenantId), inArray(touches.leadId, leadIds)))
    .orderBy(desc(touches.createdAt), desc(touches.id))
    .limit(1);
  return row && row.status !== "sent" ? row.reason : null;
}

async function threadOf(tx: Tx, leadId: string) {
  const { owner, needsHuman, turnDueAt, firstUnansweredAt, pausedUntil } = conversations;
  const [row] = await tx
    .select({ owner, needsHuman, turnDueAt, firstUnansweredAt, pausedUntil })
    .from(conversations)
    .where(and(eq(conversations.tenantId, tx.tenantId), eq(conversations.id, leadId)));
  return row ?? null;
}

async function callOf(tx: Tx, leadIds: string[]): Promise<Date | null> {
  const [row] = await tx
    .select({ startsAt: bookings.startsAt })
    .from(bookings)
    .where(
      and(
        eq(bookings.tenantId, tx.tenantId),
        inArray(bookings.leadId, leadIds),
        isNull(bookings.cancelledAt),
        gt(bookings.startsAt, tx.now()),
      ),
    )
    .orderBy(asc(bookings.startsAt))
    .limit(1);
  return row?.startsAt ?? null;
}
