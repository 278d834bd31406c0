import type { RuleGroupType, RuleType } from "react-querybuilder";
import {
  type Clause,
  type EventClause,
  type Filter,
  type FilterNode,
  nodesOf,
  problemOfClause,
} from "@/server/leads/schemas";

/** An event stands among the fields of the editor as "event:replied". */
export const eventField = "event:";
export const deepest = 2;

/** A filter as the editor's tree; each rule has the place of its clause as its id, so that a count finds it. */
export function toRules(filter: Filter): RuleGroupType {
  let place = 0;
  const group = (node: object, id: string): RuleGroupType => ({
    id,
    combinator: "any" in node ? "or" : "and",
    rules: nodesOf(node).map((inner) =>
      "field" in inner || "event" in inner ? rule(inner, `r${place++}`) : group(inner, `g${id}-${place}`),
    ),
  });
  return group(filter, "g");
}

function rule(clause: Clause | EventClause, id: string): RuleType {
  if ("field" in clause) return { id, field: clause.field, operator: clause.op, value: clause.value ?? "" };
  const operator = clause.did_not === true || clause.did === false ? "did_not" : "did";
  return { id, field: `${eventField}${clause.event}`, operator, value: clause.within_days ?? "" };
}

/** The clause that a rule of the editor means. */
export function clauseOf({ field, operator, value }: RuleType): Clause | EventClause {
  if (!field.startsWith(eventField))
    return { field, op: operator as Clause["op"], ...(isAsked(operator) ? { value } : {}) };
  const event = field.slice(eventField.length) as EventClause["event"];
  const days = Number(value) > 0 ? { within_days: Number(value) } : {};
  return { event, ...(operator === "did_not" ? { did_not: true } : { did: true }), ...days };
}

const isAsked = (operator: string) => operator !== "exists" && operator !== "missing";

/** Why a rule cannot be asked yet, or null. */
export function problemOf(rule: RuleType): string | null {
  const clause = clauseOf(rule);
  return "field" in clause ? problemOfClause(clause) : null;
}

const isGroup = (node: RuleGroupType["rules"][number]): node is RuleGroupType =>
  typeof node === "object" && "rules" in node;

/** The rules of the tree that can be asked, from the first to the last. */
export const askedRules = (group: RuleGroupType): RuleType[] =>
  group.rules.flatMap((node) => (isGroup(node) ? askedRules(node) : problemOf(node) === null ? [node] : []));

/** How many rules cannot be asked yet. */
export const faultyRules = (group: RuleGroupType): number =>
  group.rules.reduce((sum, node) => sum + (isGroup(node) ? faultyRules(node) : problemOf(node) === null ? 0 : 1), 0);

/** The tree as a filter: what cannot be asked is left out, and so is a group with nothing in it. */
export function toFilter(group: RuleGroupType): Filter {
  const nodes = group.rules.flatMap((node): FilterNode[] => {
    if (!isGroup(node)) return problemOf(node) === null ? [clauseOf(node)] : [];
    const inner = toFilter(node);
    return nodesOf(inner).length > 0 ? [inner as FilterNode] : [];
  });
  if (nodes.length === 0) return {};
  return group.combinator === "or" ? { any: nodes } : { all: nodes };
}
