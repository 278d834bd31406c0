import { type SQL, sql } from "drizzle-orm";
import { leads } from "@/drizzle/schema";
import type { Exclusion } from "./schemas";

/** What the ledger says of a lead that the launch leaves out. */
export const exclusionSentences: Record<Exclusion, string> = {
  no_phone: "The lead has no phone number that can be texted.",
  undeliverable: "Texts to this number cannot be delivered.",
  opted_out: "The lead opted out.",
  no_consent: "There is no recorded consent to marketing texts.",
  paused: "All outreach to this lead is paused.",
  booked: "The lead has booked a call already.",
  with_a_person: "A person is talking with the lead.",
  closed: "The lead declined or is a customer already.",
  in_another_campaign: "Another campaign is texting this lead.",
};

export const exclusionVersion = "2026-11";

/**
 * The first reason why a lead of the audience gets no text, or null: what the gate would refuse at any hour, plus who must
 * not be approached anew. One expression for reach, dry run and launch, so that they never differ. The gate decides again
 * before each send.
 */
export const exclusionOf = (campaignId: string): SQL<Exclusion | null> => sql<Exclusion | null>`case
  when ${leads.phoneHash} is null or ${leads.conversationState} = 'invalid' then 'no_phone'
  when ${leads.undeliverableSms} then 'undeliverable'
  when 'sms' = any(${leads.suppressed}) or ${leads.conversationState} = 'opted_out' then 'opted_out'
  when ${leads.smsConsent} <> 'granted' then 'no_consent'
  when ${leads.outreachPausedAt} is not null then 'paused'
  when ${leads.conversationState} = 'booked' then 'booked'
  when ${leads.conversationState} = 'handoff' then 'with_a_person'
  when ${leads.conversationState} = 'closed_lost' or ${leads.responseStatus} in ('Rejected', 'Converted') then 'closed'
  when exists (
    select from touches busy
    where busy.tenant_id = ${leads.tenantId} and busy.lead_id = ${leads.id} and busy.source = 'campaign'
      and busy.campaign_id <> ${campaignId} and busy.status in ('pending', 'held', 'sending', 'unknown')
  ) then 'in_another_campaign'
end`;

/** Which of a hundred equal parts a lead falls into for this campaign: a stable hash, so that nobody is drawn twice. */
export const partOf = (campaignId: string): SQL<number> =>
  sql<number>`(('x' || substr(md5(${`${campaignId}:`} || ${leads.id}::text), 1, 8))::bit(32)::bigint % 100)::int`;
