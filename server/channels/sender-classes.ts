import type { SenderClass } from "./schemas";

/** What one carrier takes of a brand in a day, over all its numbers and providers. */
export interface BrandDay {
  readonly carrier: string;
  readonly segments: number;
  /** The day ends at its midnight. */
  readonly zone: string;
}

/** What carriers let one kind of sender do (messaging-rules 1.8, US, November 2026). */
export interface Throughput {
  /** Segments a second over all carriers; 0 = may not send at all, null = no limit. */
  readonly segmentsPerSecond: number | null;
  /** Requests to the carrier at the same time. */
  readonly concurrency: number;
  readonly label: string;
  /** Of a registered brand, whose numbers also share its segments a second; null for numbers that stand for themselves. */
  readonly brandDay: BrandDay | null;
}

/** The rules that the table below follows. */
export const throughputVersion = "2026-11";

const tMobile = (segments: number): BrandDay => ({ carrier: "T-Mobile", segments, zone: "America/Los_Angeles" });

const table: Record<SenderClass, Throughput> = {
  unregistered: { segmentsPerSecond: 0, concurrency: 1, label: "Unregistered long code", brandDay: null },
  sole_proprietor: { segmentsPerSecond: 1, concurrency: 1, label: "Sole proprietor", brandDay: tMobile(1_000) },
  low_volume: { segmentsPerSecond: 3.75, concurrency: 4, label: "Low-volume standard brand", brandDay: tMobile(2_000) },
  // Two of its scores share a class: the lower one's day binds both.
  score_1_49: { segmentsPerSecond: 12, concurrency: 8, label: "Brand with trust score 1-49", brandDay: tMobile(2_000) },
  score_50_74: {
    segmentsPerSecond: 120,
    concurrency: 24,
    label: "Brand with trust score 50-74",
    brandDay: tMobile(40_000),
  },
  score_75_100: {
    segmentsPerSecond: 225,
    concurrency: 48,
    label: "Brand with trust score 75-100",
    brandDay: tMobile(200_000),
  },
  long_code: { segmentsPerSecond: 1, concurrency: 1, label: "Long code outside the US", brandDay: null },
  toll_free: { segmentsPerSecond: 3, concurrency: 3, label: "Verified toll-free number", brandDay: null },
  short_code: { segmentsPerSecond: 100, concurrency: 24, label: "Short code", brandDay: null },
  // Its day limits a mailbox, not the second; a server stands a few conversations at a time.
  mailbox: { segmentsPerSecond: null, concurrency: 32, label: "Mailbox", brandDay: null },
  whatsapp: { segmentsPerSecond: 80, concurrency: 24, label: "WhatsApp number", brandDay: null },
  site: { segmentsPerSecond: null, concurrency: 128, label: "Your own site", brandDay: null },
  unmetered: {
    segmentsPerSecond: null,
    concurrency: 128,
    label: "No limit (carrier outside twilio.com only)",
    brandDay: null,
  },
};

export const throughputOf = (senderClass: SenderClass): Throughput => table[senderClass];

/** Why no text may leave from a sender of this class, or null. */
export function refusalToUse(senderClass: SenderClass): string | null {
  if (table[senderClass].segmentsPerSecond !== 0) return null;
  return "This number is not registered: US carriers refuse every text from an unregistered long code. Register it, then set its class in Settings > Channels.";
}
