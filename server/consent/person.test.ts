import { expect, test } from "vitest";
import { channels as everyChannel } from "@/server/leads/schemas";
import { inTransaction } from "@/server/platform/db";
import { as, aTenant, withDatabase } from "@/server/testing";
import { aTextableLead } from "@/server/testing/texts";
import { recordConsents } from "./bulk";
import { lookUpPerson } from "./person";
import { optBackIn, suppress } from "./suppress";

withDatabase();

const phone = "+12125550177";

test("a person's consent is told from the first record to the last, with words and times", async () => {
  const us = await aTenant({ now: "2026-11-20T15:00:00Z" });
  const lead = await aTextableLead(us, { phone });
  const stated = {
    leadId: lead.id,
    channel: "sms",
    event: "granted",
    source: "form /demo",
    obtainedAt: new Date("2026-01-02T10:00:00Z"),
    wording: "I agree to texts",
    evidence: {},
  } as const;
  await inTransaction(us, (tx) => recordConsents(tx, [stated], { importId: null, warranty: true }));
  us.setNow("2026-11-21T15:00:00Z");
  await inTransaction(us, (tx) =>
    suppress(tx, { kind: "phone", address: phone, reason: "stop_keyword", verbatim: "stop" }),
  );
  expect((await lookUpPerson(us, { address: "212-555-0177" })).suppressedFor).toEqual([...everyChannel].sort());
  us.setNow("2026-11-22T15:00:00Z");
  await inTransaction(us, (tx) => optBackIn(tx, { phone, verbatim: "START" }));
  const person = await lookUpPerson(us, { address: phone });
  expect(person).toMatchObject({ leadId: lead.id, leadName: "Lee", suppressedFor: [] });
  const told = person.entries.map(({ kind, verbatim, wording }) => [kind, verbatim ?? wording]);
  expect(told.filter(([kind]) => kind === "granted" || kind === "lifted").length).toBe(3);
  expect(told.at(-1)).toEqual(["granted", "I agree to texts"]);
  expect(told).toContainEqual(["suppressed", "stop"]);
});

test("somebody who is no lead is found by the suppression alone; a stranger has nothing", async () => {
  const us = await aTenant();
  await inTransaction(us, (tx) => suppress(tx, { kind: "email", address: "ana@example.com", reason: "manual" }));
  expect(await lookUpPerson(us, { address: "Ana@example.com" })).toMatchObject({
    leadId: null,
    suppressedFor: [...everyChannel].sort(),
  });
  expect((await lookUpPerson(us, { address: "bo@example.com" })).entries).toEqual([]);
});

test("nothing is told of another tenant's person, nor to who may not read it, nor about no address", async () => {
  const [us, them] = await Promise.all([aTenant(), aTenant()]);
  await aTextableLead(them, { phone });
  await inTransaction(them, (tx) => suppress(tx, { kind: "phone", address: phone, reason: "stop_keyword" }));
  expect(await lookUpPerson(us, { address: phone })).toEqual({
    leadId: null,
    leadName: null,
    suppressedFor: [],
    entries: [],
  });
  await expect(lookUpPerson(as(us, "sales_rep"), { address: phone })).rejects.toThrow("consent:read");
  await expect(lookUpPerson(us, { address: "nobody" })).rejects.toThrow("neither a phone number");
});
