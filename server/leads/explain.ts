import { and, eq, sql } from "drizzle-orm";
import { leads } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import { isId } from "@/server/platform/ids";
import { conditionsOf } from "./filter";
import { visibleTo } from "./rows";
import { type Clause, type EventClause, type Filter, type FilterNode, nodesOf } from "./schemas";

/** A node of a filter with its answer for one lead; `has` is what the lead has in the field, where it may be shown. */
export type WeighedNode =
  | { joins: "all" | "any"; holds: boolean; nodes: WeighedNode[] }
  | { clause: Clause | EventClause; holds: boolean; has: string | null };

/** The clauses of a filter from its first to its last, whatever groups they stand in. */
export const clausesIn = (filter: object): (Clause | EventClause)[] =>
  nodesOf(filter).flatMap((node) => ("field" in node || "event" in node ? [node] : clausesIn(node)));

/** Every clause of a filter answered for one lead, in one statement. @throws NotFound for a lead that is not there. */
export async function explainLead(tx: Tx, leadId: string, filter: Filter): Promise<WeighedNode> {
  const clauses = clausesIn(filter);
  const answered = await answersFor(tx, leadId, clauses);
  return weighed(filter, new Map(clauses.map((clause, at) => [clause, answered[at] ?? { holds: false, has: null }])));
}

type Answer = { holds: boolean; has: string | null };

async function answersFor(tx: Tx, leadId: string, clauses: readonly (Clause | EventClause)[]): Promise<Answer[]> {
  const conditions = await conditionsOf(tx, clauses);
  const parts = conditions.map(
    ({ holds, has }) => sql`json_build_object('holds', coalesce((${holds}), false), 'has', ${has ?? sql`null::text`})`,
  );
  const answers = sql<Answer[]>`json_build_array(${sql.join(parts, sql`, `)})`;
  const [row] = isId(leadId)
    ? await tx
        .select({ answers })
        .from(leads)
        .where(and(visibleTo(tx), eq(leads.id, leadId)))
    : [];
  if (!row) throw new NotFound("lead");
  return row.answers;
}

function weighed(node: FilterNode | Filter, answers: ReadonlyMap<Clause | EventClause, Answer>): WeighedNode {
  if ("field" in node || "event" in node) {
    const clause = node as Clause | EventClause;
    return { clause, ...(answers.get(clause) ?? { holds: false, has: null }) };
  }
  const nodes = nodesOf(node).map((inner) => weighed(inner, answers));
  const joins = "any" in node ? ("any" as const) : ("all" as const);
  return { joins, holds: nodes.length === 0 || holds(joins, nodes), nodes };
}

/** An empty group asks for nothing, so everybody is in it. */
const holds = (joins: "all" | "any", nodes: readonly WeighedNode[]) =>
  joins === "any" ? nodes.some((node) => node.holds) : nodes.every((node) => node.holds);
