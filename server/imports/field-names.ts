import type { ImportField } from "./schemas";

/** What people call the columns; compared in lower case, without punctuation. */
const synonyms: Record<ImportField, string> = {
  external_id:
    "external id,external ref,crm id,lead id,contact id,customer id,record id,salesforce id,hubspot id,client id,ref",
  first_name: "first name,firstname,first,fname,given name,given,forename,vorname,prenom,nombre",
  last_name: "last name,lastname,last,lname,surname,family name,nachname,apellido,apellidos",
  full_name: "full name,fullname,name,contact,contact name,lead name,customer name,customer,lead",
  phone:
    "phone,phone number,mobile,mobile phone,mobile number,cell,cell phone,cellphone,cell number,telephone,tel,telephone number,sms,sms number,phone 1,primary phone,handy,telefon,telefono,whatsapp,contact number,number",
  phone_2:
    "phone 2,second phone,secondary phone,other phone,alternate phone,alternative phone,additional phone,work phone,office phone,business phone,company phone,home phone,landline,mobile 2,telephone 2,work number,home number,work tel",
  phone_3: "phone 3,third phone,mobile 3,telephone 3",
  email: "email,e mail,email address,e mail address,mail,primary email,correo,courriel,work email",
  email_2:
    "email 2,second email,secondary email,other email,alternate email,alternative email,additional email,personal email,private email,home email,e mail 2",
  email_3: "email 3,third email,e mail 3",
  profile:
    "linkedin,linkedin url,linkedin profile,linkedin profile url,linkedin link,profile url,profile link,person linkedin url",
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
  consent_whatsapp: "consent whatsapp,whatsapp consent,whatsapp opt in,whatsapp optin,whatsapp permission,wa opt in",
  consent_whatsapp_source: "consent whatsapp source,whatsapp consent source,whatsapp opt in source",
  consent_whatsapp_at: "consent whatsapp at,whatsapp consent date,whatsapp consent at,whatsapp opt in date",
  consent_whatsapp_wording: "consent whatsapp wording,whatsapp consent wording,whatsapp consent text",
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
export const plainName = (name: string) =>
  name
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** The field that a column of this name is, "" for a column of our own export that is not imported, null for any other name. */
export function fieldNamed(column: string): string | null {
  const name = plainName(column);
  const bare = name.replace(/ \d$/, "");
  const field = fieldByName.get(name) ?? fieldByName.get(bare) ?? fieldByName.get(bare.replaceAll(" ", ""));
  return field ?? (ours.has(name) ? "" : null);
}

export const isFieldName = (column: string): boolean => Boolean(fieldNamed(column));
