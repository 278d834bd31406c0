import type { Halt } from "@/server/messaging";

const time = (at: Date | null) => at?.toISOString() ?? null;

type Shown = Omit<Halt, "tenantId" | "liftAskedBy"> & { targetName?: string | null };

/** A halt in the words of the API. */
export const shownHalt = (halt: Shown) => ({
  id: halt.id,
  scope: halt.scope,
  target: halt.target || null,
  target_name: halt.targetName ?? null,
  cause: halt.cause,
  reason: halt.reason,
  halted_by: halt.haltedBy,
  halted_at: time(halt.haltedAt),
  lift_asked_by: halt.liftAskedByName,
  lift_asked_at: time(halt.liftAskedAt),
  lift_reason: halt.liftReason,
  lifted_by: halt.liftedBy,
  lifted_at: time(halt.liftedAt),
});
