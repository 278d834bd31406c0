import { historyIds, leadRow } from "@/server/leads";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { makeCursor, readCursor } from "@/server/platform/cursor";
import { inTransaction } from "@/server/platform/db";
import { type TenantKeys, tenantKeys } from "@/server/platform/vault";
import { TimelineInput } from "../schemas";
import { aiSource, bookingSource, messageSource, slowDownSource, touchSource } from "./outreach";
import { changeSource, consentSource, importSource, mergeSource, scoreSource, suppressionSource } from "./record";
import type { Slice, TimelineItem, TimelineSource } from "./slice";

const sources: readonly TimelineSource[] = [
  messageSource,
  touchSource,
  aiSource,
  bookingSource,
  consentSource,
  suppressionSource,
  changeSource,
  scoreSource,
  importSource,
  mergeSource,
  slowDownSource,
];

export interface TimelinePage {
  data: TimelineItem[];
  nextCursor: string | null;
  hasMore: boolean;
}

const byPlace = (a: TimelineItem, b: TimelineItem) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1);
const list = (leadId: string) => `timeline:${leadId}`;

function placeOf(keys: TenantKeys, leadId: string, cursor: string | undefined): Slice["after"] {
  if (!cursor) return null;
  const [at, id] = readCursor(keys, list(leadId), cursor);
  return { at: String(at), id: String(id) };
}

/**
 * Everything that happened to a lead, newest first: texts, sends that did not happen and why, AI acts, bookings, consent,
 * changes, scores, imports and merges, those of the leads that were merged into it among them. A page by key: the
 * hundredth costs what the first costs.
 */
export async function leadTimeline(ctx: Ctx, input: TimelineInput): Promise<TimelinePage> {
  authorize(ctx, "leads:read");
  const { leadId, kinds, search, cursor, limit } = TimelineInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const keys = await tenantKeys(tx);
    const lead = await leadRow(tx, leadId);
    const leadIds = await historyIds(tx, lead);
    const slice = { leadIds, after: placeOf(keys, lead.id, cursor), limit: limit + 1, search };
    const items: TimelineItem[] = [];
    for (const source of sources)
      if (kinds.length === 0 || kinds.includes(source.kind)) items.push(...(await source.items(tx, slice)));
    const data = items.sort(byPlace).slice(0, limit);
    const last = data.at(-1);
    const hasMore = items.length > limit && last !== undefined;
    const nextCursor = hasMore ? makeCursor(keys, list(lead.id), [last.at.toISOString(), last.id]) : null;
    return { data, nextCursor, hasMore };
  });
}
