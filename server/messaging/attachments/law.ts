/** What one channel carries besides words, as dated data. */
export interface AttachmentLaw {
  readonly channel: "email" | "sms" | "whatsapp";
  readonly version: string;
  /** The first day on which it binds. */
  readonly since: string;
  readonly source: string;
  readonly count: number;
  readonly totalBytes: number;
  /** The most for one file that is no picture. */
  readonly otherBytes?: number;
  /** The types that it delivers; every one when missing. */
  readonly types?: RegExp;
  /** Of the numbers that it reaches; everywhere when missing. */
  readonly countries?: readonly string[];
}

const version = "2026-11";
const mb = 1_048_576;

/** messaging-rules 2.5; the newest that binds on a day decides. */
const laws: readonly AttachmentLaw[] = [
  {
    channel: "email",
    version,
    since: "2024-01-01",
    source: "policy: mailbox providers take about 25 MB, and base64 adds a third",
    count: 10,
    totalBytes: 18 * mb,
  },
  {
    channel: "sms",
    version,
    since: "2024-01-01",
    source: "Twilio, accepted media types and limits",
    count: 10,
    totalBytes: 5 * mb,
    otherBytes: 600_000, // carriers take 600 KB to 1 MB
    types: /^(image\/(jpeg|png|gif|bmp|tiff)|video\/|audio\/|text\/(vcard|csv|calendar)$|application\/(pdf|rtf)$)/,
    countries: ["US", "CA", "AU"],
  },
  {
    channel: "whatsapp",
    version,
    since: "2024-01-01",
    source: "Twilio, WhatsApp media",
    count: 1,
    totalBytes: 16 * mb,
    types: /^(image\/(jpeg|png|webp)|video\/(mp4|3gpp)|audio\/|text\/(vcard|plain|csv)$|application\/)/,
  },
];

/** The rule that binds at that time; null where the channel carries words alone. */
export function attachmentLawAt(channel: string, at: Date): AttachmentLaw | null {
  const day = at.toISOString().slice(0, 10);
  return laws.findLast((law) => law.channel === channel && law.since <= day) ?? null;
}
