import type { TouchChannel } from "@/server/leads/schemas";
import { configuredDrafter } from "@/server/llm";
import { type Weighed, weighChannels, weighTexts } from "@/server/messaging";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import type { Windows } from "@/server/timing/schemas";
import { leadsFor, stageOf, textFor } from "./recipients";
import { exampleLink } from "./review";
import { type Campaign, routeOf, type Step } from "./rows";

/** `because`: why by this channel, where it was in question. */
type Routed = { leadId: string; channel: TouchChannel; because: string | null };
export type Judged = { leadId: string; skip: string } | (Routed & { weighed: Weighed });
type Question = { campaign: Campaign; step: Step; leadIds: readonly string[] };

/**
 * One step as it would reach these leads now: by the channel that would be chosen, written by the composer and weighed by
 * the gate that real sends pass, with made-up booking addresses, so that nothing is stored. Marked `system`: its callers
 * have authorized.
 */
export async function weighStep(ctx: Ctx, { campaign, step, leadIds }: Question): Promise<Judged[]> {
  const [stage, people, routes] = await inTransaction(
    ctx,
    async (tx) =>
      [
        await stageOf(tx, campaign.id),
        await leadsFor(tx, leadIds),
        await routesFor(tx, { campaign, step, leadIds }),
      ] as const,
  );
  const link = campaign.bookingUrl ? exampleLink() : null;
  const drafter = configuredDrafter();
  const open = routes.flatMap((route) => ("channel" in route ? [route] : []));
  const texts = await Promise.all(
    open.flatMap((route) => {
      const lead = people.get(route.leadId);
      if (!lead) return [];
      const { channel } = route;
      return [textFor({ stage, step: step.step, channel, lead, link, drafter }).then((text) => ({ route, text }))];
    }),
  );
  const ready = texts.flatMap(({ route, text }) => ("body" in text ? [{ route, ...text }] : []));
  const weighed = await inTransaction(ctx, (tx) =>
    weighTexts(
      tx,
      ready.map(({ route, ...text }) => ({ ...proposalOf(campaign, step, route), ...text })),
    ),
  );
  const routeBy = new Map(open.map((route) => [route.leadId, route]));
  return [
    ...routes.flatMap((route) => ("skip" in route ? [route] : [])),
    ...texts.flatMap(({ route, text }) => ("skip" in text ? [{ leadId: route.leadId, skip: text.skip }] : [])),
    ...weighed.flatMap((one) => {
      const route = routeBy.get(one.key);
      return route ? [{ ...route, weighed: one }] : [];
    }),
  ];
}

/** By which channel each lead would be reached. */
async function routesFor(
  tx: Tx,
  { campaign, step, leadIds }: Question,
): Promise<(Routed | { leadId: string; skip: string })[]> {
  const { channel, channelRule } = routeOf(step);
  if (channelRule === "fixed") return leadIds.map((leadId) => ({ leadId, channel, because: null }));
  const answers = await weighChannels(
    tx,
    leadIds.map((leadId) => ({
      proposal: proposalOf(campaign, step, { leadId, channel }),
      named: channelRule === "fallback" ? channel : null,
      after: null,
    })),
  );
  return leadIds.flatMap((leadId) => {
    const choice = answers.get(leadId)?.choice;
    if (!choice) return [];
    const { chosen, because } = choice;
    return [chosen ? { leadId, channel: chosen, because } : { leadId, skip: because }];
  });
}

const proposalOf = (campaign: Campaign, step: Step, { leadId, channel }: Pick<Routed, "leadId" | "channel">) => ({
  key: leadId,
  conversationId: leadId,
  leadId,
  channel,
  source: "campaign" as const,
  class: "marketing" as const,
  author: step.mode === "ai" ? ("ai" as const) : ("campaign" as const),
  answersMessageId: null,
  body: null,
  campaign: {
    id: campaign.id,
    status: "running",
    windows: campaign.window as Partial<Windows> | null,
    bestTime: campaign.bestTime,
  },
});
