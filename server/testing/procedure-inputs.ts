import { newId } from "@/server/platform/ids";
import { twoTexts } from "./campaigns";
import type { Ids } from "./rich-tenant";

/** A filter that names rows of a tenant. */
export const among = (ids: Ids) => ({
  any: [
    { field: "import_id", op: "eq", value: ids.import },
    { field: "owner", op: "eq", value: ids.user },
    { field: "phone", op: "eq", value: ids.phone },
    { field: "company", op: "eq", value: ids.mark },
  ],
});

const nothing = () => undefined;
const campaign = (ids: Ids) => ({ campaignId: ids.campaign });
const draft = (ids: Ids) => ({ campaignId: ids.draft });
const conversation = (ids: Ids) => ({ conversationId: ids.conversation });
const ofImport = (ids: Ids) => ({ importId: ids.import });
const segment = (ids: Ids) => ({ segmentId: ids.segment });
const bulkJob = (ids: Ids) => ({ jobId: ids.bulkJob });
const sender = (ids: Ids) => ({ senderId: ids.sender });

const many = (ids: Ids) => [{ leadIds: [ids.lead, ids.otherLead] }, { filter: among(ids) }, { search: ids.phone }];

let hours = 0;
/** Another hour at each call: nobody has it yet. */
export const freeHour = () => new Date(Date.UTC(2028, 0, 1, ++hours)).toISOString();

/**
 * Valid inputs of every procedure (several where fields exclude each other), with an id of the tenant in every field that
 * can hold one. A procedure without an entry fails the tests of tenants and of roles. They are called in this order.
 */
export const procedureInputs: Record<string, (ids: Ids) => unknown> = {
  "auth.profile": nothing,
  "auth.updateProfile": () => ({ theme: "dark" }),
  "auth.changePassword": () => ({ current: "", next: "a long new password" }),
  "auth.sessions": nothing,
  "auth.revokeSession": (ids) => ({ sessionId: ids.session }),
  "auth.revokeOtherSessions": nothing,
  "auth.invitations": nothing,
  "auth.invite": () => ({ emails: [`${newId()}@example.com`], role: "analyst" }),
  "auth.revokeInvitation": (ids) => ({ invitationId: ids.invitation }),
  "bulk.list": () => ({}),
  "bulk.get": bulkJob,
  "bulk.reasons": bulkJob,
  "bulk.start": (ids) => [
    { act: { kind: "tag", add: ["seen"] }, ...many(ids)[0] },
    { act: { kind: "assign", ownerId: ids.user }, filter: among(ids) },
    { act: { kind: "segment", segmentId: ids.fixedSegment }, search: ids.phone },
    { act: { kind: "campaign", campaignId: ids.campaign }, filter: among(ids) },
  ],
  "bulk.undo": bulkJob,
  "bulk.cancel": bulkJob,
  "channels.settings": nothing,
  "channels.addTwilio": () => ({
    account_sid: `AC${newId().replaceAll("-", "")}`,
    auth_token: newId(),
    number: "+15005550006",
  }),
  "channels.update": (ids) => ({ ...sender(ids), sender_class: "short_code" }),
  "channels.restart": sender,
  "channels.testSignature": sender,
  "consent.overview": nothing,
  "consent.suppressions": (ids) => ({ search: ids.phone }),
  "consent.history": (ids) => ({ leadId: ids.lead }),
  "consent.person": (ids) => ({ address: ids.phone }),
  "consent.suppressLead": (ids) => ({ leadId: ids.otherLead, reason: "asked" }),
  "conversations.list": (ids) => ({ search: ids.mark }),
  "conversations.counts": nothing,
  "conversations.get": conversation,
  "conversations.messages": conversation,
  "conversations.pending": conversation,
  "conversations.timeline": (ids) => ({ leadId: ids.lead, search: ids.mark }),
  "conversations.takeOver": conversation,
  "conversations.handBack": conversation,
  "conversations.reply": (ids) => ({ ...conversation(ids), body: "Hello", lastSeenMessageId: ids.message }),
  "conversations.markRead": conversation,
  "analytics.results": campaign,
  "analytics.rows": (ids) => ({ ...campaign(ids), outcome: "sent", cursor: ids.lead }),
  "analytics.campaignTimeline": (ids) => ({ ...campaign(ids), timeZone: "America/New_York" }),
  "analytics.recentDays": () => ({ timeZone: "America/New_York" }),
  "analytics.setup": nothing,
  "bookings.list": (ids) => ({ ...campaign(ids), leadId: ids.lead, cursor: ids.booking }),
  "bookings.hook": nothing,
  "bookings.makeSecret": nothing,
  "bookings.create": (ids) => ({
    lead_id: ids.lead,
    token: ids.bookingToken,
    starts_at: freeHour(),
    external_id: ids.externalBooking,
  }),
  "campaigns.list": () => ({ status: "running" }),
  "campaigns.get": campaign,
  "campaigns.start": () => ({ preset: "blank" }),
  "campaigns.create": (ids) => [
    { name: newId(), segment_id: ids.segment, steps: twoTexts },
    { name: newId(), filter: among(ids), steps: twoTexts },
  ],
  "campaigns.update": (ids) => [
    { ...draft(ids), segment_id: ids.segment },
    { ...draft(ids), filter: among(ids) },
  ],
  "campaigns.duplicate": draft,
  "campaigns.reach": campaign,
  "campaigns.audience": (ids) => ({ ...campaign(ids), which: "audience", cursor: ids.lead }),
  "campaigns.preview": (ids) => ({ ...draft(ids), step: 1, leadId: ids.lead }),
  "campaigns.review": draft,
  "campaigns.dryRun": draft,
  "campaigns.launch": (ids) => ({ ...draft(ids), hold_seconds: 600 }),
  "campaigns.cancelLaunch": draft,
  "campaigns.pause": campaign,
  "campaigns.resume": campaign,
  "campaigns.stop": campaign,
  "campaigns.touches": campaign,
  "campaigns.reasons": campaign,
  "campaigns.ofLead": (ids) => ({ leadId: ids.lead }),
  "imports.list": nothing,
  "imports.get": ofImport,
  "imports.preview": ofImport,
  "imports.problems": ofImport,
  "imports.problemKinds": ofImport,
  "imports.sample": nothing,
  "imports.reread": (ids) => ({ importId: ids.openImport, header_rows: 1 }),
  "imports.answers": ofImport,
  "imports.answer": (ids) => ({ importId: ids.openImport, answers: [] }),
  "imports.fixRows": (ids) => ({ importId: ids.openImport, rows: [{ row: 1, values: {} }] }),
  "imports.configure": (ids) => ({ importId: ids.openImport, warranty: false }),
  "imports.check": (ids) => ({ importId: ids.openImport }),
  "imports.start": (ids) => ({ importId: ids.openImport }),
  "imports.pause": (ids) => ({ importId: ids.openImport }),
  "imports.resume": (ids) => ({ importId: ids.openImport }),
  "imports.cancel": (ids) => ({ importId: ids.openImport }),
  "imports.undo": ofImport,
  "integrations.keys": nothing,
  "integrations.createKey": () => ({ name: "Mine", scopes: ["settings:read"] }),
  "integrations.revokeKey": (ids) => ({ keyId: ids.key }),
  "duplicates.list": (ids) => ({ leadId: ids.lead }),
  "duplicates.count": nothing,
  "duplicates.compare": (ids) => ({ leadId: ids.lead, otherId: ids.otherLead }),
  "duplicates.lookAlikes": (ids) => ({ firstName: "Ana", phone: ids.phone }),
  "duplicates.recentMerges": (ids) => ({ leadId: ids.lead }),
  "duplicates.preview": () => ({}),
  "duplicates.undo": (ids) => ({ mergeId: ids.merge }),
  "duplicates.dismiss": (ids) => ({ pairId: ids.pair, dismissed: false }),
  "duplicates.merge": (ids) => ({ survivorId: ids.lead, otherId: ids.otherLead }),
  "duplicates.mergeMany": (ids) => ({ pairIds: [ids.pair] }),
  "leads.list": (ids) => ({ filter: among(ids), search: ids.phone }),
  "leads.count": (ids) => ({ filter: among(ids), search: ids.phone }),
  "leads.countClauses": (ids) => ({ filter: among(ids) }),
  "leads.get": (ids) => ({ leadId: ids.lead }),
  "leads.owners": nothing,
  "leads.attributeNames": nothing,
  "sourcing.score": (ids) => ({ leadId: ids.lead }),
  "leads.provenance": (ids) => ({ leadId: ids.lead }),
  "leads.fields": nothing,
  "leads.everyField": nothing,
  "leads.fieldUse": (ids) => ({ fieldId: ids.field }),
  "leads.createField": () => ({ label: newId(), type: "number" }),
  "leads.changeField": (ids) => ({ fieldId: ids.field, label: newId() }),
  "leads.moveField": (ids) => ({ fieldId: ids.field, direction: "up" }),
  "leads.archiveField": (ids) => ({ fieldId: ids.field }),
  "leads.restoreField": (ids) => ({ fieldId: ids.field }),
  "leads.views": nothing,
  "leads.saveView": (ids) => ({ name: newId(), scope: "personal", shows: { filter: among(ids) } }),
  "leads.changeView": (ids) => ({ viewId: ids.view, name: "Renamed" }),
  "leads.deleteView": (ids) => ({ viewId: ids.view }),
  "leads.edit": (ids) => ({ leadId: ids.lead, ownerId: ids.user }),
  "leads.tag": (ids) => many(ids).map((which) => ({ ...which, add: ["seen"] })),
  "leads.pauseOutreach": (ids) => many(ids).map((which) => ({ ...which, paused: true })),
  "messaging.halts": nothing,
  "messaging.haltable": nothing,
  "messaging.halt": (ids) => [
    { scope: "sender", target: ids.sender, reason: "A rehearsal." },
    { scope: "campaign", target: ids.campaign, reason: "A rehearsal." },
  ],
  "messaging.previewHours": () => ({ windows: { sunday: null } }),
  "messaging.askToLift": (ids) => ({ haltId: ids.halt, reason: "The rehearsal is over." }),
  "messaging.lift": (ids) => ({ haltId: ids.halt }),
  "messaging.resolveUnknown": (ids) => ({ touchId: ids.touch, outcome: "give_up" }),
  "notices.list": (ids) => ({ cursor: ids.notice }),
  "rehearsal.nextDue": nothing,
  "rehearsal.advance": () => ({ advance_seconds: 0 }),
  "rehearsal.answerAsLead": (ids) => ({ ...conversation(ids), body: "Hello" }),
  "search.everything": (ids) => ({ text: ids.mark }),
  "segments.list": nothing,
  "segments.get": segment,
  "segments.count": segment,
  "segments.leads": (ids) => ({ ...segment(ids), filter: among(ids), search: ids.phone }),
  "segments.countLeads": (ids) => ({ ...segment(ids), filter: among(ids), search: ids.phone }),
  "segments.explain": (ids) => [
    { ...segment(ids), leadId: ids.lead },
    { leadId: ids.lead, filter: among(ids) },
  ],
  "segments.reach": (ids) => [segment(ids), { filter: among(ids) }],
  "segments.uses": segment,
  "segments.history": segment,
  "segments.create": (ids) => ({ name: newId(), filter: among(ids) }),
  "segments.edit": (ids) => ({ ...segment(ids), filter: among(ids) }),
  "segments.remove": segment,
  "tenancy.pulse": nothing,
  "tenancy.rename": () => ({ name: newId() }),
  "tenancy.members": nothing,
  "tenancy.changeRole": (ids) => ({ userId: ids.user, role: "analyst" }),
  "tenancy.deactivateMember": (ids) => ({ userId: ids.user }),
  "tenancy.reactivateMember": (ids) => ({ userId: ids.user }),
  "timing.profile": nothing,
  "timing.update": () => ({ caps: { per24Hours: 1 } }),
  "timing.rules": nothing,
  "consent.suppressAddress": (ids) => ({ address: ids.phone, reason: "asked" }),
  "imports.addLead": (ids) => ({ firstName: "Ida", phone: ids.phone, email: `${newId()}@example.com` }),
  "tenancy.leave": nothing,
};

/** The inputs of one procedure as a list. */
export function inputsOf(path: string, ids: Ids): (object | undefined)[] {
  const made = procedureInputs[path]?.(ids);
  return (Array.isArray(made) ? made : [made]) as (object | undefined)[];
}
