import { z } from "zod";
import { searchLeads } from "@/server/leads";
import type { Ctx } from "@/server/platform/ctx";
import { log } from "@/server/platform/log";
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
const sources: SearchSource[] = [searchLeads];

const SearchInput = z.object({ text: z.string().trim().min(1).max(100) });

async function hitsOf(source: SearchSource, ctx: Ctx, text: string): Promise<SearchHit[]> {
  try {
    return await source(ctx, { text, limit: 6 });
  } catch (error) {
    log.warn({ requestId: ctx.requestId, err: error }, "a search source failed");
    return [];
  }
}

export const searchRouter = router({
  everything: tenantProcedure
    .input(SearchInput)
    .query(async ({ ctx, input }) =>
      (await Promise.all(sources.map((source) => hitsOf(source, ctx, input.text)))).flat(),
    ),
});
