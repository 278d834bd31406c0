import { configuredDrafter } from "@/server/llm";
import type { Composed, DueTouch, TouchSource } from "@/server/messaging";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { followOn } from "./follow-on";
import { type Lead, leadsFor, linksFor, type Stage, stageOf, textFor } from "./recipients";

type Batch = { stage: Stage; people: ReadonlyMap<string, Lead>; links: ReadonlyMap<string, string> };

/** How a campaign's texts are written when they are due, and what follows once one was sent. */
export const campaignSource: TouchSource = { source: "campaign", compose, sent: followOn };

/** Marked `system`: the drain calls it. */
async function compose(ctx: Ctx, touches: readonly DueTouch[]): Promise<ReadonlyMap<string, Composed>> {
  const composed = new Map<string, Composed>();
  for (const [campaignId, own] of Map.groupBy(touches, (touch) => touch.campaignId ?? "")) {
    const batch = await inTransaction(ctx, (tx) => batchFor(tx, campaignId, own));
    for (const [touchId, text] of await Promise.all(own.map((touch) => written(batch, touch))))
      composed.set(touchId, text);
  }
  return composed;
}

async function batchFor(tx: Tx, campaignId: string, touches: readonly DueTouch[]): Promise<Batch> {
  const stage = await stageOf(tx, campaignId);
  const idsOf = (some: readonly DueTouch[]) => some.flatMap(({ leadId }) => leadId ?? []);
  const linked = idsOf(touches.filter(({ step }) => namesLink(stage, step)));
  return { stage, people: await leadsFor(tx, idsOf(touches)), links: await linksFor(tx, stage, linked) };
}

/** Only a text that can carry the booking address needs one. */
function namesLink({ script }: Stage, step: number | null): boolean {
  const own = script.steps.find((one) => one.step === step);
  return own?.mode === "ai" || `${own?.body ?? ""} ${own?.link ?? ""}`.toLowerCase().includes("{booking");
}

async function written({ stage, people, links }: Batch, touch: DueTouch): Promise<[string, Composed]> {
  const lead = people.get(touch.leadId ?? "");
  if (!lead) return [touch.id, { skip: "The lead does not exist any more." }];
  const link = links.get(lead.id) ?? null;
  const { step, channel } = touch;
  return [touch.id, await textFor({ stage, step: step ?? 1, channel, lead, link, drafter: configuredDrafter() })];
}
