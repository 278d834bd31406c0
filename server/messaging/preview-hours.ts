import { and, asc, eq, inArray, isNull, lte, ne } from "drizzle-orm";
import { leads, touches } from "@/drizzle/schema";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { changedProfile, nextSlot, timingProfileOf } from "@/server/timing";
import type { TimingProfile, UpdateTimingProfileInput } from "@/server/timing/schemas";

const dayMs = 86_400_000;
const previewDays = 7;
const most = 10_000;

type Due = { dueAt: Date } & Parameters<typeof nextSlot>[0];

/** What a change of hours would do to the texts of the next seven days. */
export interface HoursPreview {
  /** Texts that were looked at: all that are due, or the first 10,000 of them. */
  readonly looked: number;
  readonly isAll: boolean;
  /** Texts that would leave later than now planned. */
  readonly wouldHold: number;
  /** Texts that would find no hour at all in three weeks. */
  readonly wouldNeverLeave: number;
  /** The latest new time of any of them. */
  readonly latest: Date | null;
}

/** Weighs every text due in the next seven days under both profiles. */
export function effectOf(due: readonly Due[], before: TimingProfile, after: TimingProfile) {
  const moved = due.flatMap((text) => {
    const [now, then] = [before, after].map((profile) => nextSlot(text, text.dueAt, { profile }).at);
    if (then === undefined || then?.getTime() === now?.getTime()) return [];
    return then === null || (now && then > now) ? [then] : [];
  });
  const times = moved.filter((at) => at !== null).sort((a, b) => b.getTime() - a.getTime());
  return { wouldHold: times.length, wouldNeverLeave: moved.length - times.length, latest: times[0] ?? null };
}

/** The effect of a change of hours before it is kept; stores nothing. @throws Refused when the law does not allow the change. */
export async function previewHours(ctx: Ctx, input: UpdateTimingProfileInput): Promise<HoursPreview> {
  authorize(ctx, "settings:timing");
  return inTransaction(ctx, async (tx) => {
    const before = await timingProfileOf(tx);
    const after = changedProfile(before, input);
    const due = await dueSoon(tx);
    return {
      looked: Math.min(due.length, most),
      isAll: due.length <= most,
      ...effectOf(due.slice(0, most), before, after),
    };
  });
}

/** Hours bind what we begin, not answers at once nor required texts. */
const dueSoon = (tx: Tx): Promise<Due[]> =>
  tx
    .select({
      dueAt: touches.dueAt,
      phoneCountry: leads.phoneCountry,
      phoneZones: leads.phoneZones,
      phoneRegions: leads.phoneRegions,
      timeZone: leads.timeZone,
      timeZoneStatedAt: leads.timeZoneStatedAt,
      state: leads.state,
      postcode: leads.postcode,
      country: leads.country,
    })
    .from(touches)
    .innerJoin(leads, and(eq(leads.tenantId, touches.tenantId), eq(leads.id, touches.leadId)))
    .where(
      and(
        eq(touches.tenantId, tx.tenantId),
        inArray(touches.status, ["pending", "held"]),
        lte(touches.dueAt, new Date(tx.now().getTime() + previewDays * dayMs)),
        ne(touches.class, "required"),
        isNull(touches.answersMessageId),
      ),
    )
    .orderBy(asc(touches.dueAt), asc(touches.id))
    .limit(most + 1);
