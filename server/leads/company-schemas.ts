import { z } from "zod";

export const companySorts = ["name", "name_desc"] as const;
export type CompanySort = (typeof companySorts)[number];

/** Companies by part of their name. */
export const ListCompaniesInput = z.object({
  search: z.string().trim().max(200).default(""),
  sort: z.enum(companySorts).default("name"),
  cursor: z.string().max(1000).nullish(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListCompaniesInput = z.input<typeof ListCompaniesInput>;

export const CompanyIdInput = z.object({ companyId: z.string() });
export type CompanyIdInput = z.infer<typeof CompanyIdInput>;

/** What is shown of a company; who belongs to it follows what its leads say. */
export const ChangeCompanyInput = CompanyIdInput.extend({
  name: z.string().trim().min(1, "Give the company a name.").max(200).optional(),
  website: z.string().trim().max(500).nullable().optional(),
});
export type ChangeCompanyInput = z.input<typeof ChangeCompanyInput>;
