import { and, count, eq, gt, inArray, like, lte, type SQL, sql } from "drizzle-orm";
import { touches } from "@/drizzle/schema";
import type { OpenSender } from "@/server/channels";
import type { Channel } from "@/server/leads/schemas";
import type { Tx } from "@/server/platform/db";
import type { Limit, LimitKind } from "../schemas";

/** How many messages a limit makes wait; one more than `mostCounted` when there are more. */
export interface Waiting {
  readonly limit: Limit;
  readonly count: number;
}

/** Nobody reads a larger number, and counting a million rows is not free. */
export const mostCounted = 10_000;

/** How the reason of a row begins or reads that a day's limit put off. */
const heldReasons: Partial<Record<LimitKind, string>> = {
  brand_day: "%daily limit for the brand is reached%",
  mailbox_day: "Held until tomorrow: % mails %",
  workspace_day: "Held until tomorrow: the workspace %",
  campaign_day: "Held until tomorrow: the campaign starts %",
  conversations_day: "Held until % conversations in 24 hours, as many as WhatsApp allows it.",
};

type Scope = { readonly campaignId: string | undefined; readonly senders: readonly OpenSender[] };

/** What waits for each limit that leaves no room: held rows for a day, due ones for a rate. */
export async function waitingFor(tx: Tx, limits: readonly Limit[], scope: Scope): Promise<Waiting[]> {
  const full = limits.filter(({ binds }) => binds);
  if (full.length === 0) return [];
  const due = await dueByChannel(tx, scope);
  const waiting: Waiting[] = [];
  for (const limit of full)
    waiting.push({ limit, count: (await heldFor(tx, limit, scope)) ?? dueFor(limit, due, scope) });
  return waiting;
}

const within = (tx: Tx, { campaignId }: Scope): SQL[] => [
  eq(touches.tenantId, tx.tenantId),
  ...(campaignId ? [eq(touches.campaignId, campaignId)] : []),
];

/** Null for a rate, which holds nothing: its rows stay due. */
async function heldFor(tx: Tx, { kind, subject, freesAt }: Limit, scope: Scope): Promise<number | null> {
  const reason = heldReasons[kind];
  if (!reason || !freesAt) return null;
  const own = kind === "campaign_day" ? [eq(touches.campaignId, subject)] : [];
  const rows = tx
    .select({ one: sql`1`.as("one") })
    .from(touches)
    .where(
      and(
        ...within(tx, scope),
        ...own,
        inArray(touches.status, ["pending", "held"]),
        kind === "conversations_day" ? gt(touches.dueAt, tx.now()) : eq(touches.dueAt, freesAt),
        like(touches.reason, reason),
      ),
    )
    .limit(mostCounted + 1)
    .as("held");
  const [found] = await tx.select({ count: count() }).from(rows);
  return found?.count ?? 0;
}

/** What is due and was not put off, by channel. */
async function dueByChannel(tx: Tx, scope: Scope): Promise<Map<Channel, number>> {
  const rows = tx
    .select({ channel: touches.channel })
    .from(touches)
    .where(and(...within(tx, scope), eq(touches.status, "pending"), lte(touches.dueAt, tx.now())))
    .limit(mostCounted + 1)
    .as("due");
  const found = await tx.select({ channel: rows.channel, count: count() }).from(rows).groupBy(rows.channel);
  return new Map(found.map((row) => [row.channel as Channel, row.count]));
}

function dueFor({ kind, subject }: Limit, due: ReadonlyMap<Channel, number>, { senders }: Scope): number {
  if (kind === "campaign" || kind === "workspace") return [...due.values()].reduce((sum, one) => sum + one, 0);
  const concerned = senders.filter(({ id, senderClass }) => (kind === "brand" ? senderClass : id) === subject);
  const reached = new Set(concerned.map(({ channel }) => channel));
  return [...reached].reduce((sum, channel) => sum + (due.get(channel) ?? 0), 0);
}
