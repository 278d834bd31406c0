import {
  type AnyColumn,
  and,
  eq,
  gt,
  ilike,
  inArray,
  isNotNull,
  isNull,
  lt,
  not,
  notInArray,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { companyKeyOf, conversations, leads, segmentMembers, touches } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { isId } from "@/server/platform/ids";
import { literal } from "@/server/platform/literal";
import { blindIndexWith, type TenantKeys, tenantKeys } from "@/server/platform/vault";
import { attributeClause } from "./attribute-filter";
import { readEmail } from "./email";
import { eventOf } from "./event-filter";
import { fitSql, mostFit } from "./fit";
import { readPhone } from "./phone";
import { visibleTo } from "./rows";
import {
  type Clause,
  type EventClause,
  type FieldKind,
  type Filter,
  type FilterField,
  type FilterNode,
  kindOfField,
  nodesOf,
} from "./schemas";

const columns: Partial<Record<FilterField, AnyColumn>> = {
  first_name: leads.firstName,
  last_name: leads.lastName,
  name: leads.searchText,
  company: leads.company,
  company_key: leads.companyKey,
  company_website: leads.companyWebsite,
  external_id: leads.externalId,
  timezone: leads.timeZone,
  state: leads.state,
  postcode: leads.postcode,
  country: leads.country,
  persona: leads.persona,
  engagement_stage: leads.engagementStage,
  conversation_state: leads.conversationState,
  response_status: leads.responseStatus,
  follow_up_stage: leads.followUpStage,
  lifecycle_stage: leads.lifecycleStage,
  qualification: leads.qualification,
  sms_consent: leads.smsConsent,
  email_consent: leads.emailConsent,
  owner: leads.ownerId,
  import_id: leads.importId,
  tags: leads.tags,
  suppressed: leads.suppressed,
  score: leads.score,
  last_contacted_at: leads.lastContactedAt,
  created_at: leads.createdAt,
  updated_at: leads.updatedAt,
  outreach_paused_at: leads.outreachPausedAt,
  eligible_for_reengagement: leads.eligibleForReengagement,
  undeliverable_sms: leads.undeliverableSms,
  is_sample: leads.isSample,
};

const dayMs = 86_400_000;
const nobody = sql`false`;
const everybody = sql`true`;

type Asked = { tx: Tx; keys: TenantKeys };
type Operand = AnyColumn | SQL;

/** The leads that a filter means, and that the actor may see, as one condition on the leads table. */
export async function leadsMatching(tx: Tx, filter: Filter): Promise<SQL> {
  const asked = { tx, keys: await tenantKeys(tx) };
  return and(visibleTo(tx), groupOf(asked, filter)) ?? everybody;
}

/** Each clause as a condition of its own, and what a lead has in its field; an address is not told. */
export async function conditionsOf(
  tx: Tx,
  clauses: readonly (Clause | EventClause)[],
): Promise<{ holds: SQL; has: SQL | null }[]> {
  const asked = { tx, keys: await tenantKeys(tx) };
  return clauses.map((clause) => {
    const operand = "field" in clause ? operandOf(clause.field) : undefined;
    return { holds: nodeOf(asked, clause), has: operand ? sql`${operand}::text` : null };
  });
}

function groupOf(asked: Asked, group: object): SQL {
  const parts = nodesOf(group).map((node) => nodeOf(asked, node));
  if (parts.length === 0) return everybody;
  return ("any" in group ? or(...parts) : and(...parts)) ?? everybody;
}

function nodeOf(asked: Asked, node: FilterNode): SQL {
  if ("field" in node) return clauseOf(asked, node);
  return "event" in node ? eventOf(asked.tx, node) : groupOf(asked, node);
}

function clauseOf(asked: Asked, clause: Clause): SQL {
  const { field, op, value } = clause;
  if (field === "phone" || field === "email") return addressClause(asked, { ...clause, field });
  if (field === "in_segment") return memberClause(op, value);
  return columnClause(asked, clause, { operand: operandOf(field), kind: kindOfField(field) });
}

type Asking = { operand: Operand | undefined; kind: FieldKind | null };

function columnClause(asked: Asked, clause: Clause, { operand, kind }: Asking): SQL {
  const { field, op, value } = clause;
  if (!operand || !kind) return nobody;
  if (kind === "list") return listClause(operand, op, value);
  if (op === "exists" || op === "missing") return presenceClause(operand, op, kind === "text" || kind === "attribute");
  if (kind === "attribute") return attributeClause(asked.tx, sql`${operand}`, clause);
  if (kind === "instant") return instantClause(asked.tx, operand, clause);
  if (field === "owner" || field === "import_id") return idClause(asked.tx, operand, clause);
  return valueClause(kind, operand, clause);
}

function valueClause(kind: FieldKind, operand: Operand, { field, op, value }: Clause): SQL {
  if (field === "company_key") return companyClause(op, value);
  if (kind === "text") return textClause(operand, op, value);
  if (kind === "flag") return flagClause(operand, op, value);
  return kind === "number" ? numberClause(operand, op, value) : choiceClause(operand, op, value);
}

/** An empty text counts as missing. */
function presenceClause(operand: Operand, op: "exists" | "missing", isText: boolean): SQL {
  if (op === "exists") return isText ? (and(isNotNull(operand), sql`${operand} <> ''`) ?? nobody) : isNotNull(operand);
  return isText ? (or(isNull(operand), sql`${operand} = ''`) ?? nobody) : isNull(operand);
}

/** Something waits for the lead: an intended text, an answer of the assistant or of a person. */
const hasNextStep = sql`(exists (select from ${touches} where ${and(
  eq(touches.tenantId, leads.tenantId),
  eq(touches.leadId, leads.id),
  inArray(touches.status, ["pending", "held", "sending"]),
)}) or exists (select from ${conversations} where ${and(
  eq(conversations.tenantId, leads.tenantId),
  eq(conversations.id, leads.id),
  or(isNotNull(conversations.turnDueAt), isNotNull(conversations.needsHuman)),
)}))`;

function operandOf(field: string): Operand | undefined {
  if (field === "has_next_step") return hasNextStep;
  if (field.startsWith("attributes.")) return sql`${leads.attributes} ->> ${field.slice("attributes.".length)}::text`;
  return columns[field as FilterField];
}

const texts = (value: Clause["value"]) =>
  (Array.isArray(value) ? value : [value]).map((one) => String(one ?? "").toLowerCase());

function textClause(operand: Operand, op: Clause["op"], value: Clause["value"]): SQL {
  const [text = ""] = texts(value);
  if (op === "in") return inArray(sql`lower(${operand})`, texts(value));
  if (op === "contains") return ilike(sql`${operand}`, `%${literal(text)}%`);
  if (op === "starts_with") return ilike(sql`${operand}`, `${literal(text)}%`);
  return op === "neq" ? sql`lower(${operand}) is distinct from ${text}` : sql`lower(${operand}) = ${text}`;
}

/** Columns are compared as they are stored: a cast would hide them from their index. */
function choiceClause(operand: Operand, op: Clause["op"], value: Clause["value"]): SQL {
  const values = (Array.isArray(value) ? value : [value]).map(String);
  if (op === "in") return inArray(sql`${operand}`, values);
  return op === "neq" ? sql`${operand} is distinct from ${values[0]}` : sql`${operand} = ${values[0]}`;
}

/** A company by its name in any spelling. */
function companyClause(op: Clause["op"], value: Clause["value"]): SQL {
  const keys = (Array.isArray(value) ? value : [value]).map((name) => companyKeyOf(sql`${String(name)}::text`));
  const isAmong = inArray(sql`${leads.companyKey}`, keys);
  return op === "neq" ? (or(isNull(leads.companyKey), not(isAmong)) ?? nobody) : isAmong;
}

function flagClause(operand: Operand, op: Clause["op"], value: Clause["value"]): SQL {
  const isMeant = (String(value) === "true") === (op !== "neq");
  return isMeant ? sql`${operand}` : sql`not ${operand}`;
}

function idClause(tx: Tx, operand: Operand, { op, value }: Clause): SQL {
  const ids = (Array.isArray(value) ? value : [value])
    .map((one) => (one === "me" ? tx.ctx.actor.id : String(one)))
    .filter(isId);
  if (op === "neq")
    return ids.length === 0 ? everybody : (or(isNull(operand), notInArray(sql`${operand}`, ids)) ?? nobody);
  return ids.length === 0 ? nobody : inArray(sql`${operand}`, ids);
}

/** Membership of fixed segments. */
function memberClause(op: Clause["op"], value: Clause["value"]): SQL {
  const ids = (Array.isArray(value) ? value : [value]).map(String).filter(isId);
  const named = ids.length === 0 ? nobody : inArray(segmentMembers.segmentId, ids);
  const belongs = and(eq(segmentMembers.tenantId, leads.tenantId), eq(segmentMembers.leadId, leads.id), named);
  const isMember = sql`exists (select 1 from ${segmentMembers} where ${belongs})`;
  return op === "neq" ? not(isMember) : isMember;
}

function numberClause(operand: Operand, op: Clause["op"], value: Clause["value"]): SQL {
  const numbers = (Array.isArray(value) ? value : [value]).map(Number).filter(Number.isFinite);
  if (numbers.length === 0) return nobody;
  const own = compared(operand, op, numbers);
  const isAboveFields = (op === "gt" || op === "eq" || op === "in") && Math.min(...numbers) >= mostFit;
  if (isAboveFields) return own;
  // A lead to whom nothing happened has no score of its own and stands at its fields.
  return or(and(isNotNull(operand), own), and(isNull(operand), compared(sql`(${fitSql})`, op, numbers))) ?? nobody;
}

function compared(operand: Operand, op: Clause["op"], numbers: readonly number[]): SQL {
  const [number = 0] = numbers;
  if (op === "in") return inArray(sql`${operand}`, [...numbers]);
  if (op === "gt") return gt(sql`${operand}`, number);
  if (op === "lt") return lt(sql`${operand}`, number);
  return op === "neq" ? sql`${operand} is distinct from ${number}` : sql`${operand} = ${number}`;
}

/** `not_within_days` includes those to whom it never happened: "no contact for 90 days" means the uncontacted too. */
function instantClause(tx: Tx, operand: Operand, { op, value }: Clause): SQL {
  const daysAgo = () => new Date(tx.now().getTime() - Number(value) * dayMs).toISOString();
  if (op === "within_days") return sql`${operand} >= ${daysAgo()}::timestamptz`;
  if (op === "not_within_days") return sql`(${operand} is null or ${operand} < ${daysAgo()}::timestamptz)`;
  const at = new Date(String(value)).toISOString();
  return op === "before" || op === "lt" ? sql`${operand} < ${at}::timestamptz` : sql`${operand} > ${at}::timestamptz`;
}

function listClause(operand: Operand, op: Clause["op"], value: Clause["value"]): SQL {
  const isAny = sql`${operand} <> '{}'::text[]`; // word for word what the partial indexes say
  if (op === "exists") return isAny;
  if (op === "missing") return sql`${operand} = '{}'::text[]`;
  const wanted = sql`array[${sql.join(
    (Array.isArray(value) ? value : [value]).map((one) => sql`${String(one)}::text`),
    sql`, `,
  )}]`;
  return op === "neq" ? not(sql`${operand} && ${wanted}`) : sql`(${isAny} and ${operand} && ${wanted})`;
}

type AddressClause = Clause & { field: "phone" | "email" };

/** Addresses are encrypted: they are compared whole, by blind index. */
function addressClause({ keys }: Asked, { field, op, value }: AddressClause): SQL {
  const column = field === "phone" ? leads.phoneHash : leads.emailHash;
  if (op === "exists") return isNotNull(column);
  if (op === "missing") return isNull(column);
  const hashes = (Array.isArray(value) ? value : [value]).flatMap((one) => hashOf(keys, field, String(one)) ?? []);
  if (op === "neq") return hashes.length === 0 ? everybody : (or(isNull(column), notInArray(column, hashes)) ?? nobody);
  return hashes.length === 0 ? nobody : inArray(column, hashes);
}

/** The blind index of an address as a person types it; null when it is none. */
function hashOf(keys: TenantKeys, kind: "phone" | "email", text: string): string | null {
  if (kind === "email") {
    const read = readEmail(text);
    return "email" in read ? blindIndexWith(keys, "email", read.email) : null;
  }
  const read = readPhone(text, "US");
  return "phone" in read ? blindIndexWith(keys, "phone", read.phone) : null;
}

/** The lead has this address beside its primary one. */
const hasFurther = (tx: Tx, kind: "phone" | "email", hash: string): SQL => sql`${leads.id} = (
  select p.lead_id from contact_points p
  where p.tenant_id = ${tx.tenantId}::uuid and p.kind = ${kind} and p.value_hash = ${hash} and p.removed_at is null)`;

/** What somebody types into the search box: part of a name or company, or a whole phone or e-mail. */
export async function searchCondition(tx: Tx, search: string): Promise<SQL | undefined> {
  const text = search.trim().toLowerCase();
  if (text === "") return undefined;
  const keys = await tenantKeys(tx);
  const byName = text.split(/\s+/).map((word) => sql`${leads.searchText} like ${`%${literal(word)}%`}`);
  const email = text.includes("@") ? hashOf(keys, "email", text) : null;
  const phone = (text.match(/\d/g)?.length ?? 0) >= 7 ? hashOf(keys, "phone", text) : null;
  return or(
    and(...byName),
    email ? or(eq(leads.emailHash, email), hasFurther(tx, "email", email)) : undefined,
    phone ? or(eq(leads.phoneHash, phone), hasFurther(tx, "phone", phone)) : undefined,
  );
}
