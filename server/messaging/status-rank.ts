const ranks: Record<string, number> = {
  accepted: 0,
  scheduled: 0,
  queued: 1,
  sending: 2,
  sent: 3,
  partially_delivered: 3,
  delivered: 4,
  undelivered: 4,
  failed: 4,
  canceled: 4,
  read: 5,
  shown: 5,
  dismissed: 6,
  clicked: 7,
};

/** How far a carrier's status is (messaging-rules 2.4); a word that nobody knows moves nothing. */
export const rankOf = (status: string): number => ranks[status] ?? -1;

const lockedAt = 4;

const isArrived = (status: string) => deliveryOf(status) === "delivered";

/** Whether a status may replace another: only upwards; a final one gives way only to what a reader did, and that only after "delivered". */
export function mayFollow(next: string, current: { status: string | null; rank: number }): boolean {
  const rank = rankOf(next);
  if (current.rank >= lockedAt) return rank > current.rank && isArrived(current.status ?? "") && isArrived(next);
  return rank > current.rank;
}

/** What the ledger shows beside "sent". */
export function deliveryOf(status: string): "delivered" | "undelivered" | null {
  if (status === "delivered" || rankOf(status) > lockedAt) return "delivered";
  return status === "undelivered" || status === "failed" || status === "canceled" ? "undelivered" : null;
}
