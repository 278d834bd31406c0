import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { contactPoints, leads, messages, touches } from "@/drizzle/schema";
import { isSuppressed } from "@/server/consent";
import { leadTimeline, listConversations, listMessages, receiveText } from "@/server/conversations";
import { addLead } from "@/server/imports";
import { countLeads, getLead, listLeads, pointsOf, setConsentStanding } from "@/server/leads";
import { channels as everyChannel } from "@/server/leads/schemas";
import { addTouches } from "@/server/messaging";
import { inTransaction } from "@/server/platform/db";
import { as, aTenant, type TestCtx, withDatabase } from "@/server/testing";
import { importText } from "@/server/testing/imports";
import { anInbound } from "@/server/testing/inbound";
import { mergeLeads } from "./merge";
import { refusalToUndo, undoMerge } from "./undo";

withDatabase();

const noon = "2026-11-22T12:00:00Z";
const anaPhone = "+14155550100";
const annaPhone = "+14155550177";

async function twoAnas() {
  const ctx = await aTenant({ now: noon });
  const { leadId: ana } = await addLead(ctx, {
    firstName: "Ana",
    lastName: "Lee",
    phone: anaPhone,
    email: "ana@northwind.test",
  });
  const { leadId: anna } = await addLead(ctx, {
    firstName: "Anna",
    lastName: "Lee",
    company: "Northwind",
    phone: annaPhone,
  });
  await inTransaction(ctx, (tx) =>
    setConsentStanding(
      tx,
      "sms",
      new Map([
        [ana, "granted"],
        [anna, "granted"],
      ]),
    ),
  );
  return { ctx, ana, anna };
}

const texts = async (ctx: TestCtx, from: string, ...bodies: [string, string][]) => {
  for (const [at, body] of bodies) {
    ctx.setNow(at);
    await receiveText(ctx, anInbound(from, body));
  }
};

test("[LEAD-2] [M5.6] a merge shows both histories in order, on the lead's page and in its thread", async () => {
  const { ctx, ana, anna } = await twoAnas();
  await texts(ctx, anaPhone, ["2026-11-22T12:01:00Z", "one"]);
  await texts(ctx, annaPhone, ["2026-11-22T12:02:00Z", "two"]);
  await texts(ctx, anaPhone, ["2026-11-22T12:03:00Z", "three"]);
  await mergeLeads(ctx, { survivorId: ana, otherId: anna });
  await texts(ctx, annaPhone, ["2026-11-22T12:04:00Z", "four"]);
  const { data } = await leadTimeline(ctx, { leadId: ana });
  expect(data.filter(({ kind }) => kind === "message").map(({ text }) => text)).toEqual([
    "four",
    "three",
    "two",
    "one",
  ]);
  const thread = await listMessages(ctx, { conversationId: anna });
  expect(thread.data.map(({ body }) => body)).toEqual(["four", "three", "two", "one"]);
  const inbox = await listConversations(ctx, {});
  expect(inbox.data.map(({ id, preview }) => [id, preview])).toEqual([[ana, "four"]]);
});

test("what was merged is hidden from lists and counts, and its id answers the lead that lives on", async () => {
  const { ctx, ana, anna } = await twoAnas();
  await mergeLeads(ctx, { survivorId: ana, otherId: anna, choices: { firstName: "other" } });
  expect((await listLeads(ctx, {})).leads.map(({ id }) => id)).toEqual([ana]);
  expect(await countLeads(ctx, {})).toEqual({ count: 1, approximate: false });
  expect(await getLead(ctx, { leadId: anna })).toMatchObject({
    id: ana,
    name: "Anna Lee",
    company: "Northwind",
    phone: anaPhone,
  });
  expect((await listLeads(ctx, { search: annaPhone })).leads.map(({ id }) => id)).toEqual([ana]);
  const points = await inTransaction(ctx, (tx) => pointsOf(tx, [ana]));
  expect(points).toMatchObject([{ kind: "phone", value: annaPhone, status: "ok" }]);
});

test("what waits for the lead that was merged away is cancelled with the reason", async () => {
  const { ctx, ana, anna } = await twoAnas();
  await inTransaction(ctx, (tx) =>
    addTouches(tx, [
      {
        source: "reply",
        sourceKey: "r1",
        conversationId: anna,
        leadId: anna,
        class: "conversational",
        author: "user",
        dueAt: new Date(noon),
      },
    ]),
  );
  await mergeLeads(ctx, { survivorId: ana, otherId: anna });
  const rows = await inTransaction(ctx, (tx) => tx.select().from(touches).where(eq(touches.tenantId, tx.tenantId)));
  expect(rows).toMatchObject([{ leadId: anna, status: "cancelled", reason: "This lead was merged into another one." }]);
});

test("the stricter consent wins, and undoing gives each back its own", async () => {
  const { ctx, ana, anna } = await twoAnas();
  await inTransaction(ctx, (tx) => setConsentStanding(tx, "sms", new Map([[anna, "unknown"]])));
  const { mergeId } = await mergeLeads(ctx, { survivorId: ana, otherId: anna });
  expect((await getLead(ctx, { leadId: ana })).consent.sms).toBe("unknown");
  await undoMerge(ctx, { mergeId });
  expect((await getLead(ctx, { leadId: ana })).consent.sms).toBe("granted");
  expect(await getLead(ctx, { leadId: anna })).toMatchObject({
    id: anna,
    name: "Anna Lee",
    phone: annaPhone,
    consent: { sms: "unknown" },
  });
});

test("an opt-out received while they were one holds for both after the undoing", async () => {
  const { ctx, ana, anna } = await twoAnas();
  const { mergeId } = await mergeLeads(ctx, { survivorId: ana, otherId: anna });
  await texts(ctx, annaPhone, ["2026-11-22T12:05:00Z", "STOP"]);
  expect((await getLead(ctx, { leadId: ana })).consent.sms).toBe("withdrawn");
  await undoMerge(ctx, { mergeId });
  for (const leadId of [ana, anna])
    expect(await getLead(ctx, { leadId })).toMatchObject({
      consent: { sms: "withdrawn" },
      conversationState: "opted_out",
      suppressed: [...everyChannel].sort(),
    });
  await inTransaction(ctx, async (tx) => {
    expect(await isSuppressed(tx, "phone", anaPhone)).toBe(true);
    expect(await isSuppressed(tx, "phone", annaPhone)).toBe(true);
  });
});

test("an opt-out reaches whoever was merged earlier into a lead that had withdrawn before", async () => {
  const { ctx, ana, anna } = await twoAnas();
  const { leadId: cy } = await addLead(ctx, { firstName: "Cy", phone: "+14155550188" });
  const standing = new Map([[cy, "granted"] as const, [anna, "withdrawn"] as const]);
  await inTransaction(ctx, (tx) => setConsentStanding(tx, "sms", standing));
  const { mergeId: first } = await mergeLeads(ctx, { survivorId: anna, otherId: cy });
  const { mergeId: second } = await mergeLeads(ctx, { survivorId: ana, otherId: anna });
  await texts(ctx, anaPhone, ["2026-11-22T12:10:00Z", "STOP"]);
  await undoMerge(ctx, { mergeId: second });
  await undoMerge(ctx, { mergeId: first });
  expect(await getLead(ctx, { leadId: cy })).toMatchObject({ consent: { sms: "withdrawn" } });
});

test("what somebody changed since the merge stays when it is undone", async () => {
  const { ctx, ana, anna } = await twoAnas();
  const { mergeId } = await mergeLeads(ctx, { survivorId: ana, otherId: anna });
  await inTransaction(ctx, (tx) => tx.update(leads).set({ company: "Fabrikam" }).where(eq(leads.id, ana)));
  await undoMerge(ctx, { mergeId });
  expect((await getLead(ctx, { leadId: ana })).company).toBe("Fabrikam");
  expect((await getLead(ctx, { leadId: anna })).company).toBe("Northwind");
});

test("A into B into C: one person, undone in the other order, and not out of turn", async () => {
  const { ctx, ana, anna } = await twoAnas();
  const { leadId: annie } = await addLead(ctx, { firstName: "Annie", phone: "+14155550188" });
  const first = await mergeLeads(ctx, { survivorId: anna, otherId: ana });
  const second = await mergeLeads(ctx, { survivorId: annie, otherId: ana });
  expect((await getLead(ctx, { leadId: ana })).id).toBe(annie);
  expect((await inTransaction(ctx, (tx) => pointsOf(tx, [annie]))).map(({ value }) => value).sort()).toEqual(
    [anaPhone, annaPhone, "ana@northwind.test"].filter((value) => value !== "ana@northwind.test").sort(),
  );
  await expect(undoMerge(ctx, { mergeId: first.mergeId })).rejects.toThrow("A later merge builds upon this one.");
  await undoMerge(ctx, { mergeId: second.mergeId });
  expect((await getLead(ctx, { leadId: ana })).id).toBe(anna);
  await undoMerge(ctx, { mergeId: first.mergeId });
  expect((await getLead(ctx, { leadId: ana })).email).toBe("ana@northwind.test");
  await expect(undoMerge(ctx, { mergeId: first.mergeId })).rejects.toThrow("This merge was undone already.");
});

test("an address that somebody else has got since is not taken from them", async () => {
  const { ctx, ana, anna } = await twoAnas();
  const { mergeId } = await mergeLeads(ctx, { survivorId: ana, otherId: anna });
  await inTransaction(ctx, (tx) => tx.delete(contactPoints).where(eq(contactPoints.leadId, ana)));
  await addLead(ctx, { firstName: "Cy", phone: annaPhone });
  await expect(undoMerge(ctx, { mergeId })).rejects.toThrow("belongs to Cy now");
});

test("[LEADS-6] adding a lead with a further address of a known one offers that one", async () => {
  const { ctx, ana, anna } = await twoAnas();
  await mergeLeads(ctx, { survivorId: ana, otherId: anna });
  await expect(addLead(ctx, { firstName: "Anna", phone: annaPhone })).rejects.toMatchObject({
    details: { leadId: ana },
  });
});

test("nobody merges another tenant's leads, a lead with itself, or without the right to write", async () => {
  const { ctx, ana, anna } = await twoAnas();
  const them = await aTenant();
  await expect(mergeLeads(them, { survivorId: ana, otherId: anna })).rejects.toThrow("not found");
  await expect(mergeLeads(ctx, { survivorId: ana, otherId: ana })).rejects.toThrow("These are one lead already.");
  await expect(mergeLeads(as(ctx, "analyst"), { survivorId: ana, otherId: anna })).rejects.toThrow("leads:write");
  const { mergeId } = await mergeLeads(ctx, { survivorId: ana, otherId: anna });
  await expect(mergeLeads(ctx, { survivorId: ana, otherId: anna })).rejects.toThrow("These are one lead already.");
  await expect(undoMerge(them, { mergeId })).rejects.toThrow("not found");
  await expect(undoMerge(as(ctx, "analyst"), { mergeId })).rejects.toThrow("leads:write");
});

const day = (number: number) => new Date(Date.UTC(2026, 0, number));
test.each([
  { undoneAt: null, now: day(31), later: false, refusal: null },
  {
    undoneAt: null,
    now: day(32),
    later: false,
    refusal: "A merge can be undone for 30 days; this one is 31 days old.",
  },
  { undoneAt: day(2), now: day(3), later: false, refusal: "This merge was undone already." },
  { undoneAt: null, now: day(3), later: true, refusal: "A later merge builds upon this one. Undo that one first." },
])("30 days long a merge can be undone: $refusal", ({ undoneAt, now, later, refusal }) => {
  expect(refusalToUndo({ undoneAt, mergedAt: day(1) }, { now, later })).toBe(refusal);
});

test("no message is stored anew or lost by a merge", async () => {
  const { ctx, ana, anna } = await twoAnas();
  await texts(ctx, annaPhone, ["2026-11-22T12:02:00Z", "hello"]);
  const all = () => inTransaction(ctx, (tx) => tx.select().from(messages).where(eq(messages.tenantId, tx.tenantId)));
  const before = await all();
  await mergeLeads(ctx, { survivorId: ana, otherId: anna });
  expect(await all()).toEqual(before);
});

test("a file that names a merged lead by its phone updates the lead that lives on, and not its primary number", async () => {
  const { ctx, ana, anna } = await twoAnas();
  await mergeLeads(ctx, { survivorId: ana, otherId: anna });
  const { created, updated } = await importText(ctx, `first name,mobile,company\nAnna,${annaPhone},Contoso\n`);
  expect({ created, updated }).toEqual({ created: 0, updated: 1 });
  expect(await getLead(ctx, { leadId: ana })).toMatchObject({ phone: anaPhone, company: "Contoso" });
});
