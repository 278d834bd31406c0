import { expect, test } from "vitest";
import { listLeads, pauseOutreach } from "@/server/leads";
import { cancelForSuppressed } from "@/server/messaging";
import { aTenant, withDatabase } from "@/server/testing";
import { answers, day, drain, later, launched } from "@/server/testing/campaigns";
import { aTextableLead, aTexter, suppressPhone } from "@/server/testing/texts";
import { leadOutlook } from "./next-for-lead";
import { nextOrReason, type OutlookFacts } from "./next-or-reason";

withDatabase();

const at = new Date("2026-11-30T17:00:00Z");
const lead: OutlookFacts["lead"] = {
  phoneHash: "p",
  emailHash: null,
  suppressed: [],
  conversationState: "contacted",
  outreachPausedAt: null,
  undeliverableSms: false,
  smsConsent: "granted",
};
const idle: OutlookFacts = { lead, waiting: null, lastRefusal: null, thread: null, callAt: null, enrollment: null };
const waiting = { dueAt: at, status: "pending", reason: null, step: 2, campaign: "Spring" };
const thread = { owner: "ai", needsHuman: null, turnDueAt: null, firstUnansweredAt: null, pausedUntil: null } as const;
const enrollment = { name: "Spring", status: "running", arm: "treated", endedReason: null } as unknown as NonNullable<
  OutlookFacts["enrollment"]
>;

test.each<[string, Partial<OutlookFacts>, string]>([
  ["with a text in the ledger", { waiting }, "Text 2 of Spring."],
  [
    "with a held text",
    { waiting: { ...waiting, status: "held", reason: "Quiet hours." } },
    "Text 2 of Spring. Held: Quiet hours.",
  ],
  [
    "whose outreach is paused",
    { waiting, lead: { ...lead, outreachPausedAt: at } },
    "Outreach to this lead is paused.",
  ],
  ["who waits for a person", { thread: { ...thread, needsHuman: "angry" }, waiting }, "A person answers in the inbox."],
  ["whose turn is due", { thread: { ...thread, turnDueAt: at } }, "The assistant answers."],
  ["with a call ahead", { callAt: at }, "A call is booked."],
  ["who booked", { lead: { ...lead, conversationState: "booked" } }, "The lead booked a call."],
  ["who declined", { lead: { ...lead, conversationState: "closed_lost" } }, "The lead declined."],
  ["who opted out", { waiting, lead: { ...lead, suppressed: ["sms"] } }, "opted out or is suppressed"],
  ["without an address", { lead: { ...lead, phoneHash: null } }, "no phone and no e-mail"],
  ["whose number is dead", { lead: { ...lead, undeliverableSms: true } }, "cannot reach this number"],
  ["who asked for a pause", { thread: { ...thread, pausedUntil: at } }, "left alone for a while"],
  ["with a person", { thread: { ...thread, owner: "human" } }, "A person took over"],
  ["in no campaign", {}, "in no campaign yet"],
  ["without consent", { lead: { ...lead, smsConsent: "none" } }, "no complete consent record"],
  ["held out", { enrollment: { ...enrollment, arm: "holdout" } }, "keeps this lead apart to measure"],
  ["at the end", { enrollment: { ...enrollment, endedReason: "All texts were sent." } }, "All texts were sent."],
  ["whose text was refused", { enrollment, lastRefusal: "No consent." }, "No consent."],
  ["in a campaign that ran dry", { enrollment }, "Spring has no further text"],
])("[R11.1] a lead %s: %j -> %s", (_, change, sentence) => {
  const next = nextOrReason({ ...idle, ...change });
  expect("reason" in next ? next.reason : next.sentence).toContain(sentence);
});

test("[R11.1] every contactable lead of a workspace has a next step or a stated reason, and those without a step are listed", async () => {
  const ctx = await aTexter();
  const [first, quiet, paused, gone] = [
    await aTextableLead(ctx),
    await aTextableLead(ctx, { consent: "none" }),
    await aTextableLead(ctx),
    await aTextableLead(ctx),
  ];
  await launched(ctx);
  await drain(ctx);
  await pauseOutreach(ctx, { leadIds: [paused.id], paused: true });
  await suppressPhone(ctx, gone.phone);
  await cancelForSuppressed(ctx, { leadIds: [gone.id] });
  const says = async (leadId: string) => {
    const { next } = await leadOutlook(ctx, { leadId });
    return "reason" in next ? next.reason : next.sentence;
  };
  expect(await says(first.id)).toBe("Text 2 of Spring.");
  expect(await says(quiet.id)).toMatch(/consent/i);
  expect(await says(paused.id)).toContain("paused");
  expect(await says(gone.id)).toContain("opted out or is suppressed");
  const outlook = await leadOutlook(ctx, { leadId: first.id });
  expect(outlook).toMatchObject({ leadZone: "America/New_York", campaigns: [{ name: "Spring", endedReason: null }] });
  const idle = await listLeads(ctx, { filter: { all: [{ field: "has_next_step", op: "eq", value: false }] } });
  expect(idle.leads.map(({ id }) => id).sort()).toEqual([quiet.id, gone.id].sort());
  later(ctx, 7 * day);
  await drain(ctx);
  expect(await says(first.id)).toBe("All texts were sent.");
  await answers(ctx, first.id);
  await expect(leadOutlook(await aTenant(), { leadId: first.id })).rejects.toThrow("This lead was not found.");
});
