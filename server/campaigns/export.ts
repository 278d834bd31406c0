import { and, asc, eq, gt } from "drizzle-orm";
import { leads, touches } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import { csvLine, csvMark } from "@/server/platform/csv";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { campaignOf } from "./rows";

const pageSize = 1_000;
const headings = [
  "touch_id",
  "lead_id",
  "first_name",
  "last_name",
  "company",
  "step",
  "status",
  "delivery",
  "reason",
  "due_at",
  "sent_at",
  "segments",
  "text",
];

/** A campaign's ledger as CSV, a row a text, in pieces: each lead, state, reason, time (ISO, UTC) and text. */
export async function exportTouches(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<AsyncGenerator<string>> {
  authorize(ctx, "analytics:export");
  await inTransaction(ctx, async (tx) => {
    await campaignOf(tx, campaignId);
    await record(tx, "campaign.exported", { subject: { type: "campaign", id: campaignId } });
  });
  return piecesOf(ctx, campaignId);
}

/** Marked `system`: exportTouches has authorized. */
async function* piecesOf(ctx: Ctx, campaignId: string): AsyncGenerator<string> {
  yield csvMark + csvLine(headings);
  for (let after: string | undefined; ; ) {
    const from = after;
    const rows = await inTransaction(ctx, (tx) => rowsAfter(tx, campaignId, from));
    yield rows.map(lineOf).join("");
    if (rows.length < pageSize) return;
    after = rows.at(-1)?.touch.id;
  }
}

const rowsAfter = (tx: Tx, campaignId: string, after: string | undefined) =>
  tx
    .select({ touch: touches, firstName: leads.firstName, lastName: leads.lastName, company: leads.company })
    .from(touches)
    .leftJoin(leads, and(eq(leads.tenantId, touches.tenantId), eq(leads.id, touches.leadId)))
    .where(
      and(
        eq(touches.tenantId, tx.tenantId),
        eq(touches.campaignId, campaignId),
        after ? gt(touches.id, after) : undefined,
      ),
    )
    .orderBy(asc(touches.id))
    .limit(pageSize);

function lineOf({ touch, firstName, lastName, company }: Awaited<ReturnType<typeof rowsAfter>>[number]): string {
  const status = touch.status === "sending" ? "pending" : touch.status;
  const cells = [
    touch.id,
    touch.leadId,
    firstName,
    lastName,
    company,
    touch.step,
    status,
    touch.delivery,
    touch.reason,
  ];
  const times = [touch.dueAt.toISOString(), touch.sentAt?.toISOString(), touch.segments, touch.body];
  return csvLine([...cells, ...times].map((cell) => String(cell ?? "")));
}
