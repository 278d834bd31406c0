import { sql } from "drizzle-orm";
import type { TouchChannel } from "@/server/leads/schemas";
import type { Tx } from "@/server/platform/db";
import type { Claimed } from "../claim";
import { announceChanges, writeStatus } from "../ledger-writes";
import type { ChannelChoice } from "../schemas";
import type { Proposal, Weighed } from "../weigh";
import { type Answer, weighChannels } from "./weigh-channels";

/** Decided anew each time it is due, until a carrier was called: a retry stays on its channel. */
const isOpen = ({ channelRule, attempts }: Claimed) => channelRule !== "fixed" && attempts === 0;

/** A row that takes the place of a failed one is named no channel. */
const namedBy = ({ channelRule, channel, choice }: Claimed): TouchChannel | null =>
  channelRule === "fallback" ? (choice ? choice.named : channel) : null;

export interface Routed {
  /** Those that have a channel, in the order given. */
  readonly routed: Claimed[];
  /** The gate's answers about those whose channel was in question, by the touch's id. */
  readonly weighed: Weighed[];
  /** How many no channel is open for. */
  readonly closed: number;
}

/**
 * Decides the channel of each due touch whose channel is in question, and stores the decision with it. One that no channel
 * is open for is skipped with every channel's reason.
 */
export async function routeTouches(
  tx: Tx,
  claimed: readonly Claimed[],
  proposalOf: (touch: Claimed) => Proposal,
): Promise<Routed> {
  const open = claimed.filter(isOpen);
  if (open.length === 0) return { routed: [...claimed], weighed: [], closed: 0 };
  const answers = await weighChannels(
    tx,
    open.map((touch) => ({
      proposal: proposalOf(touch),
      named: namedBy(touch),
      after: touch.choice?.after ?? null,
    })),
  );
  await storeChoices(tx, open, answers);
  const closed = await skipClosed(tx, open, answers);
  const routed = claimed.flatMap((touch): Claimed[] => {
    const choice = answers.get(touch.id)?.choice;
    if (!choice) return [touch];
    return choice.chosen ? [{ ...touch, channel: choice.chosen, choice }] : [];
  });
  const weighed = [...answers.values()].flatMap((answer) => (answer.choice.chosen && answer.weighed) ?? []);
  return { routed, weighed, closed };
}

const wordsOf = ({ because, considered }: ChannelChoice) =>
  [because, ...considered.map((one) => `${one.channel} ${one.outcome} ${one.because}`)].join("\n");

type Answers = ReadonlyMap<string, Answer>;

async function storeChoices(tx: Tx, open: readonly Claimed[], answers: Answers): Promise<void> {
  const rows = open.flatMap(({ id, channel, choice: before }) => {
    const choice = answers.get(id)?.choice;
    if (!choice || (before && wordsOf(choice) === wordsOf(before))) return [];
    return [{ id, choice, channel: choice.chosen ?? channel }];
  });
  if (rows.length === 0) return;
  await tx.execute(sql`
    update touches t set channel = r.channel, choice = r.choice
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, channel text, choice jsonb)
    where t.tenant_id = ${tx.tenantId}::uuid and t.id = r.id and t.status in ('pending', 'held')`);
}

async function skipClosed(tx: Tx, open: readonly Claimed[], answers: Answers): Promise<number> {
  const closed = open.filter(({ id }) => answers.get(id)?.choice.chosen === null);
  const changes = closed.flatMap(({ id }) => {
    const answer = answers.get(id);
    if (!answer) return [];
    const verdicts = answer.weighed?.decision.verdicts ?? [];
    return [{ id, status: "skipped" as const, reason: answer.choice.because, verdicts }];
  });
  await writeStatus(tx, changes, ["pending", "held"]);
  await announceChanges(tx, closed);
  return closed.length;
}
