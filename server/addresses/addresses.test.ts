import { expect, test } from "vitest";
import { isSuppressed, suppressAddress } from "@/server/consent";
import { receiveText } from "@/server/conversations";
import { addLead } from "@/server/imports";
import { getLead, listLeads, setConsentStanding } from "@/server/leads";
import { channels as everyChannel } from "@/server/leads/schemas";
import { inTransaction } from "@/server/platform/db";
import { as, aTenant, withDatabase } from "@/server/testing";
import { anInbound } from "@/server/testing/inbound";
import { addAddress, listAddresses, makePrimary, removeAddress, restoreAddress, setConfidence } from ".";
import { consentAfter } from "./make-primary";
import { readProfile } from "./read";

withDatabase();

const primary = "+14155550100";
const further = "+14155550177";

async function ana() {
  const ctx = await aTenant({ now: "2026-11-22T12:00:00Z" });
  const { leadId } = await addLead(ctx, { firstName: "Ana", lastName: "Lee", phone: primary });
  await inTransaction(ctx, (tx) => setConsentStanding(tx, "sms", new Map([[leadId, "granted"]])));
  const { pointId } = await addAddress(ctx, {
    leadId,
    kind: "phone",
    value: "(415) 555-0177",
    label: "work",
    confidence: "Pattern",
  });
  return { ctx, leadId, pointId };
}

test("a lead has phones, e-mails and profiles, each with its own confidence and consent", async () => {
  const { ctx, leadId } = await ana();
  await addAddress(ctx, { leadId, kind: "profile", value: "linkedin.com/in/ana-lee/?x=1" });
  await addAddress(ctx, { leadId, kind: "email", value: "Ana@Northwind.test" });
  expect(await listAddresses(ctx, { leadId })).toMatchObject([
    { id: null, kind: "phone", value: primary, consent: "granted" },
    { id: null, kind: "email", value: "ana@northwind.test", consent: "none" },
    { kind: "phone", value: further, label: "work", confidence: "Pattern", consent: "none" },
    { kind: "profile", value: "https://linkedin.com/in/ana-lee" },
  ]);
});

test("a text from a further phone finds its lead, and a search by it too", async () => {
  const { ctx, leadId } = await ana();
  const { conversationId } = await receiveText(ctx, anInbound(further, "Hello"));
  expect(conversationId).toBe(leadId);
  expect((await listLeads(ctx, { search: further })).leads.map(({ id }) => id)).toEqual([leadId]);
});

test("STOP from a further phone stops all addresses of the person", async () => {
  const { ctx, leadId } = await ana();
  await receiveText(ctx, anInbound(further, "STOP"));
  expect(await getLead(ctx, { leadId })).toMatchObject({
    consent: { sms: "withdrawn" },
    suppressed: [...everyChannel].sort(),
  });
  expect((await listAddresses(ctx, { leadId })).map(({ isSuppressed }) => isSuppressed)).toEqual([true, true]);
});

test("an address on the suppression list counts the moment that a lead gets it", async () => {
  const { ctx, leadId } = await ana();
  await suppressAddress(ctx, { address: "old@northwind.test", reason: "asked" });
  await addAddress(ctx, { leadId, kind: "email", value: "old@northwind.test" });
  expect((await getLead(ctx, { leadId })).suppressed).toEqual([...everyChannel].sort());
});

test("a new primary number brings its own consent, and the old one keeps its own", async () => {
  const { ctx, leadId, pointId } = await ana();
  await makePrimary(ctx, { leadId, pointId });
  expect(await getLead(ctx, { leadId })).toMatchObject({ phone: further, consent: { sms: "none" } });
  const old = (await listAddresses(ctx, { leadId })).find(({ value }) => value === primary);
  expect(old).toMatchObject({ consent: "granted", status: "replaced" });
  await makePrimary(ctx, { leadId, pointId: old?.id ?? "" });
  expect(await getLead(ctx, { leadId })).toMatchObject({ phone: primary, consent: { sms: "granted" } });
});

test.each([
  ["withdrawn", "granted", "withdrawn"],
  ["granted", "none", "none"],
  ["none", "granted", "granted"],
  ["granted", "withdrawn", "withdrawn"],
] as const)("a lead that is %s with an address that is %s becomes %s", (lead, point, after) => {
  expect(consentAfter(lead, point)).toBe(after);
});

test("an address that is taken off can be put back, unless somebody else has it by then", async () => {
  const { ctx, leadId, pointId } = await ana();
  await removeAddress(ctx, { leadId, pointId });
  expect(await listAddresses(ctx, { leadId })).toHaveLength(1);
  await restoreAddress(ctx, { leadId, pointId });
  await expect(restoreAddress(ctx, { leadId, pointId })).rejects.toThrow("This address was not taken off.");
  await removeAddress(ctx, { leadId, pointId });
  await addLead(ctx, { firstName: "Bo", phone: further });
  await expect(restoreAddress(ctx, { leadId, pointId })).rejects.toThrow("This address belongs to Bo.");
});

test("an opt-out outlives the removal of its address", async () => {
  const { ctx, leadId, pointId } = await ana();
  await receiveText(ctx, anInbound(further, "STOP"));
  await removeAddress(ctx, { leadId, pointId });
  expect(await inTransaction(ctx, (tx) => isSuppressed(tx, "phone", further))).toBe(true);
});

test("what cannot be used, is known, or is not ours is refused with a sentence", async () => {
  const { ctx, leadId, pointId } = await ana();
  const add = (value: string) => addAddress(ctx, { leadId, kind: "phone", value });
  await expect(add("555-12")).rejects.toThrow("cannot be used");
  await expect(add(further)).rejects.toThrow("This lead has this address already.");
  const { leadId: bo } = await addLead(ctx, { firstName: "Bo", phone: "+12125550199" });
  await expect(add("+12125550199")).rejects.toMatchObject({
    message: "This address belongs to Bo.",
    details: { leadId: bo },
  });
  await expect(makePrimary(ctx, { leadId: bo, pointId })).rejects.toThrow("not found");
  const them = await aTenant();
  await expect(addAddress(them, { leadId, kind: "phone", value: "+14155550199" })).rejects.toThrow("not found");
  await expect(listAddresses(them, { leadId })).rejects.toThrow("not found");
  await expect(removeAddress(as(ctx, "analyst"), { leadId, pointId })).rejects.toThrow("leads:write");
  await setConfidence(ctx, { leadId, kind: "phone", confidence: "Real" });
  expect((await listAddresses(ctx, { leadId }))[0]).toMatchObject({ confidence: "Real" });
  await expect(setConfidence(ctx, { leadId, confidence: "Real" })).rejects.toThrow("Say which address");
});

test("a profile is a link, kept in one form", () => {
  expect(readProfile("https://www.LinkedIn.com/in/ana/?trk=1")).toEqual({ profile: "https://www.linkedin.com/in/ana" });
  expect(readProfile("javascript:alert(1)")).toEqual({
    reason: expect.stringContaining("Write the link of a profile"),
  });
  expect(readProfile("ana")).toEqual({ reason: expect.stringContaining("Write the link of a profile") });
});
