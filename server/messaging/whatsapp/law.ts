import { type ConversationTier, longestTemplate } from "@/server/channels/schemas";

/** One rule of WhatsApp as dated data: Meta's terms change by the date, and the code stays. */
interface WhatsAppRule {
  readonly id: "opt_in" | "free_window" | "template_length" | "no_marketing" | "conversations";
  readonly version: string;
  /** The first day on which it binds. */
  readonly since: string;
  readonly source: string;
  readonly hours?: number;
  readonly characters?: number;
  /** People with whom a number may begin a conversation in `hours`, by what WhatsApp made of it; null = no limit. */
  readonly most?: Readonly<Record<ConversationTier, number | null>>;
  /** The countries of the numbers that it is about; everywhere when missing. */
  readonly countries?: readonly string[];
}

const version = "2026-11";

/** messaging-rules 2.6, November 2026; the newest that binds on a day decides. */
const rules: readonly WhatsAppRule[] = [
  { id: "opt_in", version, since: "2018-08-01", source: "WhatsApp Business Messaging Policy" },
  { id: "free_window", version, since: "2018-08-01", hours: 24, source: "WhatsApp Business Messaging Policy" },
  {
    id: "template_length",
    version,
    since: "2025-04-01",
    characters: longestTemplate,
    source: "Twilio, content templates",
  },
  {
    id: "conversations",
    version,
    since: "2023-01-01",
    hours: 24,
    most: { unverified: 250, "1000": 1_000, "10000": 10_000, "100000": 100_000, unlimited: null },
    source: "WhatsApp Business Platform, messaging limits",
  },
  // Whether Meta lifted it is to be checked with every new version.
  { id: "no_marketing", version, since: "2025-04-01", countries: ["US"], source: "Meta, 1 April 2025" },
];

/** The rule that binds at that time, or null before it existed. */
export function ruleAt(id: WhatsAppRule["id"], at: Date): WhatsAppRule | null {
  const day = at.toISOString().slice(0, 10);
  return rules.findLast((rule) => rule.id === id && rule.since <= day) ?? null;
}

/** Countries to whose numbers Meta delivers no marketing template, by the newest rule. */
export const countriesWithoutMarketing = (): readonly string[] =>
  rules.findLast(({ id }) => id === "no_marketing")?.countries ?? [];

/** With how many people such a number may begin a conversation in 24 hours; null = no limit. */
export const conversationsAllowed = (tier: ConversationTier, at: Date): number | null =>
  ruleAt("conversations", at)?.most?.[tier] ?? null;

const hourMs = 3_600_000;

/** Until when free words may go to somebody who wrote at that time; null while no rule limits it. */
export function freeUntil(lastInboundAt: Date, at: Date): Date | null {
  const hours = ruleAt("free_window", at)?.hours;
  return hours === undefined ? null : new Date(lastInboundAt.getTime() + hours * hourMs);
}
