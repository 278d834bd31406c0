import { z } from "zod";
import { dryRun } from "@/server/campaigns";
import { json, rest } from "../../../rest";
import { campaignIdOf } from "../campaign-id";

const Query = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(200),
  cursor: z.string().max(200).optional(),
});

/** What a launch would do now, lead by lead, by the composer and the gate of real sends; nothing is sent. */
export const POST = rest({ scope: "campaigns:read", query: Query }, async ({ ctx, query, params }) => {
  const { summary, data, nextCursor } = await dryRun(ctx, { ...campaignIdOf(params), ...query });
  return json({
    summary: {
      would_send: summary.wouldSend,
      held: summary.held,
      skipped: summary.skipped,
      segments: summary.segments,
      cost_minor: summary.costMinor,
    },
    data: data.map((row) => ({
      lead_id: row.leadId,
      outcome: row.outcome,
      channel: row.channel,
      channel_because: row.because,
      reason: row.reason,
      rule: row.rule,
      send_at: row.sendAt?.toISOString() ?? null,
      local_time: row.localTime,
      segments: row.segments,
    })),
    next_cursor: nextCursor,
    has_more: nextCursor !== null,
  });
});
