import { and, eq, inArray } from "drizzle-orm";
import { touches } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { among } from "@/server/platform/db/among";
import { newId } from "@/server/platform/ids";
import { handToPeople } from "./acts/hand-over";
import { noteUnanswered } from "./attention/attention";
import { routeTouches } from "./choice/route";
import type { Claimed, RunningCampaign } from "./claim";
import type { Budget } from "./governor";
import { announceChanges, type Cleared, type StatusChange, writeSending, writeStatus } from "./ledger-writes";
import type { Composed } from "./touch-source";
import { type Proposal, type Weighed, weighInTurn, weighTexts } from "./weigh";

export interface Sorted {
  readonly held: number;
  readonly skipped: number;
  readonly failed: number;
}

const statusOf = { hold: "held", skip: "skipped", refuse: "failed" } as const;

const campaignFacts = (touch: Claimed, running: readonly RunningCampaign[]): Proposal["campaign"] => {
  if (!touch.campaignId) return null;
  const paused = { id: touch.campaignId, status: "paused", windows: null };
  return running.find(({ id }) => id === touch.campaignId) ?? paused;
};

const proposalOf = (
  touch: Claimed,
  running: readonly RunningCampaign[],
  written: Extract<Composed, { body: string }> | null,
): Proposal => ({
  key: touch.id,
  touchId: touch.id,
  channel: touch.channel,
  conversationId: touch.conversationId,
  leadId: touch.leadId,
  source: touch.source,
  class: touch.class,
  author: touch.author,
  answersMessageId: touch.answersMessageId,
  body: written?.body ?? null,
  subject: written?.subject,
  linkDomains: written?.linkDomains,
  template: written?.template ?? null,
  files: written?.files,
  link: written?.link ?? null,
  campaign: campaignFacts(touch, running),
  hasWaited: touch.hasWaited,
});

/** Stores what the gate decided about the texts that may not go now. A campaign that stopped running leaves its rows as they were. */
async function storeRejections(
  tx: Tx,
  weighed: readonly Weighed[],
  touchesById: ReadonlyMap<string, Claimed>,
): Promise<Sorted> {
  const changes = weighed.flatMap(({ key, decision }): StatusChange[] => {
    if (decision.outcome === "send" || decision.rule === "campaign") return [];
    const status = statusOf[decision.outcome];
    return [{ id: key, status, reason: decision.reason, dueAt: decision.until, verdicts: decision.verdicts }];
  });
  await writeStatus(tx, changes, ["pending", "held"]);
  await noteUnanswered(
    tx,
    weighed.map(({ key, decision }) => ({ leadId: touchesById.get(key)?.leadId ?? null, decision })),
  );
  await announceChanges(
    tx,
    changes.flatMap(({ id }) => touchesById.get(id) ?? []),
  );
  const count = (status: string) => changes.filter((change) => change.status === status).length;
  return { held: count("held"), skipped: count("skipped"), failed: count("failed") };
}

const byId = (claimed: readonly Claimed[]) => new Map(claimed.map((touch) => [touch.id, touch]));

/** The gate before anything is written: by which channel, and who may be reached at all, now. The rest is held or skipped with its verdict. */
export async function sortDue(
  tx: Tx,
  claimed: readonly Claimed[],
  running: readonly RunningCampaign[],
): Promise<{ ready: Claimed[]; sorted: Sorted }> {
  const {
    routed,
    weighed: chosen,
    closed,
  } = await routeTouches(tx, claimed, (touch) => proposalOf(touch, running, null));
  const alreadyWeighed = new Set(chosen.map(({ key }) => key));
  const others = routed.filter(({ id }) => !alreadyWeighed.has(id));
  const weighed = [
    ...chosen,
    ...(await weighTexts(
      tx,
      others.map((touch) => proposalOf(touch, running, null)),
    )),
  ];
  const sorted = await storeRejections(tx, weighed, byId(routed));
  const sendable = new Set(weighed.filter(({ decision }) => decision.outcome === "send").map(({ key }) => key));
  return {
    ready: routed.filter(({ id }) => sendable.has(id)),
    sorted: { ...sorted, skipped: sorted.skipped + closed },
  };
}

async function stillWaiting(tx: Tx, claimed: readonly Claimed[]): Promise<Claimed[]> {
  if (claimed.length === 0) return [];
  const rows = await tx
    .select({ id: touches.id })
    .from(touches)
    .where(
      and(
        eq(touches.tenantId, tx.tenantId),
        among(
          touches.id,
          claimed.map(({ id }) => id),
        ),
        inArray(touches.status, ["pending", "held"]),
      ),
    )
    .for("update", { skipLocked: true });
  const waiting = new Set(rows.map(({ id }) => id));
  return claimed.filter(({ id }) => waiting.has(id));
}

type Written = {
  claimed: readonly Claimed[];
  composed: ReadonlyMap<string, Composed>;
  running: readonly RunningCampaign[];
  budget: Budget;
};

/**
 * The whole gate again, now with the words and under the rows' locks, because anything may have changed while they were
 * written. What passes and fits the throughput is committed as `sending` before any carrier hears of it.
 */
export async function clearTexts(
  tx: Tx,
  { claimed, composed, running, budget }: Written,
): Promise<{ cleared: Cleared[]; sorted: Sorted }> {
  const waiting = await stillWaiting(tx, claimed);
  const dropped = await storeSourceAnswers(tx, waiting, composed);
  const proposals = waiting.flatMap((touch) => {
    const words = composed.get(touch.id);
    return words && "body" in words ? [proposalOf(touch, running, words)] : [];
  });
  const weighed = await weighInTurn(tx, proposals);
  const touchesById = byId(waiting);
  const sorted = await storeRejections(tx, weighed, touchesById);
  const handed = await handToPeople(tx, weighed, touchesById);
  const taken = weighed.flatMap((one) => takeTokens(one, touchesById.get(one.key), budget) ?? []);
  const cleared = [...Map.groupBy(taken, ({ sender }) => sender.id).values()]
    .flat()
    .map((text) => numbered(text, composed));
  await writeSending(tx, cleared);
  await budget.settle();
  return {
    cleared,
    sorted: {
      held: sorted.held + dropped.held + handed.held,
      skipped: sorted.skipped + dropped.skipped + handed.skipped,
      failed: sorted.failed,
    },
  };
}

/** A text without tokens left stays due; the next round takes it. */
function takeTokens(
  { decision, sender, to, body, segments, closesAt, addressHash, mail, template, card }: Weighed,
  touch: Claimed | undefined,
  budget: Budget,
) {
  if (decision.outcome !== "send" || !touch || !sender || to === null || body === null) return null;
  const quotas = budget.take({
    sender,
    to,
    segments,
    class: touch.class,
    campaignId: touch.campaignId,
    step: touch.step,
  });
  if (!quotas) return null;
  return {
    touch,
    quotas,
    to,
    addressHash,
    body,
    segments,
    sender,
    closesAt,
    mail,
    template,
    card,
    verdicts: decision.verdicts,
  };
}

/** In the order in which they are handed over: each attempt's number is greater than the one before. */
const numbered = <Text extends { touch: Claimed }>(text: Text, composed: Written["composed"]) => ({
  ...text,
  files: filesOf(composed.get(text.touch.id)),
  attemptId: newId(),
});

const filesOf = (words: Composed | undefined) => (words && "body" in words ? (words.files ?? []) : []);

/** What the sources themselves dropped or put off. */
async function storeSourceAnswers(
  tx: Tx,
  waiting: readonly Claimed[],
  composed: ReadonlyMap<string, Composed>,
): Promise<Sorted> {
  const changes = waiting.flatMap(({ id }): StatusChange[] => {
    const words = composed.get(id);
    if (!words || "body" in words) return [];
    if ("skip" in words) return [{ id, status: "skipped", reason: words.skip }];
    return [{ id, status: "held", reason: words.reason, dueAt: words.holdUntil }];
  });
  await writeStatus(tx, changes, ["pending", "held"]);
  const changed = new Set(changes.map(({ id }) => id));
  await announceChanges(
    tx,
    waiting.filter(({ id }) => changed.has(id)),
  );
  const count = (status: string) => changes.filter((change) => change.status === status).length;
  return { held: count("held"), skipped: count("skipped"), failed: 0 };
}
