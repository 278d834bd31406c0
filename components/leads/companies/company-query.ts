import { type CompanySort, companySorts } from "@/server/leads/schemas";

/** What the address of the list asks, as the server prefetches it and the browser goes on. */
export const companyQuery = (asked: { q: string; sort: CompanySort }) => ({ search: asked.q, sort: asked.sort });

export const companySortFrom = (text: string | undefined): CompanySort =>
  companySorts.find((sort) => sort === text) ?? "name";

/** The leads of a company, whatever each calls it. */
export const filterOf = (company: { key: string }) => ({
  all: [{ field: "company_key", op: "eq" as const, value: company.key }],
});
