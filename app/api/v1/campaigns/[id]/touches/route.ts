import { z } from "zod";
import { campaignTouches } from "@/server/campaigns";
import { touchTabs } from "@/server/campaigns/schemas";
import { json, rest } from "../../../rest";
import { campaignIdOf } from "../campaign-id";

const Query = z.object({
  status: z.enum(touchTabs).optional(),
  step: z.coerce.number().int().min(1).max(3).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

/** The ledger row by row, each with every stored verdict. */
export const GET = rest({ scope: "campaigns:read", query: Query }, async ({ ctx, query, params }) => {
  const { data, nextCursor } = await campaignTouches(ctx, { ...campaignIdOf(params), ...query });
  return json({
    data: data.map((touch) => ({
      id: touch.id,
      lead_id: touch.leadId,
      step: touch.step,
      channel: touch.channel,
      channel_rule: touch.channelRule,
      channel_choice: touch.choice,
      status: touch.status === "sending" ? "pending" : touch.status,
      delivery: touch.delivery,
      reason: touch.reason,
      verdict: touch.verdict ?? [],
      due_at: touch.dueAt.toISOString(),
      sent_at: touch.sentAt?.toISOString() ?? null,
      provider_id: touch.providerId,
      segments: touch.segments,
    })),
    next_cursor: nextCursor,
    has_more: nextCursor !== null,
  });
});
