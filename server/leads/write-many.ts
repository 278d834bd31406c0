import { and, eq, gt, sql } from "drizzle-orm";
import { leads } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import type { LeadRow } from "./rows";

/** A lead as a set-based writer takes it: everything that a file or a form may say of it, its addresses sealed. */
export type WrittenLead = Pick<
  LeadRow,
  | "id"
  | "externalId"
  | "firstName"
  | "lastName"
  | "searchText"
  | "company"
  | "companyWebsite"
  | "phoneSealed"
  | "phoneHash"
  | "emailSealed"
  | "emailHash"
  | "phoneCountry"
  | "phoneZones"
  | "phoneRegions"
  | "timeZone"
  | "timeZoneStatedAt"
  | "state"
  | "postcode"
  | "country"
  | "lastContactedAt"
  | "ownerId"
  | "tags"
  | "persona"
  | "attributes"
  | "undeliverableSms"
> &
  // What a new lead's consent comes to; of a lead that exists it changes with the records alone.
  Partial<Pick<LeadRow, "smsConsent" | "emailConsent">>;

const hex = (bytes: Uint8Array | null) =>
  bytes ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex") : undefined;

/** What a lead lacks is left out: the database reads less, and takes it as null. */
const asJson = (rows: readonly WrittenLead[]) => JSON.stringify(rows.map(written));

function written({ phoneSealed, emailSealed, ...plain }: WrittenLead) {
  const fields: Record<string, unknown> = { phoneSealed: hex(phoneSealed), emailSealed: hex(emailSealed) };
  for (const [name, value] of Object.entries(plain)) if (value !== null) fields[name] = value;
  return fields;
}

const shape = sql`"id" uuid, "externalId" text, "firstName" text, "lastName" text, "searchText" text, "company" text,
  "companyWebsite" text, "phoneSealed" text, "phoneHash" text, "emailSealed" text, "emailHash" text, "phoneCountry" text,
  "phoneZones" text, "phoneRegions" text, "timeZone" text, "timeZoneStatedAt" timestamptz, "state" text, "postcode" text,
  "country" text, "lastContactedAt" timestamptz, "ownerId" uuid, "tags" text[], "persona" text, "attributes" jsonb,
  "undeliverableSms" boolean, "smsConsent" text, "emailConsent" text`;

/** Adds leads in one statement; `importId` remembers the file they came from. */
export async function insertLeads(
  tx: Tx,
  rows: readonly WrittenLead[],
  origin: { importId: string | null; isSample: boolean },
): Promise<void> {
  if (rows.length === 0) return;
  const now = tx.now().toISOString();
  await tx.execute(sql`
    insert into leads (tenant_id, id, external_id, first_name, last_name, search_text, company, company_website, phone_sealed,
      phone_hash, email_sealed, email_hash, phone_country, phone_zones, phone_regions, time_zone, time_zone_stated_at, state,
      postcode, country, last_contacted_at, owner_id, tags, persona, attributes, undeliverable_sms, sms_consent, email_consent, import_id, is_sample,
      created_at, updated_at)
    select ${tx.tenantId}::uuid, "id", "externalId", "firstName", "lastName", "searchText", "company", "companyWebsite",
      decode("phoneSealed", 'hex'), "phoneHash", decode("emailSealed", 'hex'), "emailHash", "phoneCountry", "phoneZones",
      "phoneRegions", "timeZone", "timeZoneStatedAt", "state", "postcode", "country", "lastContactedAt", "ownerId", "tags",
      "persona", "attributes", "undeliverableSms", coalesce("smsConsent", 'none'), coalesce("emailConsent", 'none'), ${origin.importId}::uuid, ${origin.isSample}::boolean, ${now}::timestamptz,
      ${now}::timestamptz
    from json_to_recordset(${asJson(rows)}::json) as x(${shape})`);
}

/** Writes leads that exist over, in one statement. The caller holds their locks. */
export async function overwriteLeads(tx: Tx, rows: readonly WrittenLead[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(sql`
    update leads l set external_id = x."externalId", first_name = x."firstName", last_name = x."lastName",
      search_text = x."searchText", company = x."company", company_website = x."companyWebsite",
      phone_sealed = decode(x."phoneSealed", 'hex'), phone_hash = x."phoneHash",
      email_sealed = decode(x."emailSealed", 'hex'), email_hash = x."emailHash", phone_country = x."phoneCountry",
      phone_zones = x."phoneZones", phone_regions = x."phoneRegions", time_zone = x."timeZone",
      time_zone_stated_at = x."timeZoneStatedAt", state = x."state", postcode = x."postcode", country = x."country",
      last_contacted_at = x."lastContactedAt", owner_id = x."ownerId", tags = x."tags", persona = x."persona",
      attributes = x."attributes", undeliverable_sms = x."undeliverableSms", updated_at = ${tx.now().toISOString()}::timestamptz
    from json_to_recordset(${asJson(rows)}::json) as x(${shape})
    where l.tenant_id = ${tx.tenantId}::uuid and l.id = x."id"`);
}

export interface Keys {
  phoneHashes: readonly string[];
  emailHashes: readonly string[];
  externalIds: readonly string[];
  profileHashes?: readonly string[];
}

type KeyColumn = typeof leads.phoneHash | typeof leads.emailHash | typeof leads.externalId;

/**
 * The ids behind some keys of one kind. The `limit` keeps the planner from joining otherwise than key by key through the
 * unique index: read as one condition, a batch compared every lead of the table with every key of the batch.
 */
const idsBehind = (tx: Tx, column: KeyColumn, values: readonly string[]) => sql`
  select l.id from json_array_elements_text(${JSON.stringify(values)}::json) as k(value)
  cross join lateral (
    select coalesce(merged_into_id, id) as id from leads where tenant_id = ${tx.tenantId}::uuid and ${column} = k.value limit 1
  ) l`;

/** The same for the addresses that leads have beside their primary ones. */
const furtherBehind = (tx: Tx, kind: "phone" | "email" | "profile", values: readonly string[]) => sql`
  select ${kind} as kind, k.value, p.lead_id as id from json_array_elements_text(${JSON.stringify(values)}::json) as k(value)
  cross join lateral (
    select lead_id from contact_points
    where tenant_id = ${tx.tenantId}::uuid and kind = ${kind} and value_hash = k.value and removed_at is null limit 1
  ) p`;

/** And for the external ids that leads brought along when they were merged. */
const mergedBehind = (tx: Tx, values: readonly string[]) => sql`
  select 'external' as kind, k.value, m.merged_into_id as id from json_array_elements_text(${JSON.stringify(values)}::json) as k(value)
  cross join lateral (
    select merged_into_id from leads
    where tenant_id = ${tx.tenantId}::uuid and external_id = k.value and merged_into_id is not null limit 1
  ) m`;

/** A key that names a lead otherwise than by its own columns: a further address, or the external id of one merged into it. */
export type Alias = { kind: "phone" | "email" | "profile" | "external"; value: string; id: string };

export async function aliasesBehind(
  tx: Tx,
  { phoneHashes, emailHashes, externalIds, profileHashes = [] }: Keys,
): Promise<Alias[]> {
  const profiles = profileHashes.length > 0 ? [furtherBehind(tx, "profile", profileHashes)] : [];
  const sought = [
    furtherBehind(tx, "phone", phoneHashes),
    furtherBehind(tx, "email", emailHashes),
    mergedBehind(tx, externalIds),
    ...profiles,
  ];
  const { rows } = (await tx.execute(sql.join(sought, sql` union all `))) as unknown as { rows: Alias[] };
  return rows;
}

/** The leads that any of these keys names; with `lock` they are held, in id order, until the transaction ends. */
export async function leadsByKeys(
  tx: Tx,
  keys: Keys,
  { lock = false, aliases = [] }: { lock?: boolean; aliases?: readonly Alias[] } = {},
): Promise<LeadRow[]> {
  const kinds: [KeyColumn, readonly string[]][] = [
    [leads.phoneHash, keys.phoneHashes],
    [leads.emailHash, keys.emailHashes],
    [leads.externalId, keys.externalIds],
  ];
  const named = kinds
    .filter(([, values]) => values.length > 0)
    .map(([column, values]) => idsBehind(tx, column, values));
  if (named.length === 0) return [];
  if (aliases.length > 0)
    named.push(sql`select json_array_elements_text(${JSON.stringify(aliases.map(({ id }) => id))}::json)::uuid`);
  const found = tx
    .select()
    .from(leads)
    .where(and(eq(leads.tenantId, tx.tenantId), sql`${leads.id} = any (array(${sql.join(named, sql` union all `)}))`))
    .orderBy(leads.id);
  return lock ? found.for("update") : found;
}

/** These leads, held in id order until the transaction ends. */
export async function lockLeadsByIds(tx: Tx, leadIds: readonly string[]): Promise<LeadRow[]> {
  if (leadIds.length === 0) return [];
  const isOne = sql`${leads.id} = any (array(select json_array_elements_text(${JSON.stringify(leadIds)}::json)::uuid))`;
  return tx
    .select()
    .from(leads)
    .where(and(eq(leads.tenantId, tx.tenantId), isOne))
    .orderBy(leads.id)
    .for("update");
}

/** The leads that an import made, in id order behind `after`: so many at a time. */
export async function madeByImport(
  tx: Tx,
  importId: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<string[]> {
  const rows = await tx
    .select({ id: leads.id })
    .from(leads)
    .where(and(eq(leads.tenantId, tx.tenantId), eq(leads.importId, importId), after ? gt(leads.id, after) : undefined))
    .orderBy(leads.id)
    .limit(limit);
  return rows.map((row) => row.id);
}

/**
 * Removes leads that nobody wrote to and nothing refers to, with the further addresses that their import brought;
 * answers which went. For taking an import back.
 */
export async function removeUntouched(tx: Tx, leadIds: readonly string[], since: Date): Promise<string[]> {
  if (leadIds.length === 0) return [];
  const gone = (await tx.execute(sql`
    with gone as (delete from leads l
    where l.tenant_id = ${tx.tenantId}::uuid
      and l.id = any (array(select json_array_elements_text(${JSON.stringify(leadIds)}::json)::uuid))
      and l.updated_at <= ${since.toISOString()}::timestamptz
      and not exists (select 1 from touches t where t.tenant_id = l.tenant_id and t.lead_id = l.id)
      and not exists (select 1 from messages m where m.tenant_id = l.tenant_id and m.lead_id = l.id)
      and not exists (select 1 from conversations c where c.tenant_id = l.tenant_id and c.lead_id = l.id)
      and not exists (select 1 from enrollments e where e.tenant_id = l.tenant_id and e.lead_id = l.id)
      and not exists (select 1 from bookings b where b.tenant_id = l.tenant_id and b.lead_id = l.id)
      and not exists (select 1 from booking_links k where k.tenant_id = l.tenant_id and k.lead_id = l.id)
      and not exists (select 1 from contact_points p
        where p.tenant_id = l.tenant_id and p.lead_id = l.id and p.import_id is distinct from l.import_id)
      and l.merged_into_id is null
      and not exists (select 1 from merges g where g.tenant_id = l.tenant_id and (g.survivor_id = l.id or g.loser_id = l.id))
      and not exists (select 1 from simulated_replies s where s.tenant_id = l.tenant_id and s.lead_id = l.id)
    returning l.id),
    points as (delete from contact_points p using gone where p.tenant_id = ${tx.tenantId}::uuid and p.lead_id = gone.id)
    select id from gone`)) as unknown as { rows: { id: string }[] };
  return gone.rows.map((row) => row.id);
}
