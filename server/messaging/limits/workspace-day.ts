import { and, eq } from "drizzle-orm";
import { rateBuckets } from "@/drizzle/schema";
import type { Brand } from "@/server/branding/schemas";
import type { Tx } from "@/server/platform/db";
import type { FrequencyVerdict } from "@/server/timing";
import { dateIn, nextDateIn } from "../dates";
import { workspaceDayKey } from "./meters";

/** What the workspace sent on its own date of what it allows itself. */
export interface WorkspaceDay {
  readonly of: number;
  readonly used: number;
  readonly resetsAt: Date;
}

/** Null where the workspace set no limit. */
export async function workspaceDayOf(
  tx: Tx,
  { messagesPerDay: of, timeZone }: Pick<Brand, "messagesPerDay" | "timeZone">,
): Promise<WorkspaceDay | null> {
  if (of === null) return null;
  const key = workspaceDayKey(dateIn(timeZone, tx.now()));
  const [row] = await tx
    .select({ used: rateBuckets.tokens })
    .from(rateBuckets)
    .where(and(eq(rateBuckets.tenantId, tx.tenantId), eq(rateBuckets.key, key)));
  return { of, used: row?.used ?? 0, resetsAt: nextDateIn(timeZone, tx.now()) };
}

/** Whether the workspace's day bears one more message of a campaign; null where it set no limit. */
export function workspaceDayVerdict(day: WorkspaceDay | null, now: Date): FrequencyVerdict | null {
  if (!day) return null;
  const isOpen = day.used < day.of;
  const amount = day.of.toLocaleString("en-US");
  return {
    rule: "throughput.workspace-day",
    version: "own",
    outcome: isOpen ? "open" : "held",
    at: isOpen ? now : day.resetsAt,
    sentence: isOpen
      ? `The workspace's own limit of ${amount} messages a day has room.`
      : `Held until tomorrow: the workspace sends at most ${amount} messages a day, as it chose.`,
  };
}
