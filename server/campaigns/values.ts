import { type SQL, sql } from "drizzle-orm";
import { leads } from "@/drizzle/schema";
import type { Brand } from "@/server/branding/schemas";

/** What every text may name of the sender, whoever it goes to. */
export const senderVariables = ["business", "assistant"] as const;
/** The lead's own address of the booking page. */
export const bookingVariable = "booking";

export type Personal = Pick<
  typeof leads.$inferSelect,
  "firstName" | "lastName" | "company" | "state" | "postcode" | "attributes"
>;

const keyOf = (name: string) => name.trim().toLowerCase().replace(/\s+/g, "_");

/** A lead's values by variable: its own attributes too, under their names in lower case with underscores. */
export function valuesOf(
  lead: Personal,
  brand: Pick<Brand, "businessName" | "assistantName">,
  link: string | null,
): Record<string, string | null> {
  return {
    ...Object.fromEntries(Object.entries(lead.attributes).map(([name, value]) => [keyOf(name), value])),
    first_name: lead.firstName,
    last_name: lead.lastName,
    company: lead.company,
    state: lead.state,
    postcode: lead.postcode,
    business: brand.businessName,
    assistant: brand.assistantName,
    [bookingVariable]: link,
  };
}

const columns = {
  first_name: leads.firstName,
  last_name: leads.lastName,
  company: leads.company,
  state: leads.state,
  postcode: leads.postcode,
} as const;

/** Whether a lead has no value for a variable, as a condition on the leads table. */
export function lacks(variable: string): SQL {
  const column = columns[variable as keyof typeof columns];
  if (column) return sql`coalesce(trim(${column}), '') = ''`;
  return sql`not exists (
    select from jsonb_each_text(${leads.attributes}) own
    where regexp_replace(lower(trim(own.key)), '\\s+', '_', 'g') = ${variable} and trim(own.value) <> '')`;
}
