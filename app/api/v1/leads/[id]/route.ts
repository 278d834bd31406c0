import { z } from "zod";
import { editLead, getLead } from "@/server/leads";
import { Attributes, followUpStages, lawfulBases, lifecycleStages, responseStatuses } from "@/server/leads/schemas";
import { json, rest } from "../../rest";
import { shownLeads } from "../shown";
import { conditional, isStale, tagOf } from "./etag";

const short = z.string().trim().max(200).nullable().optional();
const Body = z.strictObject({
  first_name: short,
  last_name: short,
  company: short,
  company_website: short,
  timezone: short,
  state: short,
  postcode: short,
  country: short,
  response_status: z.enum(responseStatuses).optional(),
  follow_up_stage: z.enum(followUpStages).nullable().optional(),
  lifecycle_stage: z.enum(lifecycleStages).optional(),
  engagement_stage: z.string().trim().min(1).max(100).optional(),
  lawful_basis: z.enum(lawfulBases).nullable().optional(),
  owner_id: z.uuid("This is not a member.").nullable().optional(),
  tags: z.array(z.string().trim().min(1).max(60)).max(50).optional(),
  attributes: Attributes.optional(),
});

export const GET = rest({ scope: "leads:read" }, async ({ ctx, params, request }) => {
  const lead = await getLead(ctx, { leadId: params.id ?? "" });
  const [data] = await shownLeads(ctx, [lead]);
  return conditional(request, json(data, 200, { etag: tagOf(lead) }));
});

export const PATCH = rest({ scope: "leads:write", body: Body }, async ({ ctx, params, body, request }) => {
  const leadId = params.id ?? "";
  const stale = isStale(request, await getLead(ctx, { leadId }));
  if (stale) return stale;
  const lead = await editLead(ctx, {
    leadId,
    firstName: body.first_name,
    lastName: body.last_name,
    company: body.company,
    companyWebsite: body.company_website,
    timeZone: body.timezone,
    state: body.state,
    postcode: body.postcode,
    country: body.country,
    responseStatus: body.response_status,
    followUpStage: body.follow_up_stage,
    lifecycleStage: body.lifecycle_stage,
    engagementStage: body.engagement_stage,
    lawfulBasis: body.lawful_basis,
    ownerId: body.owner_id,
    tags: body.tags,
    attributes: body.attributes,
  });
  const [data] = await shownLeads(ctx, [lead]);
  return json(data, 200, { etag: tagOf(lead) });
});
