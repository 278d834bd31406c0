import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { auditEntries, consentRecords, leads, suppressions } from "@/drizzle/schema";
import { channels as everyChannel } from "@/server/leads/schemas";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { as, aTenant, withDatabase } from "@/server/testing";
import { aTextableLead } from "@/server/testing/texts";
import { suppressedAmong } from "./bulk";
import { consentHistory, listSuppressions } from "./queries";
import { isSuppressed, optBackIn, suppress } from "./suppress";
import { suppressAddress, suppressLead } from "./suppress-lead";

withDatabase();

const phone = "+12125550188";
const stop = (ctx: Ctx, verbatim = "STOP") =>
  inTransaction(ctx, (tx) => suppress(tx, { kind: "phone", address: phone, reason: "stop_keyword", verbatim }));
const isStopped = (ctx: Ctx, address = phone) => inTransaction(ctx, (tx) => isSuppressed(tx, "phone", address));
const leadOf = async (ctx: Ctx, id: string) => {
  const [row] = await inTransaction(ctx, (tx) => tx.select().from(leads).where(eq(leads.id, id)));
  return row;
};
const ledgerOf = (ctx: Ctx) =>
  inTransaction(ctx, (tx) => tx.select().from(suppressions).where(eq(suppressions.tenantId, tx.tenantId)));

describe("[P-NFR5.1] an opt-out", () => {
  test("[P-FR5.4] stands in the ledger, on the lead, in the consent history and in the audit log", async () => {
    const us = await aTenant();
    const lead = await aTextableLead(us, { phone });
    await stop(us, "stop please");
    expect(await ledgerOf(us)).toMatchObject([
      { verbatim: "stop please", channels: [...everyChannel], leadId: lead.id },
    ]);
    expect(await leadOf(us, lead.id)).toMatchObject({
      suppressed: [...everyChannel].sort(),
      smsConsent: "withdrawn",
    });
    const history = await consentHistory(us, lead.id);
    expect(history.map(({ channel, event, verbatim }) => [channel, event, verbatim]).sort()).toEqual(
      [...everyChannel].sort().map((channel) => [channel, "withdrawn", "stop please"]),
    );
    const isOurs = (tenantId: string) =>
      and(eq(auditEntries.tenantId, tenantId), eq(auditEntries.action, "suppression.added"));
    expect(await inTransaction(us, (tx) => tx.select().from(auditEntries).where(isOurs(tx.tenantId)))).toHaveLength(1);
  });

  test("repeated changes nothing", async () => {
    const us = await aTenant();
    await aTextableLead(us, { phone });
    await stop(us);
    await stop(us);
    expect(await ledgerOf(us)).toHaveLength(1);
  });

  test("from every channel is not swallowed by an earlier one from e-mail alone", async () => {
    const us = await aTenant();
    const lead = await aTextableLead(us, { phone });
    await suppressLead(us, { leadId: lead.id, channel: "email", reason: "Asked at the fair" });
    expect(await isStopped(us)).toBe(false);
    await stop(us);
    expect(await isStopped(us)).toBe(true);
    expect((await leadOf(us, lead.id))?.suppressed).toEqual([...everyChannel].sort());
  });

  test("holds for a number without a lead", async () => {
    const us = await aTenant();
    await stop(us);
    expect(await isStopped(us)).toBe(true);
  });

  test("[case 22] to one tenant leaves another alone", async () => {
    const [us, them] = await Promise.all([aTenant(), aTenant()]);
    await stop(us);
    expect(await isStopped(them)).toBe(false);
    expect((await listSuppressions(them, {})).data).toEqual([]);
  });

  test("is found among many addresses in one question", async () => {
    const us = await aTenant();
    await stop(us);
    const [row] = await ledgerOf(us);
    const hash = row?.addressHash ?? "";
    const found = await inTransaction(us, (tx) => suppressedAmong(tx, [hash, "0".repeat(32)]));
    expect([...found]).toEqual([[hash, [...everyChannel]]]);
  });
});

describe("the way back", () => {
  test("[case 18] START lifts the texts, keeps e-mail stopped and records the words", async () => {
    const us = await aTenant({ now: "2026-11-23T17:00:00Z" });
    const lead = await aTextableLead(us, { phone });
    await stop(us);
    us.setNow("2026-11-23T18:00:00Z");
    expect(await inTransaction(us, (tx) => optBackIn(tx, { phone, verbatim: "Start" }))).toBe(true);
    expect(await isStopped(us)).toBe(false);
    expect(await leadOf(us, lead.id)).toMatchObject({
      smsConsent: "granted",
      suppressed: everyChannel.filter((channel) => channel !== "sms").sort(),
    });
    const [newest] = await consentHistory(us, lead.id);
    expect(newest).toMatchObject({ event: "granted", verbatim: "Start", obtainedAt: new Date("2026-11-23T18:00:00Z") });
    expect(await ledgerOf(us)).toMatchObject([{ liftedVerbatim: "Start" }]);
  });

  test("a legal suppression is not lifted by a text", async () => {
    const us = await aTenant();
    await inTransaction(us, (tx) => suppress(tx, { kind: "phone", address: phone, reason: "legal" }));
    expect(await inTransaction(us, (tx) => optBackIn(tx, { phone, verbatim: "START" }))).toBe(false);
    expect(await isStopped(us)).toBe(true);
  });
});

describe("the suppression list", () => {
  test("is searched by the whole address, paged, and shows addresses masked", async () => {
    const us = await aTenant({ now: "2026-11-23T17:00:00Z" });
    for (const last of [1, 2, 3]) {
      us.setNow(`2026-11-23T17:0${last}:00Z`);
      await suppressAddress(us, { address: `(212) 555-018${last}`, reason: "Asked by phone" });
    }
    await suppressAddress(us, { address: "Ana@Example.com", reason: "Asked by mail" });
    const found = await listSuppressions(us, { search: "+1 212 555 0182" });
    expect(found.data).toMatchObject([{ address: "…0182", verbatim: "Asked by phone", reason: "manual" }]);
    expect((await listSuppressions(us, { search: "ana@example.com" })).data).toHaveLength(1);
    expect((await listSuppressions(us, { search: "nonsense" })).data).toEqual([]);
    const first = await listSuppressions(us, { limit: 3 });
    const rest = await listSuppressions(us, { limit: 3, cursor: first.nextCursor ?? "" });
    expect([...first.data, ...rest.data].map(({ id }) => id)).toHaveLength(4);
    expect(new Set([...first.data, ...rest.data].map(({ id }) => id)).size).toBe(4);
    expect(rest.nextCursor).toBeNull();
  });

  test("refuses what is no address, a reader's writing and a foreign lead", async () => {
    const [us, them] = await Promise.all([aTenant(), aTenant()]);
    const theirs = await aTextableLead(them);
    await expect(suppressAddress(us, { address: "hello", reason: "x" })).rejects.toThrow("neither a phone number");
    await expect(suppressAddress(as(us, "marketer"), { address: phone, reason: "x" })).rejects.toThrow("consent:write");
    await expect(suppressLead(us, { leadId: theirs.id, reason: "x" })).rejects.toThrow("not found");
    await expect(suppressLead(as(us, "analyst"), { leadId: theirs.id, reason: "x" })).rejects.toThrow("leads:write");
    await expect(listSuppressions(as(us, "sales_rep"), {})).rejects.toThrow("consent:read");
    await expect(consentHistory(us, theirs.id)).rejects.toThrow("This lead was not found.");
  });

  test("the consent ledger cannot be rewritten", async () => {
    const us = await aTenant();
    await aTextableLead(us, { phone });
    await stop(us);
    const rewritten = inTransaction(us, (tx) => tx.update(consentRecords).set({ verbatim: "never said" }));
    await expect(rewritten).rejects.toThrow();
  });
});
