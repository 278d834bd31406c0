import { describe, expect, test } from "vitest";
import { inTransaction } from "@/server/platform/db";
import { as, aTenant, withDatabase } from "@/server/testing";
import { withCarrier } from "@/server/testing/carrier";
import { aMember } from "@/server/testing/person";
import { aCampaignOf, aTexter, touchRows, wordsFor } from "@/server/testing/texts";
import { applyReceipt } from "../receipts";
import { sendDueTouches } from "../send-due";
import { haltSending } from "./halt";
import { askToLift, liftHalt, refusalToLift } from "./lift";
import { rateOverLimit } from "./limits";
import { listHalts } from "./queries";
import { haltOver } from "./standing";
import { haltOverLimits } from "./watch";

const carrier = await withCarrier();

withDatabase();

const drain = (ctx: Parameters<typeof sendDueTouches>[0]) =>
  sendDueTouches(ctx, { limit: 200, sources: [wordsFor("campaign")] });

describe("what a halt stands in the way of", () => {
  const passage = { channel: "sms", campaignId: "spring", senderId: "one" } as const;
  test.each([
    { scope: "workspace", target: "", stops: true },
    { scope: "channel", target: "sms", stops: true },
    { scope: "channel", target: "email", stops: false },
    { scope: "campaign", target: "spring", stops: true },
    { scope: "campaign", target: "autumn", stops: false },
    { scope: "sender", target: "one", stops: true },
    { scope: "sender", target: "two", stops: false },
  ] as const)("$scope $target: $stops", ({ stops, ...halt }) => {
    expect(haltOver([{ ...halt, reason: "Complaints." }], passage) !== null).toBe(stops);
  });
});

test.each([
  { sent: 199, undelivered: 199, optOuts: 199, cause: undefined },
  { sent: 200, undelivered: 49, optOuts: 9, cause: undefined },
  { sent: 200, undelivered: 50, optOuts: 9, cause: "undelivered" },
  { sent: 200, undelivered: 50, optOuts: 10, cause: "opt_outs" },
])("[E5.4] $sent sent, $undelivered undelivered, $optOuts opted out: $cause", ({ cause, ...fared }) => {
  expect(rateOverLimit(fared)?.cause).toBe(cause);
});

describe("who may lift", () => {
  const ana = { id: "ana", isKey: false, person: { id: "ana", name: "Ana" } };
  const ben = { id: "ben", isKey: false, person: { id: "ben", name: "Ben" } };
  const namesake = { id: "ana2", isKey: false, person: { id: "ana2", name: "Ana" } };
  const anasKey = { ...ana, id: "key:1", isKey: true };
  const bensKey = { ...ben, id: "key:2", isKey: true };
  const anasOldKey = { id: "key:3", isKey: true, person: { id: null, name: "Ana" } };
  test.each([
    { liftedAt: null, asked: null, lifter: ben, colleague: true, refusal: "Somebody must first say why" },
    { liftedAt: null, asked: ana, lifter: ana, colleague: true, refusal: "A second person must lift it" },
    { liftedAt: null, asked: ana, lifter: ben, colleague: true, refusal: null },
    { liftedAt: null, asked: ana, lifter: ana, colleague: false, refusal: null },
    { liftedAt: new Date(0), asked: ana, lifter: ben, colleague: true, refusal: "lifted already" },
    { liftedAt: null, asked: anasKey, lifter: ben, colleague: true, refusal: null },
    { liftedAt: null, asked: ana, lifter: bensKey, colleague: true, refusal: null },
    { liftedAt: null, asked: ana, lifter: anasKey, colleague: true, refusal: "A second person must lift it" },
    { liftedAt: null, asked: anasKey, lifter: ana, colleague: true, refusal: "A second person must lift it" },
    { liftedAt: null, asked: anasKey, lifter: bensKey, colleague: true, refusal: "two keys are not two people" },
    { liftedAt: null, asked: anasKey, lifter: namesake, colleague: true, refusal: null },
    { liftedAt: null, asked: ana, lifter: namesake, colleague: true, refusal: null },
    { liftedAt: null, asked: anasOldKey, lifter: ana, colleague: true, refusal: "A second person must lift it" },
    { liftedAt: null, asked: anasOldKey, lifter: ben, colleague: true, refusal: null },
  ])("asked by $asked.id, lifted by $lifter.id: $refusal", ({ liftedAt, asked, lifter, colleague, refusal }) => {
    const found = refusalToLift({ liftedAt, asked }, { lifter, hasColleague: colleague });
    if (refusal === null) expect(found).toBeNull();
    else expect(found).toContain(refusal);
  });
});

test("[E5.4] a halt of the workspace stops a running campaign; two people lift it, and each text leaves exactly once", async () => {
  const { ctx } = await aCampaignOf(6);
  const [officer, admin] = [await aMember(ctx, "compliance"), await aMember(ctx, "admin")];
  const halt = await haltSending(officer, { scope: "workspace", reason: "A complaint from the regulator." });
  expect(await drain(ctx)).toMatchObject({ sent: 0 });
  expect(carrier.taken).toHaveLength(0);
  expect(await listHalts(officer)).toMatchObject({ inForce: [{ scope: "workspace", cause: "person" }], inFlight: 0 });
  await askToLift(officer, { haltId: halt.id, reason: "The regulator withdrew it." });
  await expect(liftHalt(officer, { haltId: halt.id })).rejects.toThrow("A second person must lift it");
  await liftHalt(admin, { haltId: halt.id });
  await drain(ctx);
  expect(new Set(carrier.taken.map(({ to }) => to)).size).toBe(6);
  expect(carrier.taken).toHaveLength(6);
  expect((await touchRows(ctx)).every(({ status }) => status === "sent")).toBe(true);
});

test("a halt that commits while texts are on their way is seen by the last look before each call", async () => {
  const { ctx } = await aCampaignOf(4);
  const compose = wordsFor("campaign");
  const halting = {
    ...compose,
    async compose(...asked: Parameters<typeof compose.compose>) {
      const words = await compose.compose(...asked);
      await haltSending(ctx, { scope: "channel", target: "sms", reason: "Wrong price in the text." });
      return words;
    },
  };
  expect(await sendDueTouches(ctx, { limit: 200, sources: [halting] })).toMatchObject({ sent: 0, held: 4 });
  expect(carrier.taken).toHaveLength(0);
  expect(await touchRows(ctx)).toMatchObject([
    { status: "held", reason: expect.stringContaining("Wrong price") },
    {},
    {},
    {},
  ]);
});

test("[E5.4] a quarter of a campaign's week undelivered halts it once", async () => {
  const { ctx } = await aCampaignOf(200);
  await drain(ctx);
  for (const { sid } of carrier.taken.slice(0, 50))
    await applyReceipt(ctx, {
      provider: "twilio",
      providerId: sid,
      status: "undelivered",
      errorCode: 30006,
      attemptId: null,
    });
  expect(await haltOverLimits(ctx)).toBe(1);
  expect(await listHalts(ctx)).toMatchObject({ inForce: [{ cause: "undelivered", scope: "campaign" }] });
  expect((await inTransaction(ctx, (tx) => tx.query.halts.findMany())).length).toBe(1);
});

test("another tenant's halt does not exist for us, nor do its campaigns", async () => {
  const [us, them] = [await aTexter(), await aTexter()];
  const theirs = await haltSending(them, { scope: "workspace", reason: "Their own affair." });
  await expect(askToLift(us, { haltId: theirs.id, reason: "Not our affair." })).rejects.toThrow("not found");
  await expect(liftHalt(us, { haltId: theirs.id })).rejects.toThrow("not found");
  const { campaignId } = await aCampaignOf(1);
  await expect(haltSending(us, { scope: "campaign", target: campaignId, reason: "Not our campaign." })).rejects.toThrow(
    "not found",
  );
});

test("a marketer may not halt everything, a reason is asked for, and nothing is halted twice", async () => {
  const ctx = await aTenant();
  await expect(haltSending(await as(ctx, "marketer"), { scope: "workspace", reason: "I am worried." })).rejects.toThrow(
    "may not halt",
  );
  await expect(haltSending(ctx, { scope: "workspace", reason: " " })).rejects.toThrow("Say why");
  await haltSending(ctx, { scope: "workspace", reason: "Complaints from Texas." });
  await expect(haltSending(ctx, { scope: "workspace", reason: "Complaints again." })).rejects.toThrow("halted already");
});
