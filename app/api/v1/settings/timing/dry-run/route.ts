import { previewRules } from "@/server/messaging";
import { PreviewRulesInput } from "@/server/messaging/schemas";
import { json, rest } from "../../../rest";

/** What a change of the rules would do to the messages of the next seven days; keeps nothing. */
export const POST = rest({ scope: "settings:timing", body: PreviewRulesInput }, async ({ ctx, body }) => {
  const { people, nextCursor, ...summary } = await previewRules(ctx, body);
  return json({
    summary: {
      looked_at: summary.looked,
      is_all: summary.isAll,
      would_hold: summary.wouldHold,
      would_skip: summary.wouldSkip,
      would_go_sooner: summary.wouldGoSooner,
      latest: summary.latest,
    },
    data: people.map(({ touchId, leadId, dueAt, effect, until, reason }) => ({
      touch_id: touchId,
      lead_id: leadId,
      due_at: dueAt,
      effect,
      until,
      reason,
    })),
    next_cursor: nextCursor,
  });
});
