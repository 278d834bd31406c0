import type { SenderClass } from "./schemas";

/** What carriers let one kind of sender do (messaging-rules 1.8, US, November 2026). */
export interface Throughput {
  /** Segments a second over all carriers; 0 = may not send at all, null = no limit. */
  readonly segmentsPerSecond: number | null;
  /** Requests to the carrier at the same time. */
  readonly concurrency: number;
  readonly label: string;
}

const table: Record<SenderClass, Throughput> = {
  unregistered: { segmentsPerSecond: 0, concurrency: 1, label: "Unregistered long code" },
  sole_proprietor: { segmentsPerSecond: 1, concurrency: 1, label: "Sole proprietor" },
  low_volume: { segmentsPerSecond: 3.75, concurrency: 4, label: "Low-volume standard brand" },
  score_1_49: { segmentsPerSecond: 12, concurrency: 8, label: "Brand with trust score 1-49" },
  score_50_74: { segmentsPerSecond: 120, concurrency: 24, label: "Brand with trust score 50-74" },
  score_75_100: { segmentsPerSecond: 225, concurrency: 48, label: "Brand with trust score 75-100" },
  long_code: { segmentsPerSecond: 1, concurrency: 1, label: "Long code outside the US" },
  toll_free: { segmentsPerSecond: 3, concurrency: 3, label: "Verified toll-free number" },
  short_code: { segmentsPerSecond: 100, concurrency: 24, label: "Short code" },
  // Its day limits a mailbox, not the second; a server stands a few conversations at a time.
  mailbox: { segmentsPerSecond: null, concurrency: 8, label: "Mailbox" },
  whatsapp: { segmentsPerSecond: 80, concurrency: 24, label: "WhatsApp number" },
  unmetered: { segmentsPerSecond: null, concurrency: 128, label: "No limit (carrier outside twilio.com only)" },
};

export const throughputOf = (senderClass: SenderClass): Throughput => table[senderClass];

/** Why no text may leave from a sender of this class, or null. */
export function refusalToUse(senderClass: SenderClass): string | null {
  if (table[senderClass].segmentsPerSecond !== 0) return null;
  return "This number is not registered: US carriers refuse every text from an unregistered long code. Register it, then set its class in Settings > Channels.";
}
