import { z } from "zod";
import { searchCampaigns } from "@/server/campaigns";
import { searchLeads } from "@/server/leads";
import type { Ctx } from "@/server/platform/ctx";
import { log } from "@/server/platform/log";
import { searchSegments } from "@/server/segments";
import { router, tenantProcedure } from "./init";

export interface SearchHit {
  /** The group it stands under: a key of messages/en/shell.json, "search.kinds". */
  kind: string;
  id: string;
  title: string;
  detail?: string;
  /** Under /t/[tenant]. */
  path: string;
}

/** Finds at most `limit` things of its domain for which the actor has the right; answers none otherwise. */
export type SearchSource = (ctx: Ctx, input: { text: string; limit: number }) => Promise<SearchHit[]>;

/** What the palette searches: one line a domain. */
const sources: SearchSource[] = [searchLeads, searchCampaigns, searchSegments];

const SearchInput = z.object({ text: z.string().trim().min(1).max(100) });

async function hitsOf(source: SearchSource, ctx: Ctx, text: string): Promise<SearchHit[]> {
  try {
    return await source(ctx, { text, limit: 6 });
  } catch (error) {
    log.warn({ requestId: ctx.requestId, err: error }, "a search source failed");
    return [];
  }
}

/** Everything that a viewer may see and that the text names. */
export const findEverywhere = async (ctx: Ctx, text: string): Promise<SearchHit[]> =>
  (await Promise.all(sources.map((source) => hitsOf(source, ctx, text)))).flat();

export const searchRouter = router({
  everything: tenantProcedure.input(SearchInput).query(({ ctx, input }) => findEverywhere(ctx, input.text)),
});
