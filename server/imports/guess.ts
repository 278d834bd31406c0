import { readEmail, readPhone } from "@/server/leads";
import { orderOf } from "./dates";
import { dateFields, type Guess, type ImportField, type Mapping } from "./schemas";

/** What people call the columns; compared in lower case, without punctuation. */
const synonyms: Record<ImportField, string> = {
  external_id:
    "external id,external ref,crm id,lead id,contact id,customer id,record id,salesforce id,hubspot id,client id,ref",
  first_name: "first name,firstname,first,fname,given name,given,forename,vorname,prenom,nombre",
  last_name: "last name,lastname,last,lname,surname,family name,nachname,apellido,apellidos",
  full_name: "full name,fullname,name,contact,contact name,lead name,customer name,customer,lead",
  phone:
    "phone,phone number,mobile,mobile phone,mobile number,cell,cell phone,cellphone,cell number,telephone,tel,telephone number,sms,sms number,phone 1,primary phone,handy,telefon,telefono,whatsapp,contact number,number",
  email: "email,e mail,email address,e mail address,mail,primary email,correo,courriel,work email",
  company:
    "company,company name,organization,organisation,business,business name,account,account name,employer,firma,empresa",
  company_website: "company website,website,web site,url,web,site,domain,company url,homepage",
  timezone: "timezone,time zone,tz,zeitzone",
  state: "state,province,region,state province,bundesland,st",
  postcode: "postcode,post code,zip,zip code,zipcode,postal code,postal,plz",
  country: "country,country code,nation,land,pais",
  last_contacted:
    "last contacted,last contact,last touch,last contacted at,last contact date,last activity,last activity date,last called,last call,last reached,last contacted date,date last contacted",
  tags: "tags,tag,labels,label,list,lists,segment,category,categories",
  owner: "owner,lead owner,contact owner,sales rep,rep,account owner,assigned to,assignee,salesperson",
  persona: "persona",
  consent_sms:
    "consent sms,sms consent,consent,opt in,optin,opted in,sms opt in,sms optin,text consent,tcpa consent,marketing consent,permission,consent status,sms permission",
  consent_sms_source:
    "consent sms source,consent source,sms consent source,opt in source,optin source,source of consent,consent method",
  consent_sms_at:
    "consent sms at,consent date,consent at,sms consent date,sms consent at,opt in date,optin date,opt in at,date of consent,consented at,consent timestamp,consent obtained at,consent time",
  consent_sms_wording:
    "consent sms wording,consent wording,consent text,consent text version,consent language,opt in text,sms consent wording,consent version,consent statement,opt in wording",
  consent_email: "consent email,email consent,email opt in,email optin,email permission,newsletter",
  consent_email_source: "consent email source,email consent source,email opt in source",
  consent_email_at: "consent email at,email consent date,email consent at,email opt in date",
  consent_email_wording: "consent email wording,email consent wording,email consent text",
  opt_out:
    "opt out,optout,opted out,opt outs,unsubscribed,unsubscribe,do not contact,dnc,do not call,do not text,dnd,stop,suppressed,suppression,blocked",
};

/** Columns of our own export that only the product itself sets. */
const ours = new Set(
  "id,conversation state,response status,follow up stage,eligible for reengagement,lifecycle stage,engagement stage,score,outreach paused at,created at,updated at,column,value,reason,row".split(
    ",",
  ),
);

const fieldByName = new Map(
  Object.entries(synonyms).flatMap(([field, names]) => names.split(",").map((name) => [name, field] as const)),
);
const plain = (name: string) =>
  name
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** "Last Quote ($)" becomes "last_quote". */
export const attributeKey = (column: string): string => plain(column).replaceAll(" ", "_").slice(0, 60) || "column";

const shareOf = (values: readonly string[], test: (value: string) => boolean) => {
  const filled = values.filter((value) => value.trim() !== "");
  return filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
};
const isPhone = (value: string) => value.replace(/\D/g, "").length >= 7 && "phone" in readPhone(value, "US");
const isEmail = (value: string) => "email" in readEmail(value);

function byName(column: string): Guess | null {
  const name = plain(column).replace(/ \d$/, "");
  const field = fieldByName.get(plain(column)) ?? fieldByName.get(name) ?? fieldByName.get(name.replaceAll(" ", ""));
  if (field) return { field, by: "name", confidence: 0.98 };
  return ours.has(plain(column)) ? { field: "", by: "name", confidence: 0.98 } : null;
}

function byValues(values: readonly string[]): Guess | null {
  if (shareOf(values, isEmail) > 0.7) return { field: "email", by: "values", confidence: 0.9 };
  return shareOf(values, isPhone) > 0.7 ? { field: "phone", by: "values", confidence: 0.9 } : null;
}

const asAttribute = (column: string): Guess => ({ field: `custom:${attributeKey(column)}`, by: "none", confidence: 0 });

/**
 * What each column is likely to be: by its name, else by its values, else an attribute of its own, so that nothing of the
 * file is lost. An earlier import of the same columns answers first. No field is given twice.
 */
export function guessMapping(
  columns: readonly string[],
  rows: readonly string[][],
  earlier: Mapping | null,
): Record<string, Guess> {
  const used = new Set<string>();
  const take = (column: string, guess: Guess | null): Guess => {
    const free =
      guess && (guess.field === "" || guess.field === "tags" || !used.has(guess.field))
        ? guess
        : freeAttribute(column, used);
    if (free.field) used.add(free.field);
    return free;
  };
  const named = columns.map((column) =>
    earlier ? { field: earlier[column] ?? "", by: "earlier" as const, confidence: 1 } : byName(column),
  );
  const taken = new Set(named.flatMap((guess) => (guess?.field ? [guess.field] : [])));
  return Object.fromEntries(
    columns.map((column, at) => {
      const values = named[at] ? null : byValues(rows.map((row) => row[at] ?? ""));
      return [column, take(column, named[at] ?? (values && !taken.has(values.field) ? values : null))];
    }),
  );
}

function freeAttribute(column: string, used: ReadonlySet<string>): Guess {
  const first = asAttribute(column);
  let free = first;
  for (let again = 2; used.has(free.field); again++) free = { ...first, field: `${first.field}_${again}` };
  return free;
}

export const mappingOf = (guesses: Record<string, Guess>): Mapping =>
  Object.fromEntries(Object.entries(guesses).map(([column, { field }]) => [column, field]));

/** The mapped date columns whose first values can be read both ways. */
export function ambiguousDates(mapping: Mapping, columns: readonly string[], rows: readonly string[][]): string[] {
  return columns.filter(
    (column, at) => dateFields.includes(mapping[column] ?? "") && orderOf(rows.map((row) => row[at] ?? "")) === null,
  );
}

/** The order that a file's own dates prove, or null when they prove none. */
export function provenOrder(mapping: Mapping, columns: readonly string[], rows: readonly string[][]) {
  const values = columns.flatMap((column, at) =>
    dateFields.includes(mapping[column] ?? "") ? rows.map((row) => row[at] ?? "") : [],
  );
  const order = orderOf(values);
  return order === "clear" ? null : order;
}
