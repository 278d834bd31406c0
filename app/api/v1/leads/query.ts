import { z } from "zod";
import { everyOf, type Filter } from "@/server/leads/schemas";
import type { Ctx } from "@/server/platform/ctx";
import { getSegment } from "@/server/segments";

/** What the list and the export of leads may be asked by. */
export const LeadQuery = z.object({
  phone: z.string().max(50).optional(),
  email: z.string().max(254).optional(),
  state: z.string().max(50).optional(),
  search: z.string().max(200).default(""),
  segment_id: z.string().optional(),
});
export type LeadQuery = z.output<typeof LeadQuery>;

/** The filter that the query means, its segment's included. */
export async function filterFrom(ctx: Ctx, { phone, email, state, segment_id }: LeadQuery): Promise<Filter> {
  const segment = segment_id ? await getSegment(ctx, { segmentId: segment_id }) : null;
  const clauses = [
    ...(phone === undefined ? [] : [{ field: "phone", op: "eq" as const, value: plusOf(phone) }]),
    ...(email === undefined ? [] : [{ field: "email", op: "eq" as const, value: email }]),
    ...(state === undefined ? [] : [{ field: "conversation_state", op: "eq" as const, value: state }]),
  ];
  return everyOf([{ all: clauses }, ...(segment ? [segment.filter] : [])]);
}

/** "+1415..." in a query that nobody encoded arrives as " 1415...". */
const plusOf = (phone: string) => (/^ \d/.test(phone) ? `+${phone.trim()}` : phone);
