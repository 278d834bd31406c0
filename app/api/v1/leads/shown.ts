import {
  type ConsentDetails,
  consentDetails,
  engagementHistories,
  type FurtherAddress,
  furtherAddresses,
  type LeadView,
} from "@/server/leads";
import type { Ctx } from "@/server/platform/ctx";

const iso = (at: Date | null) => at?.toISOString() ?? null;

function consentOf(lead: LeadView, channel: "sms" | "email", details: ConsentDetails[]) {
  const newest = details.find((one) => one.leadId === lead.id && one.channel === channel);
  return {
    status: lead.consent[channel],
    class: newest?.class ?? null,
    source: newest?.source ?? null,
    obtained_at: iso(newest?.obtainedAt ?? null),
  };
}

const shown = (
  lead: LeadView,
  { details, further, history }: { details: ConsentDetails[]; further: FurtherAddress[]; history: string },
) => ({
  id: lead.id,
  external_id: lead.externalId,
  name: lead.name,
  first_name: lead.firstName,
  last_name: lead.lastName,
  phone: lead.phone,
  email: lead.email,
  contact_points: further.map(({ id, kind, value, label, confidence, status, consent }) => ({
    id,
    kind,
    value,
    label,
    confidence,
    status,
    consent,
  })),
  company: lead.company,
  company_website: lead.companyWebsite,
  timezone: lead.timeZone,
  state: lead.state,
  postcode: lead.postcode,
  country: lead.country,
  conversation_state: lead.conversationState,
  response_status: lead.responseStatus,
  follow_up_stage: lead.followUpStage,
  eligible_for_reengagement: lead.eligibleForReengagement,
  last_contacted_at: iso(lead.lastContactedAt),
  last_contacted: iso(lead.lastContactedAt),
  lifecycle_stage: lead.lifecycleStage,
  engagement_stage: lead.engagementStage,
  engagement_history: history,
  score: lead.score,
  qualification: lead.qualification,
  lawful_basis: lead.lawfulBasis,
  owner_id: lead.ownerId,
  tags: lead.tags,
  consent: { sms: consentOf(lead, "sms", details), email: consentOf(lead, "email", details) },
  suppressed: lead.suppressed,
  outreach_paused_at: iso(lead.outreachPausedAt),
  persona: lead.persona,
  attributes: lead.attributes,
  created_at: lead.createdAt.toISOString(),
  updated_at: lead.updatedAt.toISOString(),
});

/** Leads as the API answers them, with what stands behind their consent. */
export async function shownLeads(ctx: Ctx, leads: LeadView[]) {
  const ids = leads.map((lead) => lead.id);
  const [details, histories] = [await consentDetails(ctx, ids), await engagementHistories(ctx, ids)];
  const further = Map.groupBy(await furtherAddresses(ctx, ids), ({ leadId }) => leadId);
  return leads.map((lead) =>
    shown(lead, { details, further: further.get(lead.id) ?? [], history: histories.get(lead.id) ?? "" }),
  );
}
