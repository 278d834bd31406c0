import type { Addresses, LeadRow } from "@/server/leads";

/** What of a lead is compared, in one form. */
export interface Features {
  first: string;
  last: string;
  company: string;
  /** Mailbox without tags; of providers that ignore dots, without those. */
  mailbox: string;
  local: string;
  domain: string;
  phone: string;
  place: string;
}

const letters = (text: string | null) =>
  (text ?? "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const ignoresDots = new Set(["gmail.com", "googlemail.com"]);

/** Mailboxes that anybody can have: that two leads share the provider says nothing. */
const forEverybody = new Set([
  ...ignoresDots,
  "yahoo.com",
  "hotmail.com",
  "outlook.com",
  "live.com",
  "msn.com",
  "icloud.com",
  "me.com",
  "aol.com",
  "gmx.de",
  "gmx.net",
  "web.de",
  "proton.me",
  "protonmail.com",
  "mail.com",
]);

function emailParts(email: string | null) {
  const [whole = "", domain = ""] = (email ?? "").split("@");
  const untagged = whole.split("+")[0] ?? "";
  const local = ignoresDots.has(domain) ? untagged.replaceAll(".", "") : untagged;
  return {
    mailbox: domain ? `${local}@${domain}` : "",
    local: untagged.replace(/[^a-z0-9]/g, ""),
    domain: forEverybody.has(domain) ? "" : domain,
  };
}

type Compared = Pick<LeadRow, "firstName" | "lastName" | "companyKey" | "postcode" | "state"> & Addresses;

export const featuresOf = (lead: Compared): Features => ({
  first: letters(lead.firstName),
  last: letters(lead.lastName),
  company: letters(lead.companyKey),
  ...emailParts(lead.email),
  phone: lead.phone ?? "",
  place: letters(lead.postcode) || letters(lead.state),
});

/**
 * The keys under which a lead is looked up: only leads that share one are compared (blocking), so the work grows with the
 * leads and not with their pairs. Generic local parts and lone short words make no key.
 */
export function blockingKeys({ first, last, company, mailbox, local }: Features): string[] {
  const name = [first, last].filter(Boolean).sort().join(" ");
  return [
    first && last ? `name:${name}` : "",
    last && company ? `work:${last}|${company}` : "",
    first && last ? `initial:${first[0]}${last}|${company}` : "",
    mailbox ? `box:${mailbox}` : "",
    local.length >= 6 && !generic.has(local) ? `local:${local}` : "",
  ].filter(Boolean);
}

const generic = new Set([
  "contact",
  "office",
  "support",
  "service",
  "hello1",
  "accounts",
  "marketing",
  "billing",
  "noreply",
]);
