import { beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { viewerOfSession } from "@/server/auth";
import { newId } from "@/server/platform/ids";
import { withDatabase } from "@/server/testing";
import { fingerprintOf } from "@/server/testing/fingerprint";
import { comparable, foreignInputs, namingFields, propertiesOf } from "@/server/testing/named-ids";
import { inputsOf, procedureInputs } from "@/server/testing/procedure-inputs";
import { answerOf, type Seat, viewerOf } from "@/server/testing/procedures";
import { aRichTenant, type Ids, type RichTenant, unknownIds } from "@/server/testing/rich-tenant";
import { appRouter } from "./root";

withDatabase();

type Procedure = { _def: { type: "query" | "mutation"; inputs: z.ZodType[] } };
const procedures = appRouter._def.procedures as unknown as Record<string, Procedure>;
const paths = Object.keys(procedureInputs);
const fieldsOf = (path: string) => namingFields(procedures[path]?._def.inputs[0]);
const named = paths.filter((path) => fieldsOf(path).length > 0);
const paged = paths.filter((path) => "cursor" in propertiesOf(procedures[path]?._def.inputs[0]));
const unnamed = paths.filter((path) => fieldsOf(path).length === 0);

/** About the person, whatever workspace they look at. */
const aboutThePerson = [
  "auth.profile",
  "auth.updateProfile",
  "auth.changePassword",
  "auth.sessions",
  "auth.revokeSession",
  "auth.revokeOtherSessions",
];

/** Where a foreign id is not simply "not found": lists and searches find nothing, other sentences say no. */
const answers: Record<string, string> = {
  "channels.addTwilio": "UNPROCESSABLE_CONTENT", // a sandbox
  "channels.addWhatsApp": "UNPROCESSABLE_CONTENT", // a sandbox
  "channels.fetchTemplates": "UNPROCESSABLE_CONTENT", // a sandbox
  "channels.addMailbox address": "ok",
  "channels.updateMailbox address": "ok",
  "channels.saveInbox address": "ok",
  "tenancy.leave": "UNPROCESSABLE_CONTENT", // the last owner
  "consent.suppressions search": "ok",
  "consent.person address": "ok",
  "consent.suppressAddress address": "ok",
  "conversations.list search": "ok",
  "conversations.timeline search": "ok",
  "conversations.reply lastSeenMessageId": "CONFLICT",
  "conversations.reply fileIds": "UNPROCESSABLE_CONTENT",
  "analytics.rows cursor": "ok",
  "bookings.list campaignId": "ok",
  "bookings.list leadId": "ok",
  "bookings.list cursor": "ok",
  "bookings.list *": "ok",
  "bookings.create lead_id": "UNPROCESSABLE_CONTENT",
  "bookings.create external_id": "ok",
  "campaigns.create filter": "ok",
  "campaigns.update filter": "ok",
  "campaigns.audience cursor": "ok",
  "campaigns.preview leadId": "ok",
  "duplicates.lookAlikes phone": "ok",
  "imports.addLead phone": "ok",
  "bulk.start": "ok",
  "leads.companies search": "ok",
  "leads.list": "ok",
  "leads.countClauses": "ok",
  "leads.count": "ok",
  "leads.edit ownerId": "UNPROCESSABLE_CONTENT",
  "leads.pauseOutreach": "ok",
  "notices.list cursor": "ok",
  "search.everything": "ok",
  "segments.leads filter": "ok",
  "segments.leads search": "ok",
  "segments.countLeads filter": "ok",
  "segments.countLeads search": "ok",
  "segments.explain filter": "ok",
  "segments.reach filter": "ok",
  "segments.create": "ok",
  "segments.edit filter": "ok",
};
const expectedOf = (path: string, field: string) => answers[`${path} ${field}`] ?? answers[path] ?? "NOT_FOUND";

let ours: RichTenant;
let theirs: RichTenant;
let before: Record<string, string>;
let alone: Record<string, string>;

beforeAll(async () => {
  ours = await aRichTenant("Quixote");
  await asUs("tenancy.pulse", undefined); // seen once: whether the list of members is read before that is chance
  alone = await whatWeRead();
  theirs = await aRichTenant("Zanzibar");
  before = await fingerprintOf(theirs.ctx);
});

const seatOf = (tenant: RichTenant): Seat => ({ tenantSlug: tenant.ctx.tenantSlug, viewer: viewerOf(tenant) });
const asUs = (path: string, input: unknown) => answerOf(seatOf(ours), path, input);
test("every procedure stands in the table, with an id in every field that can name something", () => {
  expect([...paths].sort()).toEqual(Object.keys(procedures).sort());
  const given = (path: string, field: string) =>
    inputsOf(path, ours.ids).some((input) => Reflect.get(input ?? {}, field) !== undefined);
  const empty = named.flatMap((path) =>
    fieldsOf(path)
      .filter((field) => !given(path, field))
      .map((field) => `${path} ${field}`),
  );
  expect(empty).toEqual([]);
});

const echoesOf = ({ mark, phone, externalBooking }: Ids) => [externalBooking, mark, phone];

/** Every list, figure and setting that names nothing, as we read it. */
async function whatWeRead(): Promise<Record<string, string>> {
  const queries = unnamed.filter((path) => procedures[path]?._def.type === "query");
  const read = async (path: string) => [path, comparable(await asUs(path, inputsOf(path, ours.ids)[0]), [])];
  return Object.fromEntries(await Promise.all(queries.map(read)));
}

test("with our own ids every query answers", async () => {
  for (const path of named.filter((path) => procedures[path]?._def.type === "query"))
    for (const input of inputsOf(path, ours.ids))
      expect({ path, ...(await asUs(path, input)) }).toMatchObject({ path, kind: "ok" });
});

test("[5.10] what we read without naming anything is what we read when we were alone", async () => {
  expect(await whatWeRead()).toEqual(alone);
  for (const says of Object.values(alone)) expect(says).toMatch(/^\{"kind":"ok"/);
});

/** Every input of ours with somebody else's ids in it. */
function foreignTo(path: string, theirs: Ids) {
  const others = inputsOf(path, theirs);
  return inputsOf(path, ours.ids).flatMap((own = {}, at) => {
    const fields = fieldsOf(path).filter((field) => field in own);
    return foreignInputs(fields, { own, theirs: others[at] ?? {} });
  });
}

describe("[5.10] ids of another tenant name nothing", () => {
  test.each(named)("%s", async (path) => {
    const nobody = unknownIds(theirs.ids);
    const twins = foreignTo(path, nobody);
    for (const [at, { field, input }] of foreignTo(path, theirs.ids).entries()) {
      const [answer, twin] = [await asUs(path, input), await asUs(path, twins[at]?.input)];
      expect({ field, ...answer }).toMatchObject({ field, kind: expectedOf(path, field) });
      const says = comparable(answer, echoesOf(theirs.ids));
      expect({ field, says }).toEqual({ field, says: comparable(twin, echoesOf(nobody)) });
      const nonsense = await asUs(path, { ...input, [field]: "' or 1=1 --" });
      expect({ field, kind: nonsense.kind }).not.toEqual({ field, kind: "INTERNAL_SERVER_ERROR" });
    }
  });

  test.each(paged)("%s: the place in a list of theirs is no place in ours", async (path) => {
    const first = (ids: Ids) => ({ ...inputsOf(path, ids)[0], search: undefined, cursor: undefined, limit: 1 });
    const page = await answerOf(
      { tenantSlug: theirs.ctx.tenantSlug, viewer: viewerOf(theirs) },
      path,
      first(theirs.ids),
    );
    const cursor = String(Reflect.get(Object(page.says), "nextCursor") ?? newId());
    const at = (cursor: string) => asUs(path, { ...first(ours.ids), cursor });
    const answer = comparable(await at(cursor), [cursor]);
    expect(answer).toBe(comparable(await at(`${cursor.slice(0, -8)}aaaaaaaa`), []));
    expect(answer).not.toContain(theirs.ids.mark);
    expect((await at("no cursor of anybody")).kind).not.toBe("INTERNAL_SERVER_ERROR");
  });

  test("procedures that name nothing leave the other tenant alone, and so did all of the above", async () => {
    for (const path of unnamed) {
      const { kind } = await asUs(path, inputsOf(path, ours.ids)[0]);
      expect({ path, kind }).toEqual({ path, kind: answers[path] ?? "ok" });
    }
    expect(await fingerprintOf(theirs.ctx)).toEqual(before);
    expect(await viewerOfSession(theirs.ids.session, new Date())).toMatchObject({ id: theirs.ctx.actor.id });
  });
});

describe("[5.11] another tenant's workspace", () => {
  const ofWorkspaces = paths.filter((path) => !aboutThePerson.includes(path));

  test.each(ofWorkspaces)("%s: a stranger's is like none at all, and nobody signed in sees any", async (path) => {
    const [input] = inputsOf(path, theirs.ids);
    const answer = await answerOf({ tenantSlug: theirs.ctx.tenantSlug, viewer: viewerOf(ours) }, path, input);
    expect(answer).toEqual({ kind: "NOT_FOUND", says: "This workspace was not found." });
    expect(await answerOf({ tenantSlug: "no-such-workspace", viewer: viewerOf(ours) }, path, input)).toEqual(answer);
    expect(await answerOf({ tenantSlug: theirs.ctx.tenantSlug, viewer: null }, path, input)).toMatchObject({
      kind: "UNAUTHORIZED",
    });
  });

  test.each(aboutThePerson)("%s needs a signed-in person", async (path) => {
    const answer = await answerOf({ tenantSlug: null, viewer: null }, path, inputsOf(path, ours.ids)[0]);
    expect(answer).toEqual({ kind: "UNAUTHORIZED", says: "Sign in to continue." });
  });
});
