import type { HaltCause } from "../schemas";

/** How the mails of a week fared: a campaign's, or the whole workspace's. */
export interface MailFared {
  readonly sent: number;
  readonly bounced: number;
  readonly complained: number;
}

type Rate = Extract<HaltCause, "bounces" | "complaints">;
type Level = Readonly<Record<Rate, number>>;

/**
 * Stop levels of November 2026 over a rolling week of at least 200 mails (messaging-rules 3.4, policy): mailbox providers
 * shut a sender out at 0.3 % complaints, so a campaign stops before that and the workspace's mail at it.
 */
export const mailStopLevels = {
  version: "2026-11",
  leastSent: 200,
  days: 7,
  slow: { bounces: 0.02, complaints: 0.0008 },
  campaign: { bounces: 0.04, complaints: 0.002 },
  workspace: { bounces: 0.05, complaints: 0.003 },
} as const;

const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
const words: Record<Rate, string> = { complaints: "were reported as spam", bounces: "came back" };

/** Which rate reached this level, in words, or null. Complaints weigh first: they are people, not addresses. */
export function mailRateOver(
  { sent, bounced, complained }: MailFared,
  level: Level,
): { cause: Rate; reason: string } | null {
  if (sent < mailStopLevels.leastSent) return null;
  const shares: Record<Rate, number> = { complaints: complained / sent, bounces: bounced / sent };
  const cause = (["complaints", "bounces"] as const).find((rate) => shares[rate] >= level[rate]);
  if (!cause) return null;
  const reason = `${percent(shares[cause])} of the mails of ${mailStopLevels.days} days ${words[cause]}; the limit is ${percent(level[cause])}.`;
  return { cause, reason };
}
