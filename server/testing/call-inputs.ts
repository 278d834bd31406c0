import { newId } from "@/server/platform/ids";
import { twoTexts } from "./campaigns";
import { among, freeHour } from "./procedure-inputs";
import type { Ids } from "./rich-tenant";

/** One request: the id in its path, its query and its body. */
export interface CallInput {
  id?: string;
  query?: Record<string, string | undefined>;
  body?: object;
  form?: Record<string, string>;
}

const none = (): CallInput => ({});
const draft = (ids: Ids): CallInput => ({ id: ids.draft });
const campaign = (ids: Ids): CallInput => ({ id: ids.campaign });
const thread = (ids: Ids): CallInput => ({ id: ids.conversation });
const ofImport = (ids: Ids): CallInput => ({ id: ids.import });
const who = (ids: Ids) => ({ phone: ids.phone, email: `${ids.mark}@example.com`, segment_id: ids.segment });

/**
 * Valid requests of every REST call, with an id of the tenant in every place that can hold one. A call without an entry
 * fails the tests of tenants and of scopes.
 */
export const callInputs: Record<string, (ids: Ids) => CallInput | CallInput[]> = {
  "GET /bookings": (ids) => ({ query: { campaign_id: ids.campaign, lead_id: ids.lead, cursor: ids.booking } }),
  "POST /bookings": (ids) => ({
    body: { lead_id: ids.lead, token: ids.bookingToken, starts_at: freeHour(), external_id: ids.externalBooking },
  }),
  "GET /campaigns": (ids) => ({ query: { cursor: ids.campaign } }),
  "POST /campaigns": (ids) => [
    { body: { name: newId(), segment_id: ids.segment, steps: twoTexts } },
    { body: { name: newId(), filter: among(ids), steps: twoTexts } },
  ],
  "GET /campaigns/{id}": campaign,
  "PATCH /campaigns/{id}": (ids) => [
    { ...draft(ids), body: { segment_id: ids.segment } },
    { ...draft(ids), body: { filter: among(ids) } },
  ],
  "POST /campaigns/{id}/dry-run": draft,
  "GET /campaigns/{id}/touches": campaign,
  "POST /campaigns/{id}/launch": (ids) => ({ ...draft(ids), body: { hold_seconds: 600 } }),
  "POST /campaigns/{id}/cancel": draft,
  "POST /campaigns/{id}/pause": campaign,
  "POST /campaigns/{id}/resume": campaign,
  "POST /campaigns/{id}/stop": campaign,
  "GET /companies": (ids) => ({ query: { search: ids.mark } }),
  "GET /companies/{id}": (ids) => ({ id: ids.company }),
  "GET /conversations": (ids) => ({ query: { search: ids.mark } }),
  "GET /conversations/{id}/messages": thread,
  "POST /conversations/{id}/messages": (ids) => ({
    ...thread(ids),
    body: { body: "Hello", attachments: [ids.file], last_seen_message_id: ids.message },
  }),
  "POST /conversations/{id}/take-over": thread,
  "POST /conversations/{id}/hand-back": thread,
  "GET /files/{id}": (ids) => ({ id: ids.file }),
  "POST /files": () => ({ form: {} }),
  "GET /limits": (ids) => ({ query: { campaign_id: ids.campaign } }),
  "GET /halts": none,
  "POST /halts": (ids) => [
    { body: { scope: "campaign", target: ids.campaign, reason: "A wrong price." } },
    { body: { scope: "sender", target: ids.sender, reason: "The carrier complains." } },
  ],
  "POST /halts/{id}/ask-to-lift": (ids) => ({ id: ids.halt, body: { reason: "The rehearsal is over." } }),
  "POST /halts/{id}/lift": (ids) => ({ id: ids.halt }),
  "GET /imports": none,
  "POST /imports": () => ({ form: { warranty: "true" } }),
  "GET /imports/{id}": ofImport,
  "GET /imports/{id}/problems": ofImport,
  "POST /imports/{id}/cancel": (ids) => ({ id: ids.openImport }),
  "POST /imports/{id}/pause": (ids) => ({ id: ids.openImport }),
  "POST /imports/{id}/resume": (ids) => ({ id: ids.openImport }),
  "POST /imports/{id}/undo": ofImport,
  "GET /leads": (ids) => ({ query: { ...who(ids), search: ids.mark } }),
  "GET /leads/export": (ids) => ({ query: { ...who(ids), search: ids.mark } }),
  "GET /leads/{id}": (ids) => ({ id: ids.lead }),
  "PATCH /leads/{id}": (ids) => ({ id: ids.lead, body: { owner_id: ids.user } }),
  "GET /duplicates": (ids) => ({ query: { lead_id: ids.lead } }),
  "POST /merges/{id}/undo": (ids) => ({ id: ids.merge }),
  "POST /leads/{id}/merge": (ids) => ({ id: ids.lead, body: { other_id: ids.otherLead } }),
  "POST /leads/{id}/suppress": (ids) => ({ id: ids.otherLead, body: { reason: "asked" } }),
  "GET /leads/{id}/timeline": (ids) => ({ id: ids.lead, query: { search: ids.mark } }),
  "POST /sandbox/clock": () => ({ body: { advance_seconds: 0 } }),
  "POST /sandbox/inbound": () => ({ body: { from: "+12125550178", body: "Hello" } }),
  "GET /segments": none,
  "POST /segments": (ids) => ({ body: { name: newId(), filter: among(ids) } }),
  "GET /segments/{id}/count": (ids) => ({ id: ids.segment }),
  "GET /settings/timing": none,
  "PATCH /settings/timing": () => ({ body: { caps: { per24Hours: 1 } } }),
  "POST /settings/timing/dry-run": () => ({ body: { windows: { sunday: null } } }),
  "GET /tasks": (ids) => ({ query: { lead_id: ids.lead } }),
  "POST /tasks": (ids) => ({ body: { lead_id: ids.lead, kind: "call", words: "Hello" } }),
  "POST /tasks/{id}/snooze": (ids) => ({ id: ids.task, body: { until: "2030-01-01T10:00:00Z" } }),
  "POST /tasks/{id}/complete": (ids) => ({ id: ids.task, body: { note: "Reached." } }),
  "POST /tasks/{id}/skip": (ids) => ({ id: ids.otherTask, body: { reason: "Not now." } }),
  "GET /touches/{id}/evidence": (ids) => ({ id: ids.touch }),
  "POST /workspaces": () => ({ body: { name: "Another", owner_email: `${newId()}@example.com` } }),
};

/** The requests of one call as a list. */
export const requestsOf = (call: string, ids: Ids): CallInput[] => [callInputs[call]?.(ids) ?? []].flat();
