import type { Readable } from "node:stream";
import {
  countLeads,
  type ExportLeadsInput,
  exportLeads,
  exportWorkbook,
  type LeadPage,
  listLeads,
} from "@/server/leads";
import { everyOf } from "@/server/leads/schemas";
import type { Ctx } from "@/server/platform/ctx";
import { CountWithinInput, type Filter, LeadsWithinInput } from "./schemas";
import { getSegment } from "./segments";

const within = async (ctx: Ctx, filter: Filter, segmentId: string | null | undefined): Promise<Filter> =>
  segmentId ? everyOf([filter, (await getSegment(ctx, { segmentId })).filter]) : filter;

/** A page of the leads that match, inside a segment when one is named. @throws NotFound for a segment that is not there. */
export async function leadsWithin(ctx: Ctx, input: LeadsWithinInput): Promise<LeadPage> {
  const { segmentId, ...asked } = LeadsWithinInput.parse(input);
  return listLeads(ctx, { ...asked, filter: await within(ctx, asked.filter, segmentId) });
}

export async function countWithin(ctx: Ctx, input: CountWithinInput): Promise<{ count: number; approximate: boolean }> {
  const { segmentId, ...asked } = CountWithinInput.parse(input);
  return countLeads(ctx, { ...asked, filter: await within(ctx, asked.filter, segmentId) });
}

export async function exportWithin(
  ctx: Ctx,
  input: ExportLeadsInput,
  segmentId?: string | null,
): Promise<AsyncGenerator<string>> {
  return exportLeads(ctx, { ...input, filter: await within(ctx, input.filter ?? {}, segmentId) });
}

/** The same as a workbook. */
export async function workbookWithin(ctx: Ctx, input: ExportLeadsInput, segmentId?: string | null): Promise<Readable> {
  return exportWorkbook(ctx, { ...input, filter: await within(ctx, input.filter ?? {}, segmentId) });
}
