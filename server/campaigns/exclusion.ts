import { type SQL, sql } from "drizzle-orm";
import { brands, campaignSteps, leads, whatsappTemplates } from "@/drizzle/schema";
import { isAgreedOnSite, isOptedIn, isSubscribed, isVisitor } from "@/server/consent";
import { isStopped } from "@/server/leads";
import { standingChannels } from "@/server/leads/schemas";
import { countriesWithoutAsking, countriesWithoutMarketing } from "@/server/messaging";
import { priorities } from "@/server/timing/schemas";
import type { Exclusion } from "./schemas";

/** What the ledger says of a lead that the launch leaves out. */
export const exclusionSentences: Record<Exclusion, string> = {
  no_phone: "The lead has no phone number that can be texted.",
  no_email: "The lead has no e-mail address.",
  undeliverable: "Texts to this number cannot be delivered.",
  opted_out: "The lead opted out.",
  no_consent: "There is no recorded consent to marketing texts.",
  no_mail_consent: "There is no recorded consent to e-mail, and the law of the lead's country asks for it.",
  paused: "All outreach to this lead is paused.",
  booked: "The lead has booked a call already.",
  with_a_person: "A person is talking with the lead.",
  closed: "The lead declined or is a customer already.",
  no_whatsapp_opt_in: "There is no recorded opt-in to WhatsApp for this number.",
  no_whatsapp_there: "Meta delivers no marketing templates to numbers of this country.",
  not_on_site: "The lead was not on your site as a known person.",
  messages_off_on_site: "The lead turned messages on your site off.",
  no_browser: "No browser of the lead takes your notifications.",
  no_channel: "No channel is open: each lacks a usable address or consent, or the lead closed it.",
  in_another_campaign: "Another campaign is texting this lead.",
};

export const exclusionVersion = "2026-11";

/** What the campaign's first step asks for: who cannot be reached so is left out. */
const opening = (campaignId: string, column: SQL) =>
  sql`(select ${column} from ${campaignSteps} as opening where opening.campaign_id = ${campaignId}::uuid and opening.step = 1)`;

const lawful = sql.join(
  countriesWithoutAsking.map((country) => sql`${country}`),
  sql`, `,
);

const withoutMarketing = sql.join(
  countriesWithoutMarketing().map((country) => sql`${country}`),
  sql`, `,
);

/** Whether some country that the lead may be in asks for consent first; who is nowhere known to be is where the business is. */
const lawAsks = sql`exists (
  select from unnest(coalesce(nullif(array_remove(array[${leads.country}, ${leads.phoneCountry}], null), '{}'), (select array_agg(${brands.country}) from ${brands}))) as place
  where place not in (${lawful}))`;

/** Why no text may reach a lead, or null. */
const smsBar = sql`case
  when ${leads.phoneHash} is null or ${leads.conversationState} = 'invalid' then 'no_phone'
  when ${leads.undeliverableSms} then 'undeliverable'
  when ${isStopped("sms")} then 'opted_out'
  when ${leads.smsConsent} <> 'granted' then 'no_consent'
end`;

const mailBar = sql`case
  when ${leads.emailHash} is null then 'no_email'
  when ${isStopped("email")} then 'opted_out'
  when ${leads.emailConsent} = 'withdrawn' or (${leads.emailConsent} <> 'granted' and ${lawAsks}) then 'no_mail_consent'
end`;

/** What WhatsApp delivers nowhere is left out at launch; the gate asks again by the date. */
const whatsAppBar = (campaignId: string) => sql`case
  when ${leads.phoneHash} is null or ${leads.conversationState} = 'invalid' then 'no_phone'
  when ${isStopped("whatsapp")} then 'opted_out'
  when not ${isOptedIn} then 'no_whatsapp_opt_in'
  when ${leads.phoneCountry} in (${withoutMarketing}) and exists (
    select from ${campaignSteps} as opening join ${whatsappTemplates} as chosen on chosen.tenant_id = opening.tenant_id and chosen.id = opening.template_id
    where opening.campaign_id = ${campaignId}::uuid and opening.step = 1 and chosen.category = 'marketing') then 'no_whatsapp_there'
end`;

const inAppBar = sql`case
  when not ${isVisitor()} then 'not_on_site'
  when ${isStopped("in_app")} then 'opted_out'
  when not ${isAgreedOnSite("in_app")} then 'messages_off_on_site'
end`;

const pushBar = sql`case
  when not ${isSubscribed()} then 'no_browser'
  when ${isStopped("push")} then 'opted_out'
  when not ${isAgreedOnSite("push")} then 'no_browser'
end`;

/** A person calls whoever has a number that is not on the list. */
const callBar = sql`case
  when ${leads.phoneHash} is null or ${leads.conversationState} = 'invalid' then 'no_phone'
  when ${isStopped("sms")} or ${leads.smsConsent} = 'withdrawn' then 'opted_out'
end`;
const linkedInBar = sql`case when ${leads.suppressed} @> ${sql.raw(`'{${standingChannels.join(",")}}'::text[]`)} then 'opted_out' end`;

/** Of a step that may go by any channel a lead is left out only when all are barred. */
const channelBar = (campaignId: string) => sql`case
  when ${opening(campaignId, sql`opening.channel = 'best' or (opening.falls_back and opening.channel in ('sms', 'email', 'in_app', 'push'))`)}
    then case when ${smsBar} is not null and ${mailBar} is not null and ${inAppBar} is not null and ${pushBar} is not null then 'no_channel' end
  when ${opening(campaignId, sql`opening.channel`)} = 'email' then ${mailBar}
  when ${opening(campaignId, sql`opening.channel`)} = 'call' then ${callBar}
  when ${opening(campaignId, sql`opening.channel`)} = 'linkedin' then ${linkedInBar}
  when ${opening(campaignId, sql`opening.channel`)} = 'whatsapp' then ${whatsAppBar(campaignId)}
  when ${opening(campaignId, sql`opening.channel`)} = 'in_app' then ${inAppBar}
  when ${opening(campaignId, sql`opening.channel`)} = 'push' then ${pushBar}
  else ${smsBar}
end`;

const ranks = sql.join(
  priorities.map((priority) => sql`${priority}::text`),
  sql`, `,
);
/** 1 goes first. A campaign may also write to people of one that it outranks: their attention is shared day by day. */
const rankOf = (priority: SQL) => sql`array_position(array[${ranks}], ${priority})`;

/** Whether another campaign that this one does not outrank has something waiting for the lead. */
const isBusyElsewhere = (campaignId: string) => sql`exists (
    select from touches busy join campaigns other on other.tenant_id = busy.tenant_id and other.id = busy.campaign_id
    where busy.tenant_id = ${leads.tenantId} and busy.lead_id = ${leads.id} and busy.source = 'campaign'
      and busy.campaign_id <> ${campaignId} and busy.status in ('pending', 'held', 'sending', 'unknown')
      and ${rankOf(sql`other.priority`)} <= ${rankOf(sql`(select mine.priority from campaigns mine where mine.id = ${campaignId}::uuid)`)}
  )`;

/**
 * The first reason why a lead of the audience gets no text, or null: what the gate would refuse at any hour, plus who must
 * not be approached anew. One expression for reach, dry run and launch, so that they never differ. The gate decides again
 * before each send.
 */
export const exclusionOf = (campaignId: string): SQL<Exclusion | null> => sql<Exclusion | null>`coalesce(
  case when ${leads.conversationState} = 'opted_out' then 'opted_out' end,
  ${channelBar(campaignId)},
  case
    when ${leads.outreachPausedAt} is not null then 'paused'
    when ${leads.conversationState} = 'booked' then 'booked'
    when ${leads.conversationState} = 'handoff' then 'with_a_person'
    when ${leads.conversationState} = 'closed_lost' or ${leads.responseStatus} in ('Rejected', 'Converted') then 'closed'
    when ${isBusyElsewhere(campaignId)} then 'in_another_campaign'
  end)`;

/** Which of a hundred equal parts a lead falls into for this campaign: a stable hash, so that nobody is drawn twice. */
export const partOf = (campaignId: string): SQL<number> =>
  sql<number>`(('x' || substr(md5(${`${campaignId}:`} || ${leads.id}::text), 1, 8))::bit(32)::bigint % 100)::int`;
