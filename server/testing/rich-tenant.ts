import { eq } from "drizzle-orm";
import { leads, touches } from "@/drizzle/schema";
import { inviteMembers, listInvitations, startSession } from "@/server/auth";
import { bookingLinkFor, createBooking } from "@/server/bookings";
import { makeBookingSecret } from "@/server/bookings/hook";
import { bulkActors } from "@/server/campaigns";
import { saveInbox, saveSite, siteCaller } from "@/server/channels";
import { mailOf } from "@/server/channels/mail-in/cases/write";
import { suppressAddress } from "@/server/consent";
import { receiveText, reply } from "@/server/conversations";
import { findDuplicates, listPairs, mergeLeads } from "@/server/duplicates";
import {
  addLead,
  attachEvidence,
  configureImport,
  runImportBatches,
  startImport,
  uploadImport,
} from "@/server/imports";
import { claimKey, countRequest, createKey, ctxOfKey } from "@/server/integrations";
import { contactOf, createField, fillCompanies, listCompanies, runBulk, saveView, startBulk } from "@/server/leads";
import { applyReceipt, beginVisit, haltSending, subscribe } from "@/server/messaging";
import { listNotices } from "@/server/notices";
import { permissionsOf } from "@/server/platform/access";
import { inTransaction } from "@/server/platform/db";
import { isId, newId } from "@/server/platform/ids";
import { createSegment } from "@/server/segments";
import { updateTimingProfile } from "@/server/timing";
import { aCampaign, drain, launched } from "./campaigns";
import { aReceivedPicture } from "./files";
import { anInbound } from "./inbound";
import { aRealMailbox, mailboxOf } from "./mailable-leads";
import { takeMail } from "./mails";
import { aMember } from "./person";
import { aBrowser } from "./push-wire";
import { importsOf, restOf } from "./rare-rows";
import { vouchedFor } from "./site";
import { type TaskIds, tasksOf } from "./tasks";
import type { TestCtx } from "./tenant";
import { aTextableLead, aTexter, senderOf } from "./texts";
import { aTemplate } from "./whatsapp";

/** One id of everything that a request can name. */
export interface Ids extends TaskIds {
  lead: string;
  otherLead: string;
  import: string;
  openImport: string;
  evidence: string;
  segment: string;
  fixedSegment: string;
  bulkJob: string;
  view: string;
  halt: string;
  inbox: string;
  campaign: string;
  draft: string;
  conversation: string;
  message: string;
  touch: string;
  file: string;
  booking: string;
  bookingToken: string;
  sender: string;
  mailbox: string;
  template: string;
  key: string;
  user: string;
  session: string;
  invitation: string;
  notice: string;
  field: string;
  pair: string;
  point: string;
  slowDown: string;
  company: string;
  merge: string;
  /** A booking page's own id of the booking. */
  externalBooking: string;
  /** A lead's number. */
  phone: string;
  /** Stands in every name and text of the tenant: whoever reads it elsewhere has found a leak. */
  mark: string;
}

export interface RichTenant {
  /** As its owner sees it. */
  ctx: TestCtx;
  ids: Ids;
  /** The API key with every scope that an owner can give. */
  secret: string;
}

/** Ids of the same form, and made at the same moment, that name nothing anywhere. */
export function unknownIds(ids: Ids): Ids {
  const entries = Object.entries(ids).map(([name, id]) => [
    name,
    isId(id) ? id.slice(0, 24) + newId().slice(-12) : newId().replaceAll("-", "").slice(-id.length),
  ]);
  return { ...Object.fromEntries(entries), phone: `+1917${2_000_000 + (Date.now() % 7_000_000)}` };
}

/** A tenant with a row in every table that a tenant can have rows in. */
export async function aRichTenant(mark: string): Promise<RichTenant> {
  const bare = await aTexter();
  const ctx = { ...bare, ...(await aMember(bare, "owner")), setNow: bare.setNow };
  const people = await peopleOf(ctx, mark);
  const twins = await twinsOf(ctx, mark);
  const audience = await audienceOf(ctx, mark);
  await siteOf(ctx, { lead: audience.otherLead, mark });
  const outreach = await outreachOf(ctx, { ...audience, mark });
  const { id: key, secret } = await createKey(ctx, { name: mark, scopes: [...permissionsOf("owner")] });
  await callWith(secret);
  const point = newId();
  await fillCompanies(ctx);
  const [company] = (await listCompanies(ctx, {})).companies;
  const rest = await inTransaction(ctx, (tx) => restOf(tx, { ...audience, ...outreach, point, mark }));
  await inTransaction(ctx, (tx) => importsOf(tx, { ...audience, mark }));
  return {
    ctx,
    ids: { ...people, ...twins, ...audience, ...outreach, ...rest, key, point, company: company?.id ?? "", mark },
    secret,
  };
}

async function peopleOf(ctx: TestCtx, mark: string) {
  const { actor } = await aMember(ctx, "sales_rep");
  const session = await startSession(ctx.actor.id, { address: "test", userAgent: mark, now: ctx.realNow });
  await inviteMembers(ctx, { emails: [`${mark}@example.com`.toLowerCase()], role: "marketer" });
  const [invitation] = await listInvitations(ctx);
  const [notice] = (await listNotices(ctx, {})).notices;
  await updateTimingProfile(ctx, { caps: { per24Hours: 2 } });
  await makeBookingSecret(ctx);
  return { user: actor.id, session, invitation: invitation?.id ?? "", notice: notice?.id ?? "" };
}

/** A pair that looks like one person, and another that was merged. */
async function twinsOf(ctx: TestCtx, mark: string) {
  const named = { firstName: "Ana", lastName: `${mark}twin`, company: mark };
  const add = (email: string) => addLead(ctx, { ...named, email: `${email}@${mark}.example.com`.toLowerCase() });
  const [first, second, third] = [await add("a"), await add("b"), await add("c")];
  const { mergeId } = await mergeLeads(ctx, { survivorId: second.leadId, otherId: third.leadId });
  await findDuplicates(ctx);
  const { data } = await listPairs(ctx, { leadId: first.leadId });
  return { pair: data[0]?.id ?? "", merge: mergeId };
}

const proof = { source: "web form", obtained_at: "2026-01-02" };

async function* bytesOf(text: string) {
  yield Buffer.from(text);
}

async function audienceOf(ctx: TestCtx, mark: string) {
  const csv = `first name,mobile,plan\n${mark} File,(415) 555-0100,${mark}\n${mark} Bad,55,x\n`;
  const upload = () => uploadImport(ctx, { fileName: `${mark}.csv`, source: bytesOf(csv) });
  const { id: importId } = await upload();
  await configureImport(ctx, { importId, warranty: true, consent: [{ channel: "sms", ...proof, wording: mark }] });
  await startImport(ctx, { importId });
  for (let turn = 0; turn < 9; turn++) if ((await runImportBatches(ctx, { importId })).done) break;
  const named = { ownerId: ctx.actor.id, company: mark, lastName: mark, searchText: mark.toLowerCase() };
  const [lead, other] = [await aTextableLead(ctx), await aTextableLead(ctx)];
  await inTransaction(ctx, (tx) => tx.update(leads).set(named).where(eq(leads.tenantId, tx.tenantId)));
  await suppressAddress(ctx, { address: `${mark}@suppressed.example.com`, reason: mark });
  const { id: segment } = await createSegment(ctx, { name: mark, filter: {} });
  const { id: view } = await saveView(ctx, { name: mark, scope: "personal", shows: {} });
  const { id: fixedSegment } = await createSegment(ctx, { name: `${mark} picked`, kind: "fixed" });
  const { id: bulkJob } = await startBulk(
    ctx,
    { act: { kind: "segment", segmentId: fixedSegment }, leadIds: [lead.id] },
    bulkActors,
  );
  await runBulk(ctx, { jobId: bulkJob, actors: bulkActors });
  const { id: field } = await createField(ctx, { label: mark, type: "text" });
  const { id: openImport } = await upload();
  const evidence = await attachEvidence(ctx, { importId: openImport, fileName: mark, source: bytesOf(mark) });
  const { inboxId: inbox } = await saveInbox(ctx, { address: `${mark.toLowerCase()}@mail.northwind.test` });
  const { id: halt } = await haltSending(ctx, { scope: "channel", target: "email", reason: `${mark} rehearses.` });
  return {
    phone: lead.phone,
    lead: lead.id,
    otherLead: other.id,
    import: importId,
    openImport,
    evidence: evidence.id,
    segment,
    fixedSegment,
    bulkJob,
    view,
    field,
    ...(await tasksOf(ctx, [lead.id, other.id], mark)),
    halt,
    inbox,
  };
}

/** The workspace's own site, and somebody who was there. */
async function siteOf(ctx: TestCtx, { lead, mark }: { lead: string; mark: string }) {
  const origin = `https://${mark.toLowerCase()}.example.com`;
  const { key, secret } = await saveSite(ctx, { origins: [origin] });
  const caller = await siteCaller(key, origin);
  if (!caller) throw new Error("The site is connected.");
  const { token } = await beginVisit(caller, { given: vouchedFor(secret, { lead_id: lead }), userAgent: mark });
  const { subscription } = aBrowser(`https://fcm.googleapis.com/${mark}`);
  await subscribe(caller, { token, given: subscription });
}

async function outreachOf(ctx: TestCtx, { lead, mark }: { lead: string; mark: string }) {
  const { id: draft } = await aCampaign(ctx, { name: "Draft", priority: "high" });
  const campaign = await launched(ctx);
  await drain(ctx);
  const sender = (await senderOf(ctx)).id;
  const mailbox = (await mailboxOf(ctx)).id;
  const { id: template } = await aTemplate(ctx, { body: `${mark} {{1}}` });
  await aRealMailbox(ctx);
  const [sent, followUp] = await inTransaction(ctx, (tx) =>
    tx.select().from(touches).where(eq(touches.leadId, lead)).orderBy(touches.step),
  );
  if (!sent?.providerId || !followUp) throw new Error("The first text left and the second waits.");
  await applyReceipt(ctx, {
    provider: "sandbox",
    providerId: sent.providerId,
    status: "delivered",
    errorCode: null,
    attemptId: null,
  });
  const inbound = await textFrom(ctx, { lead, sender });
  const file = await aReceivedPicture(ctx, { name: `${mark}.png`, messageId: inbound });
  await reply(ctx, { conversationId: lead, body: "We call you.", fileIds: [file], lastSeenMessageId: inbound });
  const { booking } = await createBooking(ctx, {
    lead_id: lead,
    starts_at: "2027-03-04T15:00:00Z",
    external_id: `call-${mark}`,
  });
  const link = await inTransaction(ctx, (tx) =>
    bookingLinkFor(tx, { leadId: lead, campaignId: campaign, targetUrl: "https://book.example.com/call" }),
  );
  const unknown = { status: "unknown" as const, attemptId: newId() };
  await inTransaction(ctx, (tx) => tx.update(touches).set(unknown).where(eq(touches.id, followUp.id)));
  return {
    draft,
    campaign,
    sender,
    mailbox,
    template,
    conversation: lead,
    message: inbound,
    touch: followUp.id,
    file,
    booking: booking.id,
    externalBooking: booking.externalId ?? "",
    bookingToken: link.slice(-12),
  };
}

async function textFrom(ctx: TestCtx, { lead, sender }: { lead: string; sender: string }): Promise<string> {
  const row = await inTransaction(ctx, (tx) => contactOf(tx, lead));
  const write = (from: string, body: string) => receiveText(ctx, anInbound(from, body, { senderId: sender }));
  await write("+12125550177", "STOP");
  const { messageId } = await write(row?.phone ?? "", "Tell me more");
  await takeMail(ctx, mailOf({ From: "stranger@example.org" }, "Who is this?"));
  return messageId ?? "";
}

async function callWith(secret: string) {
  const caller = await ctxOfKey(secret, "test");
  if (!caller) throw new Error("The key is ours.");
  await countRequest(caller);
  await claimKey(caller, { scope: "POST /test", key: "first", body: "" });
}
