import { and } from "drizzle-orm";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { countWhere, type LeadCount } from "./count";
import { clausesIn } from "./explain";
import { conditionsOf } from "./filter";
import { visibleTo } from "./rows";
import { ClauseCountsInput } from "./schemas";

const budgetMs = 1000;

/**
 * How many leads each clause matches by itself, from the first clause to the last: one request for all. What does not
 * fit into a second comes as null, to be asked again by its place (`only`).
 */
export async function countClauses(ctx: Ctx, input: ClauseCountsInput): Promise<(LeadCount | null)[]> {
  authorize(ctx, "leads:read");
  const { filter, only } = ClauseCountsInput.parse(input);
  const until = ctx.realNow().getTime() + budgetMs;
  return inTransaction(ctx, async (tx) => {
    const conditions = await conditionsOf(tx, clausesIn(filter));
    const counts: (LeadCount | null)[] = conditions.map(() => null);
    const [first, ...others] = conditions.map((_, at) => at).filter((at) => !only || only.includes(at));
    const count = async (at: number) => {
      counts[at] = await countWhere(tx, and(visibleTo(tx), conditions[at]?.holds));
    };
    if (first !== undefined) await count(first); // each request gets on by one at least
    for (const at of others) if (ctx.realNow().getTime() < until) await count(at);
    return counts;
  });
}
