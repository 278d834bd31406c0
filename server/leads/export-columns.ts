import { z } from "zod";
import { Filter, leadSorts } from "./schemas";

/** The columns of the list and of its export, by the name they carry in files and in the API. */
export const leadColumns = [
  "id",
  "external_id",
  "name",
  "first_name",
  "last_name",
  "phone",
  "email",
  "company",
  "company_website",
  "timezone",
  "state",
  "postcode",
  "country",
  "conversation_state",
  "response_status",
  "follow_up_stage",
  "eligible_for_reengagement",
  "last_contacted",
  "lifecycle_stage",
  "engagement_stage",
  "engagement_history",
  "score",
  "qualification",
  "lawful_basis",
  "owner",
  "tags",
  "consent_sms",
  "consent_email",
  "suppressed",
  "outreach_paused_at",
  "created_at",
  "updated_at",
] as const;
export type LeadColumn = (typeof leadColumns)[number];

export const ExportLeadsInput = z.object({
  filter: Filter.default({}),
  search: z.string().trim().max(200).default(""),
  sort: z.enum(leadSorts).default("newest"),
  columns: z
    .array(z.union([z.enum(leadColumns), z.templateLiteral(["attributes.", z.string().min(1)])]))
    .min(1)
    .max(200)
    .default([...leadColumns]),
});
export type ExportLeadsInput = z.input<typeof ExportLeadsInput>;
