import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import { parsePhoneNumberFromString } from "libphonenumber-js";
import pg from "pg";
import { answering } from "../support/answering";

/** What a first version of an import looks like: a row read is a row checked and inserted, in plain text, by itself. */
const tables = `
  drop table if exists naive_consents, naive_leads;
  create table naive_leads (id bigserial primary key, first_name text, last_name text, phone text unique, email text unique,
    company text, state text, zip text, attributes jsonb, created_at timestamptz default now());
  create table naive_consents (id bigserial primary key, lead_id bigint references naive_leads, source text, at timestamptz, wording text);`;

const insertLead = {
  name: "lead",
  text: `insert into naive_leads (first_name, last_name, phone, email, company, state, zip, attributes)
    values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning id`,
};
const insertConsent = {
  name: "consent",
  text: "insert into naive_consents (lead_id, source, at, wording) values ($1, $2, $3, $4)",
};

type Row = Record<string, string>;

const isEmail = (text: string) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text);

function addressesOf(row: Row) {
  const number = row.phone ? parsePhoneNumberFromString(row.phone, "US") : undefined;
  const isBadPhone = row.phone !== "" && !number?.isValid();
  const isBadEmail = row.email !== "" && !isEmail(row.email ?? "");
  return isBadPhone || isBadEmail || (!row.phone && !row.email)
    ? null
    : { phone: number?.number ?? null, email: row.email?.toLowerCase() || null };
}

async function insert(client: pg.Client, row: Row): Promise<boolean> {
  const to = addressesOf(row);
  if (!to) return false;
  const { first_name, last_name, company, state, zip } = row;
  const attributes = JSON.stringify({ plan: row.plan });
  const values = [first_name, last_name, to.phone, to.email, company, state, zip, attributes];
  const { rows } = await client.query({ ...insertLead, values });
  if (!rows[0]) return false;
  const consent = [rows[0].id, row.consent_sms_source, row.consent_sms_at, row.consent_sms_wording];
  await client.query({ ...insertConsent, values: consent });
  return true;
}

type Job = { url: string; file: string; rows: number };

answering({
  async prepare({ url }: Job) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(tables);
    await client.end();
  },
  async run({ url, file, rows }: Job) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    let [read, stored] = [0, 0];
    for await (const row of createReadStream(file).pipe(parse({ columns: true, to: rows }))) {
      read++;
      if (await insert(client, row as Row)) stored++;
    }
    await client.end();
    return { read, stored };
  },
});
