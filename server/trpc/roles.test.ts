import { beforeAll, expect, test } from "vitest";
import { type Role, roles } from "@/server/tenancy/schemas";
import { withDatabase } from "@/server/testing";
import { aMember } from "@/server/testing/person";
import { inputsOf, procedureInputs } from "@/server/testing/procedure-inputs";
import { answerOf, aViewer } from "@/server/testing/procedures";
import { aRichTenant, type Ids, type RichTenant, unknownIds } from "@/server/testing/rich-tenant";
import { appRouter } from "./root";

withDatabase();

const everybody = [...roles];
const rulers: Role[] = ["owner", "admin"];

/** Who sees and does what, written from the table of ux.md section 2 ("Sees / does"), not from the code. */
const may = {
  "home, search, own settings": everybody,
  "inbox: read": [...rulers, "marketer", "sales_rep", "compliance"],
  "inbox: reply": [...rulers, "marketer", "sales_rep"],
  "leads: read": [...rulers, "marketer", "sales_rep", "analyst", "compliance"],
  "leads: change": [...rulers, "marketer", "sales_rep"],
  "leads: import, bulk": [...rulers, "marketer"],
  "leads: opt out": [...rulers, "marketer", "sales_rep", "compliance"],
  "campaigns: read": [...rulers, "marketer", "sales_rep", "analyst", "compliance"],
  "campaigns: create, launch": [...rulers, "marketer"],
  "campaigns: block, halt": [...rulers, "marketer", "compliance"],
  "bookings: read": [...rulers, "marketer", "sales_rep", "analyst", "compliance"],
  "bookings: change": [...rulers, "marketer", "sales_rep"],
  "analytics: read": [...rulers, "marketer", "sales_rep", "analyst", "compliance"],
  "compliance: read": [...rulers, "marketer", "compliance"],
  "compliance: change": [...rulers, "compliance"], // an owner is the officer of a workspace that has none
  "compliance: rules": [...rulers, "compliance"],
  "settings: workspace": rulers,
  "settings: developers": [...rulers, "developer"],
  "sandbox: play": [...rulers, "marketer", "developer"],
} satisfies Record<string, Role[]>;
type Row = keyof typeof may;

/** The row of the document under which each procedure falls. A new procedure without an entry fails. */
const rowOf: Record<Row, string[]> = {
  "home, search, own settings": [
    "auth.profile",
    "auth.updateProfile",
    "auth.changePassword",
    "auth.sessions",
    "auth.revokeSession",
    "auth.revokeOtherSessions",
    "search.everything",
    "tenancy.pulse",
    "tenancy.leave",
    "timing.rules",
  ],
  "inbox: read": [
    "conversations.list",
    "conversations.counts",
    "conversations.get",
    "conversations.messages",
    "conversations.pending",
    "conversations.markRead",
    "tasks.list",
  ],
  "inbox: reply": [
    "conversations.takeOver",
    "conversations.handBack",
    "conversations.reply",
    "tasks.create",
    "tasks.snooze",
    "tasks.complete",
    "tasks.skip",
  ],
  "leads: read": [
    "leads.list",
    "addresses.list",
    "channels.onSite",
    "duplicates.list",
    "duplicates.compare",
    "duplicates.lookAlikes",
    "duplicates.recentMerges",
    "duplicates.preview",
    "leads.count",
    "leads.countClauses",
    "leads.companies",
    "leads.company",
    "leads.views",
    "leads.saveView",
    "leads.changeView",
    "leads.deleteView",
    "bulk.list",
    "bulk.get",
    "bulk.reasons",
    "leads.get",
    "leads.owners",
    "leads.attributeNames",
    "leads.fields",
    "sourcing.score",
    "leads.provenance",
    "campaigns.ofLead",
    "leads.everyField",
    "conversations.timeline",
    "consent.history",
    "segments.list",
    "segments.get",
    "segments.count",
    "segments.leads",
    "segments.countLeads",
    "segments.explain",
    "segments.reach",
    "segments.uses",
    "segments.history",
    "campaigns.audience",
  ],
  "leads: change": [
    "bulk.start",
    "bulk.undo",
    "bulk.cancel",
    "leads.edit",
    "leads.changeCompany",
    "addresses.add",
    "addresses.setConfidence",
    "addresses.makePrimary",
    "addresses.remove",
    "addresses.restore",
    "duplicates.merge",
    "duplicates.mergeMany",
    "duplicates.undo",
    "duplicates.dismiss",
    "leads.pauseOutreach",
    "messaging.endSlowDown",
    "imports.addLead",
  ],
  "leads: import, bulk": [
    "imports.list",
    "imports.get",
    "imports.preview",
    "imports.problems",
    "imports.problemKinds",
    "imports.sample",
    "imports.reread",
    "imports.answers",
    "imports.answer",
    "imports.fixRows",
    "imports.configure",
    "imports.check",
    "imports.start",
    "imports.pause",
    "imports.resume",
    "imports.cancel",
    "imports.undo",
    "segments.create",
    "segments.edit",
    "segments.remove",
  ],
  "leads: opt out": ["consent.suppressLead"],
  "campaigns: read": [
    "channels.templates",
    "messaging.halts",
    "messaging.sendTimeEvidence",
    "messaging.senderHealth",
    "messaging.limits",
    "campaigns.list",
    "campaigns.get",
    "campaigns.reach",
    "campaigns.preview",
    "campaigns.review",
    "campaigns.dryRun",
    "campaigns.touches",
    "campaigns.reasons",
    "analytics.results",
    "analytics.campaignTimeline",
  ],
  "campaigns: create, launch": [
    "campaigns.start",
    "campaigns.create",
    "campaigns.update",
    "campaigns.duplicate",
    "campaigns.launch",
    "campaigns.cancelLaunch",
    "campaigns.resume",
    "messaging.resolveUnknown",
  ],
  "campaigns: block, halt": ["campaigns.pause", "campaigns.stop"],
  "bookings: read": ["bookings.list"],
  "bookings: change": ["bookings.create"],
  "analytics: read": ["analytics.rows", "analytics.setup", "analytics.recentDays"],
  "compliance: read": ["consent.overview", "consent.suppressions", "consent.person"],
  "compliance: change": [
    "consent.suppressAddress",
    "consent.recordOptIn",
    "messaging.haltable",
    "messaging.halt",
    "messaging.askToLift",
    "messaging.lift",
  ],
  "compliance: rules": ["timing.profile", "timing.update", "messaging.previewRules"],
  "settings: workspace": [
    "auth.invitations",
    "auth.invite",
    "auth.revokeInvitation",
    "channels.settings",
    "channels.inboxes",
    "channels.saveInbox",
    "channels.removeInbox",
    "leads.fieldUse",
    "leads.createField",
    "leads.changeField",
    "leads.moveField",
    "leads.archiveField",
    "leads.restoreField",
    "channels.addTwilio",
    "channels.addWhatsApp",
    "channels.saveTemplate",
    "channels.fetchTemplates",
    "channels.removeTemplate",
    "channels.site",
    "channels.saveSite",
    "channels.renewSiteSecret",
    "channels.update",
    "channels.restart",
    "channels.testSignature",
    "channels.addMailbox",
    "channels.updateMailbox",
    "channels.makeDkimKey",
    "channels.checkDomain",
    "channels.sendTestMail",
    "channels.setMailTracking",
    "channels.setPace",
    "channels.setPostalAddress",
    "notices.list",
    "tenancy.rename",
    "tenancy.members",
    "tenancy.changeRole",
    "tenancy.deactivateMember",
    "tenancy.reactivateMember",
  ],
  "settings: developers": [
    "integrations.keys",
    "integrations.createKey",
    "integrations.revokeKey",
    "bookings.hook",
    "bookings.makeSecret",
  ],
  "sandbox: play": ["rehearsal.nextDue", "rehearsal.advance", "rehearsal.answerAsLead"],
};
const cells = Object.entries(rowOf).flatMap(([row, paths]) => paths.map((path) => ({ path, who: may[row as Row] })));
const inOrder = Object.keys(procedureInputs);
cells.sort((a, b) => inOrder.indexOf(a.path) - inOrder.indexOf(b.path));

const noIds = new Proxy({} as Ids, { get: () => "id" });
let ours: RichTenant;
const people = new Map<Role, { id: string; name: string }>();

beforeAll(async () => {
  ours = await aRichTenant("Quixote");
  for (const role of roles) people.set(role, (await aMember(ours.ctx, role)).actor);
});

test("every procedure stands under one row of the document", () => {
  expect(cells.map(({ path }) => path).sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
});

/** Answers that say nothing about rights. */
const accidents = ["INTERNAL_SERVER_ERROR", "BAD_REQUEST", "UNAUTHORIZED"];

/** How a procedure ends for a person of this role: "ok", or the code of its refusal. */
async function endOf(role: Role, path: string, input: unknown): Promise<string> {
  const { id = "", name = "" } = people.get(role) ?? {};
  const seat = { tenantSlug: ours.ctx.tenantSlug, viewer: aViewer({ id, name, sessionId: id }) };
  const { kind, says } = await answerOf(seat, path, input);
  if (accidents.includes(kind)) throw new Error(`${path}: ${kind}: ${says}`);
  return kind;
}

/** Whether a person of this role may call it; what it is called with exists nowhere. */
const isLet = async (role: Role, path: string) =>
  (await endOf(role, path, inputsOf(path, unknownIds(ours.ids))[0])) !== "FORBIDDEN";

/** What names one lead or one thread. Bookings are a list; a preview shows the audience, which every reader of campaigns sees. */
const aboutOne = cells
  .filter(({ path, who }) => who.includes("sales_rep") && !["campaigns.preview", "bookings.list"].includes(path))
  .filter(({ path }) =>
    /"(leadId|lead_id|conversationId)":/.test(JSON.stringify(procedureInputs[path]?.(noIds)) ?? ""),
  );

test.each(aboutOne)("[5.11] $path: a colleague's lead or thread is not there for a sales rep", async ({ path }) => {
  for (const input of inputsOf(path, ours.ids)) {
    const { token: _, campaignId: __, ...byLead } = Object(input);
    expect({ path, end: await endOf("sales_rep", path, byLead) }).toEqual({ path, end: "NOT_FOUND" });
  }
});

test.each(cells)("[5.11] $path is for $who", async ({ path, who }) => {
  const asked = path.startsWith("auth.") && who === everybody ? (["developer"] as const) : roles; // about the person
  const admitted: Role[] = [];
  for (const role of asked) if (await isLet(role, path)) admitted.push(role);
  expect(admitted).toEqual(asked.filter((role) => who.includes(role)));
});
