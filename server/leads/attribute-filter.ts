import { ilike, or, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/server/platform/db";
import { literal } from "@/server/platform/literal";
import { type Clause, optionSeparator } from "./schemas";

const dayMs = 86_400_000;

const texts = (value: Clause["value"]) =>
  (Array.isArray(value) ? value : [value]).map((one) => String(one ?? "").toLowerCase());

/** The value as a number, null where it is none: a comparison then leaves the lead out instead of failing. */
const asNumber = (operand: SQL) =>
  sql`(case when ${operand} ~ '^-?[0-9]{1,40}([.][0-9]{1,40})?$' then (${operand})::numeric end)`;
/** The value as an ISO day, null where it is none; days compare as texts. */
const asDay = (operand: SQL) =>
  sql`(case when ${operand} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}' then left(${operand}, 10) end)`;
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/**
 * What is asked of a value of a workspace's own field. The value decides how it is compared: a number as a number, a date
 * as a day, several options as a set; whatever is neither is left out of a comparison.
 */
export function attributeClause(tx: Tx, operand: SQL, { op, value }: Clause): SQL {
  const [text = ""] = texts(value);
  if (op === "in") return anyOf(operand, texts(value));
  if (op === "contains") return ilike(operand, `%${literal(text)}%`);
  if (op === "starts_with") return ilike(operand, `${literal(text)}%`);
  if (op === "neq") return sql`lower(${operand}) is distinct from ${text}`;
  if (op === "eq") return sql`lower(${operand}) = ${text}`;
  return op.endsWith("within_days") ? dayWithin(tx, operand, { op, value }) : compared(operand, { op, value });
}

/** One of these, or, where several options were chosen, any of them. */
const anyOf = (operand: SQL, wanted: string[]): SQL => {
  const list = sql`array[${sql.join(
    wanted.map((one) => sql`${one}::text`),
    sql`, `,
  )}]`;
  return sql`(lower(${operand}) = any (${list}) or string_to_array(lower(${operand}), ${optionSeparator}) && ${list})`;
};

type Comparison = Pick<Clause, "op" | "value">;

function dayWithin(tx: Tx, operand: SQL, { op, value }: Comparison): SQL {
  const since = dayOf(new Date(tx.now().getTime() - Number(value) * dayMs));
  const day = asDay(operand);
  if (op === "within_days") return sql`(${day} >= ${since} and ${day} <= ${dayOf(tx.now())})`;
  return or(sql`${day} is null`, sql`${day} < ${since}`) ?? sql`false`;
}

function compared(operand: SQL, { op, value }: Comparison): SQL {
  const isNumber = (op === "gt" || op === "lt") && Number.isFinite(Number(value));
  const left = isNumber ? asNumber(operand) : asDay(operand);
  const right = isNumber ? sql`${String(value)}::numeric` : sql`${dayOf(new Date(String(value)))}::text`;
  return op === "gt" || op === "after" ? sql`${left} > ${right}` : sql`${left} < ${right}`;
}
