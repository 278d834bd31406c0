import { z } from "zod";
import { showLimits } from "@/server/messaging";
import type { Limit } from "@/server/messaging/schemas";
import { json, rest } from "../rest";

const Query = z.object({ campaign_id: z.string().optional() });

/** What limits sending now, over everything or over one campaign, which limit binds, how many messages wait for it, and until when. */
export const GET = rest({ scope: "campaigns:read", query: Query }, async ({ ctx, query }) => {
  const { limits, waiting, binding, sentence } = await showLimits(ctx, { campaignId: query.campaign_id });
  return json({
    data: limits.map(shownLimit),
    waiting: { count: waiting.count, is_more: waiting.isMore },
    binding: binding && shownLimit(binding),
    sentence,
  });
});

const shownLimit = ({ freesAt, ...limit }: Limit) => ({ ...limit, frees_at: freesAt?.toISOString() ?? null });
