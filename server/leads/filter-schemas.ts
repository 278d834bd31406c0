import { z } from "zod";

/** How the value of a filterable field behaves. */
export type FieldKind =
  | "text"
  | "number"
  | "instant"
  | "choice"
  | "flag"
  | "list"
  | "address"
  | "attribute"
  | "segment";

/** The fields that a filter may name, beside `attributes.<key>`. */
export const filterFields = {
  name: "text",
  first_name: "text",
  last_name: "text",
  company: "text",
  company_key: "choice",
  company_website: "text",
  external_id: "text",
  phone: "address",
  email: "address",
  timezone: "text",
  state: "text",
  postcode: "text",
  country: "text",
  persona: "text",
  engagement_stage: "text",
  conversation_state: "choice",
  response_status: "choice",
  follow_up_stage: "choice",
  lifecycle_stage: "choice",
  qualification: "choice",
  sms_consent: "choice",
  email_consent: "choice",
  owner: "choice",
  import_id: "choice",
  in_segment: "segment",
  tags: "list",
  suppressed: "list",
  score: "number",
  last_contacted_at: "instant",
  created_at: "instant",
  updated_at: "instant",
  outreach_paused_at: "instant",
  eligible_for_reengagement: "flag",
  undeliverable_sms: "flag",
  is_sample: "flag",
  has_next_step: "flag",
} as const satisfies Record<string, FieldKind>;
export type FilterField = keyof typeof filterFields;

export const filterOps = [
  "eq",
  "neq",
  "in",
  "contains",
  "starts_with",
  "gt",
  "lt",
  "before",
  "after",
  "within_days",
  "not_within_days",
  "exists",
  "missing",
] as const;
export type FilterOp = (typeof filterOps)[number];

/** Which comparisons make sense for a kind of field. */
export const opsOf: Record<FieldKind, readonly FilterOp[]> = {
  text: ["eq", "neq", "in", "contains", "starts_with", "exists", "missing"],
  number: ["eq", "neq", "in", "gt", "lt", "exists", "missing"],
  instant: ["before", "after", "gt", "lt", "within_days", "not_within_days", "exists", "missing"],
  choice: ["eq", "neq", "in", "exists", "missing"],
  flag: ["eq", "neq"],
  segment: ["eq", "neq", "in"],
  list: ["eq", "neq", "contains", "in", "exists", "missing"],
  address: ["eq", "neq", "in", "exists", "missing"],
  // A value of a workspace's own field: text that may be a decimal or an ISO day, compared as what it is asked for.
  attribute: filterOps,
};

/** What a lead did or was sent, which a filter may ask for. */
export const leadEvents = ["texted", "replied", "booked", "opted_out"] as const;
export type LeadEvent = (typeof leadEvents)[number];

const Scalar = z.union([z.string().max(500), z.number(), z.boolean()]);

const shapeSentence =
  "A clause is {field, op, value}, {event, did or did_not, within_days}, or a group {all: [...]} or {any: [...]}.";

export const Clause = z.strictObject(
  {
    field: z.string().min(1).max(120),
    op: z.enum(filterOps),
    value: z.union([Scalar, z.array(z.union([z.string().max(500), z.number()])).max(500)]).optional(),
  },
  shapeSentence,
);
export type Clause = z.infer<typeof Clause>;

export const EventClause = z.strictObject(
  {
    event: z.enum(leadEvents),
    did: z.boolean().optional(),
    did_not: z.boolean().optional(),
    within_days: z.number().positive().max(3650).optional(),
  },
  shapeSentence,
);
export type EventClause = z.infer<typeof EventClause>;

const leaf = [Clause, EventClause] as const;
const groupOf = <Node extends z.ZodType>(node: Node) =>
  z.union([
    z.strictObject({ all: z.array(node).max(50) }, shapeSentence),
    z.strictObject({ any: z.array(node).max(50) }, shapeSentence),
  ]);
const InnermostGroup = groupOf(z.union(leaf, shapeSentence));
const InnerGroup = groupOf(z.union([...leaf, InnermostGroup], shapeSentence));
const nodes = z.array(z.union([...leaf, InnerGroup], shapeSentence)).max(50, "A group holds at most 50 clauses.");

export type FilterNode = Clause | EventClause | { all: FilterNode[] } | { any: FilterNode[] };

/** The kind of a field by name, or null when a filter may not name it. */
export function kindOfField(field: string): FieldKind | null {
  if (/^attributes\.[^.].{0,99}$/.test(field)) return "attribute";
  return Object.hasOwn(filterFields, field) ? filterFields[field as FilterField] : null;
}

const isMoment = (value: unknown) => typeof value === "string" && !Number.isNaN(Date.parse(value));

/** Why a clause cannot be asked, or null when it can. */
export function problemOfClause({ field, op, value }: Clause): string | null {
  const kind = kindOfField(field);
  if (!kind) return `There is no field called "${field}".`;
  if (!opsOf[kind].includes(op))
    return `The field ${field} cannot be asked with ${op}; it knows ${opsOf[kind].join(", ")}.`;
  return op === "exists" || op === "missing" ? null : problemOfValue(kind, { field, op, value });
}

function problemOfValue(kind: FieldKind, { field, op, value }: Clause): string | null {
  if (op === "in") return Array.isArray(value) && value.length > 0 ? null : `${field} in needs a list of values.`;
  if (value === undefined || Array.isArray(value) || value === "") return `${field} ${op} needs a value.`;
  const missing = missingIn(kind, op, value);
  return missing ? `${field} ${op} needs ${missing}.` : null;
}

type Demand = { says: string; holds: (value: unknown) => boolean };
const date: Demand = { says: "a date such as 2026-03-04", holds: isMoment };
const number: Demand = { says: "a number", holds: (value) => Number.isFinite(Number(value)) };
const either: Demand = { says: "a number or a date", holds: (value) => number.holds(value) || isMoment(value) };
const demands: Partial<Record<FieldKind, Partial<Record<FilterOp, Demand>>>> = {
  instant: { before: date, after: date, gt: date, lt: date },
  number: { eq: number, neq: number, gt: number, lt: number },
  attribute: { before: date, after: date, gt: either, lt: either },
};

function missingIn(kind: FieldKind, op: FilterOp, value: unknown): string | null {
  if (op === "within_days" || op === "not_within_days") return Number(value) > 0 ? null : "a number of days";
  const demand = demands[kind]?.[op];
  return demand && !demand.holds(value) ? demand.says : null;
}

const clausesOf = (node: FilterNode): (Clause | EventClause)[] =>
  "all" in node ? node.all.flatMap(clausesOf) : "any" in node ? node.any.flatMap(clausesOf) : [node];

export type Filter = { all: FilterNode[] } | { any: FilterNode[] } | Record<string, never>;

const wholeSentence = `A filter is {}, {"all": [...]} or {"any": [...]}, nested at most two deep. ${shapeSentence}`;

/** Who belongs: `{}` is everybody; groups nest two deep. The UI, the API and campaigns share it. */
export const Filter: z.ZodType<Filter, Filter> = z
  .union(
    [
      z.strictObject({ all: nodes }, wholeSentence),
      z.strictObject({ any: nodes }, wholeSentence),
      z.strictObject({}, wholeSentence),
    ],
    wholeSentence,
  )
  .superRefine((filter, check) => {
    for (const clause of nodesOf(filter).flatMap(clausesOf)) {
      const problem = "field" in clause ? problemOfClause(clause) : null;
      if (problem) check.addIssue({ code: "custom", message: problem });
    }
  }) as unknown as z.ZodType<Filter, Filter>;

/** The filter's top level, whatever joins it. */
export const nodesOf = (filter: object): FilterNode[] =>
  "all" in filter ? (filter.all as FilterNode[]) : "any" in filter ? (filter.any as FilterNode[]) : [];

/** All filters at once: what the list's search, its segment and its own filter mean together. */
export function everyOf(filters: Filter[]): Filter {
  const asked = filters.filter((filter) => nodesOf(filter).length > 0);
  if (asked.length < 2) return asked[0] ?? {};
  const groups = asked.filter((filter) => "any" in filter) as FilterNode[];
  return { all: [...asked.filter((filter) => "all" in filter).flatMap(nodesOf), ...groups] };
}
