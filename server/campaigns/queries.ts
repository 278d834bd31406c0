import { and, asc, desc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import type { z } from "zod";
import { campaigns, leads, touches } from "@/drizzle/schema";
import type { FileView } from "@/server/files/schemas";
import { ledgerOf, ledgersOf } from "@/server/messaging";
import type { Ledger } from "@/server/messaging/schemas";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { isId } from "@/server/platform/ids";
import { asStepInput } from "./draft";
import { type Campaign, campaignOf, stepsOf } from "./rows";
import { type CampaignStatus, CampaignTouchesInput, type TouchTab } from "./schemas";

const empty: Ledger = { intended: 0, pending: 0, held: 0, sent: 0, skipped: 0, failed: 0, cancelled: 0, unknown: 0 };

type ListInput = { status?: CampaignStatus; cursor?: string; limit?: number };

/** Campaigns, newest first, each with its ledger. */
export async function listCampaigns(ctx: Ctx, { status, cursor, limit = 50 }: ListInput = {}) {
  authorize(ctx, "campaigns:read");
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(campaigns)
      .where(
        and(
          eq(campaigns.tenantId, tx.tenantId),
          status && eq(campaigns.status, status),
          cursor && isId(cursor) ? lt(campaigns.id, cursor) : undefined,
        ),
      )
      .orderBy(desc(campaigns.id))
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    const ledgers = await ledgersOf(
      tx,
      page.map(({ id }) => id),
    );
    const data = page.map((campaign) => ({ ...campaign, ledger: ledgers.get(campaign.id) ?? empty }));
    return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
  });
}

export type CampaignView = Campaign & {
  steps: ReturnType<typeof asStepInput>[];
  /** What its steps carry. */
  files: FileView[];
  ledger: Ledger;
  now: Date;
};

/** One campaign with its sequence and its ledger; `now` is the workspace's clock. */
export async function getCampaign(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<CampaignView> {
  authorize(ctx, "campaigns:read");
  return inTransaction(ctx, async (tx) => {
    const campaign = await campaignOf(tx, campaignId);
    const steps = await stepsOf(tx, campaignId);
    const files = steps.flatMap((step) => step.files ?? []);
    return { ...campaign, steps: steps.map(asStepInput), files, ledger: await ledgerOf(tx, campaignId), now: tx.now() };
  });
}

const statusesOf = (tab: TouchTab) => (tab === "pending" ? (["pending", "sending"] as const) : ([tab] as const));

/** The campaign's ledger row by row, with names, reasons and every stored verdict. */
export async function campaignTouches(ctx: Ctx, given: CampaignTouchesInput) {
  authorize(ctx, "campaigns:read");
  const asked = CampaignTouchesInput.parse(given);
  return inTransaction(ctx, async (tx) => {
    await campaignOf(tx, asked.campaignId);
    const rows = await tx
      .select({ touch: touches, firstName: leads.firstName, lastName: leads.lastName, company: leads.company })
      .from(touches)
      .leftJoin(leads, and(eq(leads.tenantId, touches.tenantId), eq(leads.id, touches.leadId)))
      .where(and(eq(touches.tenantId, tx.tenantId), ...narrowed(asked)))
      .orderBy(asc(touches.id))
      .limit(asked.limit + 1);
    const data = rows.slice(0, asked.limit).map(({ touch, ...lead }) => ({ ...shownTouch(touch), ...lead }));
    return { data, nextCursor: rows.length > asked.limit ? (data.at(-1)?.id ?? null) : null };
  });
}

const narrowed = ({ campaignId, status, step, reason, cursor }: z.output<typeof CampaignTouchesInput>) => [
  eq(touches.campaignId, campaignId),
  status ? inArray(touches.status, [...statusesOf(status)]) : undefined,
  step ? eq(touches.step, step) : undefined,
  reason ? eq(touches.reason, reason) : undefined,
  cursor && isId(cursor) ? gt(touches.id, cursor) : undefined,
];

const shownTouch = ({ attemptId: _, leaseUntil: __, sourceKey: ___, ...touch }: typeof touches.$inferSelect) => touch;

/** Why rows are held, skipped or failed, by reason, the most frequent first. */
export async function touchReasons(ctx: Ctx, { campaignId }: { campaignId: string }) {
  authorize(ctx, "campaigns:read");
  return inTransaction(ctx, async (tx) => {
    await campaignOf(tx, campaignId);
    return reasonsIn(tx, campaignId);
  });
}

const reasonsIn = (tx: Tx, campaignId: string) =>
  tx
    .select({ status: touches.status, reason: touches.reason, count: sql<number>`count(*)::int` })
    .from(touches)
    .where(
      and(eq(touches.tenantId, tx.tenantId), eq(touches.campaignId, campaignId), sql`${touches.reason} is not null`),
    )
    .groupBy(touches.status, touches.reason)
    .orderBy(desc(sql`count(*)`))
    .limit(50);
