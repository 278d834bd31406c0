import { and, eq, inArray } from "drizzle-orm";
import { rateBuckets } from "@/drizzle/schema";
import { type BrandDay, type OpenSender, throughputOf, throughputVersion } from "@/server/channels";
import type { SenderClass } from "@/server/channels/schemas";
import type { Tx } from "@/server/platform/db";
import { cityOf, type FrequencyVerdict } from "@/server/timing";
import { nextDateIn } from "../dates";
import { brandDayKey, isCountedByBrands } from "./meters";

/** What a brand sent in the carrier's day that runs now. */
export interface BrandDayUsed extends BrandDay {
  readonly used: number;
  /** When the day ends. */
  readonly resetsAt: Date;
}

export type BrandDays = ReadonlyMap<SenderClass, BrandDayUsed>;

/** The carrier's day of every brand among these senders, by the class of its numbers. */
export async function brandDaysOf(tx: Tx, senders: readonly OpenSender[]): Promise<BrandDays> {
  const classes = [...new Set(senders.map(({ senderClass }) => senderClass))];
  const keys = new Map(classes.flatMap((one) => keyed(one, tx.now())));
  if (keys.size === 0) return new Map();
  const rows = await tx
    .select({ key: rateBuckets.key, used: rateBuckets.tokens })
    .from(rateBuckets)
    .where(and(eq(rateBuckets.tenantId, tx.tenantId), inArray(rateBuckets.key, [...keys.values()])));
  const used = new Map(rows.map((row) => [row.key, row.used]));
  return new Map(
    [...keys].flatMap(([senderClass, key]) => {
      const day = throughputOf(senderClass).brandDay;
      if (!day) return [];
      return [[senderClass, { ...day, used: used.get(key) ?? 0, resetsAt: nextDateIn(day.zone, tx.now()) }]];
    }),
  );
}

function keyed(senderClass: SenderClass, now: Date): [SenderClass, string][] {
  const key = brandDayKey(senderClass, now);
  return key ? [[senderClass, key]] : [];
}

type Leaving = { readonly sender: OpenSender | null; readonly to: string | null; readonly segments: number; now: Date };

/** Whether the brand's day still bears this text; null where no carrier counts it. */
export function brandDayVerdict(days: BrandDays, { sender, to, segments, now }: Leaving): FrequencyVerdict | null {
  const day = sender && days.get(sender.senderClass);
  if (!day || to === null || !isCountedByBrands(to)) return null;
  const isOpen = day.used + segments <= day.segments;
  const amount = `${day.segments.toLocaleString("en-US")} segments`;
  return {
    rule: "throughput.brand-day",
    version: throughputVersion,
    outcome: isOpen ? "open" : "held",
    at: isOpen ? now : day.resetsAt,
    sentence: isOpen
      ? `${day.carrier} takes ${amount} a day from this brand: there is room.`
      : `Held until 00:00 in ${cityOf(day.zone)}: the ${amount} that ${day.carrier} takes from this brand in a day are used up.`,
  };
}
