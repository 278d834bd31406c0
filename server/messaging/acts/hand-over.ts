import { leadsByIds } from "@/server/leads";
import { type Act, isAct } from "@/server/leads/schemas";
import type { Tx } from "@/server/platform/db";
import { cancelTasks, openTasks } from "@/server/tasks";
import type { Claimed } from "../claim";
import { announceChanges, writeStatus } from "../ledger-writes";
import type { Weighed } from "../weigh";

const dayMs = 86_400_000;
/** How long a task of a campaign waits for somebody to do it. */
export const waitDays = 14;

const waits: Record<Act, string> = {
  call: "Waits for a person: the call is on the list of tasks.",
  linkedin: "Waits for a person: the LinkedIn message is on the list of tasks.",
};
export const lapsed = `Nobody did it within ${waitDays} days.`;

type Ready = { touch: Claimed & { channel: Act }; weighed: Weighed };

const isReady = (touch: Claimed | undefined): touch is Ready["touch"] => touch !== undefined && isAct(touch.channel);

/**
 * What passed the gate and is a person's to do becomes a task; its row waits in the ledger until the task is closed. A row
 * whose task was already made comes back when its time is over: it is skipped. Answers how many of each.
 */
export async function handToPeople(
  tx: Tx,
  weighed: readonly Weighed[],
  touchesById: ReadonlyMap<string, Claimed>,
): Promise<{ held: number; skipped: number }> {
  const ready = weighed.flatMap((one): Ready[] => {
    const touch = touchesById.get(one.key);
    return one.decision.outcome === "send" && isReady(touch) ? [{ touch, weighed: one }] : [];
  });
  if (ready.length === 0) return { held: 0, skipped: 0 };
  const opened = await open(tx, ready);
  const late = ready.filter(({ touch }) => !opened.has(touch.id));
  const until = new Date(tx.now().getTime() + waitDays * dayMs);
  await writeStatus(
    tx,
    ready.map(({ touch: { id, channel }, weighed: { decision } }) =>
      opened.has(id)
        ? { id, status: "held" as const, reason: waits[channel], dueAt: until, verdicts: decision.verdicts }
        : { id, status: "skipped" as const, reason: lapsed },
    ),
    ["pending", "held"],
  );
  await cancelTasks(tx, { touchIds: late.map(({ touch }) => touch.id), reason: lapsed });
  await announceChanges(
    tx,
    ready.map(({ touch }) => touch),
  );
  return { held: opened.size, skipped: late.length };
}

/** The touches that a task was made for now: of the lead's owner, else of whoever comes first. */
async function open(tx: Tx, ready: readonly Ready[]): Promise<Set<string | null>> {
  const leads = await leadsByIds(tx, [...new Set(ready.flatMap(({ touch }) => touch.leadId ?? []))]);
  const owners = new Map(leads.map(({ id, ownerId }) => [id, ownerId]));
  const opened = await openTasks(
    tx,
    ready.flatMap(({ touch, weighed }) =>
      touch.leadId
        ? [
            {
              ...{ kind: touch.channel, leadId: touch.leadId, touchId: touch.id, words: weighed.body },
              ...{ campaignId: touch.campaignId, step: touch.step, dueAt: tx.now() },
              ownerId: owners.get(touch.leadId) ?? null,
            },
          ]
        : [],
    ),
  );
  return new Set(opened.map(({ touchId }) => touchId));
}
