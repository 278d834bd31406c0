import { and, eq, gt, isNull, ne } from "drizzle-orm";
import { slowDowns } from "@/drizzle/schema";
import type { Channel } from "@/server/leads/schemas";
import type { Tx } from "@/server/platform/db";
import { among } from "@/server/platform/db/among";
import { NotFound, Refused } from "@/server/platform/errors";
import { isId, newId } from "@/server/platform/ids";
import type { SlowDown } from "./attention";
import type { SlowDownKind } from "./schemas";

const day = 86_400_000;
/** How long outreach waits after a sign that names no time of its own (policy). */
export const slowDownDays = { annoyed: 30, soft_bounces: 7 } as const;

export interface NewSlowDown {
  readonly leadId: string;
  readonly kind: SlowDownKind;
  /** Absent for every channel. */
  readonly channel?: Channel;
  /** Absent: as long as the policy says. Tenant clock. */
  readonly until?: Date;
}

/** Lets outreach to these people wait, in the transaction of the sign; the same one twice is one. */
export async function slowDown(tx: Tx, given: readonly NewSlowDown[]): Promise<void> {
  const rows = given.flatMap(({ leadId, kind, channel = null, until = byPolicy(kind, tx.now()) }) =>
    until && until > tx.now()
      ? [{ tenantId: tx.tenantId, id: newId(), leadId, kind, channel, until, since: tx.now(), createdAt: tx.realNow() }]
      : [],
  );
  if (rows.length > 0) await tx.insert(slowDowns).values(rows).onConflictDoNothing();
}

function byPolicy(kind: SlowDownKind, now: Date): Date | null {
  const days = kind === "annoyed" || kind === "soft_bounces" ? slowDownDays[kind] : 0;
  return days ? new Date(now.getTime() + days * day) : null;
}

type Row = typeof slowDowns.$inferSelect;

/** Why a person may not end it now, or null. */
export function refusalToEnd({ kind, until, endedAt }: Pick<Row, "kind" | "until" | "endedAt">, now: Date) {
  if (endedAt) return "It was ended already.";
  if (until <= now) return "It is over already.";
  return kind === "unanswered" ? "Silence ends when the lead writes, or on its day: nobody can end it for them." : null;
}

/** The undoing, by a person who knows better. @throws NotFound also for another tenant's, Refused when it is over. */
export async function endSlowDown(tx: Tx, slowDownId: string, reason: string): Promise<Row> {
  const own = and(eq(slowDowns.tenantId, tx.tenantId), eq(slowDowns.id, slowDownId));
  const [row] = isId(slowDownId) ? await tx.select().from(slowDowns).where(own).for("update") : [];
  if (!row) throw new NotFound("slow-down");
  const refusal = refusalToEnd(row, tx.now());
  if (refusal) throw new Refused(refusal);
  const ending = { endedAt: tx.now(), endedBy: tx.ctx.actor.name, endReason: reason };
  await tx.update(slowDowns).set(ending).where(own);
  return { ...row, ...ending };
}

/** What slows outreach to these people down now, by lead. Silence is not among it: the gate counts that itself. */
export async function slowDownsOf(tx: Tx, leadIds: readonly string[]): Promise<Map<string, SlowDown[]>> {
  if (leadIds.length === 0) return new Map();
  const { leadId, kind, channel, until } = slowDowns;
  const rows = await tx
    .select({ leadId, kind, channel, until })
    .from(slowDowns)
    .where(
      and(
        eq(slowDowns.tenantId, tx.tenantId),
        among(leadId, leadIds),
        gt(until, tx.now()),
        isNull(slowDowns.endedAt),
        ne(kind, "unanswered"),
      ),
    );
  return Map.groupBy(rows, (row) => row.leadId);
}
