import { configuredDrafter } from "@/server/llm";
import { type Weighed, weighTexts } from "@/server/messaging";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import type { Windows } from "@/server/timing/schemas";
import { leadsFor, stageOf, textFor } from "./recipients";
import { exampleLink } from "./review";
import type { Campaign, Step } from "./rows";

export type Judged = { leadId: string; skip: string } | { leadId: string; weighed: Weighed };
type Question = { campaign: Campaign; step: Step; leadIds: readonly string[] };

/**
 * One step as it would reach these leads now: written by the composer and weighed by the gate that real sends pass,
 * with made-up booking addresses, so that nothing is stored. Marked `system`: its callers have authorized.
 */
export async function weighStep(ctx: Ctx, { campaign, step, leadIds }: Question): Promise<Judged[]> {
  const [stage, people] = await inTransaction(
    ctx,
    async (tx) => [await stageOf(tx, campaign.id), await leadsFor(tx, leadIds)] as const,
  );
  const link = campaign.bookingUrl ? exampleLink() : null;
  const drafter = configuredDrafter();
  const texts = await Promise.all(
    [...people.values()].map(async (lead) => ({
      leadId: lead.id,
      text: await textFor({ stage, step: step.step, lead, link, drafter }),
    })),
  );
  const ready = texts.flatMap(({ leadId, text }) => ("body" in text ? [{ leadId, ...text }] : []));
  const weighed = await inTransaction(ctx, (tx) =>
    weighTexts(
      tx,
      ready.map((one) => proposalOf(campaign, step, one)),
    ),
  );
  const skipped = texts.flatMap(({ leadId, text }) => ("skip" in text ? [{ leadId, skip: text.skip }] : []));
  return [...skipped, ...weighed.map((one) => ({ leadId: one.key, weighed: one }))];
}

type Ready = { leadId: string; body: string; subject: string | null };

const proposalOf = (campaign: Campaign, step: Step, { leadId, body, subject }: Ready) => ({
  key: leadId,
  conversationId: leadId,
  leadId,
  channel: step.channel,
  source: "campaign" as const,
  class: "marketing" as const,
  author: step.mode === "ai" ? ("ai" as const) : ("campaign" as const),
  answersMessageId: null,
  body,
  subject,
  campaign: { id: campaign.id, status: "running", windows: campaign.window as Partial<Windows> | null },
});
