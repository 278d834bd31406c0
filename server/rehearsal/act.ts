import { and, asc, eq, isNull, lte } from "drizzle-orm";
import { simulatedReplies } from "@/drizzle/schema";
import { createBooking } from "@/server/bookings";
import { readInbound, signInbound } from "@/server/channels";
import type { Received } from "@/server/conversations";
import { hearText } from "@/server/dialogue";
import { contactOf } from "@/server/leads";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";

type Planned = typeof simulatedReplies.$inferSelect;

const batch = 50;
const dayMs = 86_400_000;

/** Lets the simulated leads do what is due on the workspace's clock: text through the signed door, or book. Marked `system`. */
export async function actAsLeads(ctx: Ctx): Promise<number> {
  const due = await takeDue(ctx);
  for (const planned of due) await act(ctx, planned);
  return due.length;
}

/** Takes each planned act once, in the order of its time. */
async function takeDue(ctx: Ctx): Promise<Planned[]> {
  return inTransaction(ctx, async (tx) => {
    const open = and(
      eq(simulatedReplies.tenantId, tx.tenantId),
      isNull(simulatedReplies.doneAt),
      lte(simulatedReplies.dueAt, tx.now()),
    );
    const rows = await tx
      .select()
      .from(simulatedReplies)
      .where(open)
      .orderBy(asc(simulatedReplies.dueAt))
      .limit(batch)
      .for("update", { skipLocked: true });
    for (const { id } of rows) {
      await tx
        .update(simulatedReplies)
        .set({ doneAt: tx.now() })
        .where(and(eq(simulatedReplies.tenantId, tx.tenantId), eq(simulatedReplies.id, id)));
    }
    return rows;
  });
}

async function act(ctx: Ctx, planned: Planned): Promise<void> {
  const contact = await inTransaction(ctx, (tx) => contactOf(tx, planned.leadId));
  if (!contact?.phone) return;
  if (planned.kind === "booking") await book(ctx, planned);
  else await textIn(ctx, { from: contact.phone, body: planned.body ?? "" });
}

/** A simulated lead takes the next afternoon's slot of the booking page. */
async function book(ctx: Ctx, { leadId, dueAt }: Planned): Promise<void> {
  const tomorrow = new Date(dueAt.getTime() + dayMs);
  tomorrow.setUTCHours(18, 0, 0, 0);
  await createBooking(ctx, { lead_id: leadId, starts_at: tomorrow.toISOString(), source: "simulated" });
}

/** A text to the workspace's number by the same signed door as a carrier's. Marked `system`. @throws Refused when the door refuses it. */
export async function textIn(ctx: Ctx, text: Parameters<typeof signInbound>[1]): Promise<Received> {
  const read = await readInbound(await signInbound(ctx, text));
  if ("refused" in read) throw new Refused(read.sentence);
  return hearText({ ...read.ctx, now: ctx.now }, read.text);
}
