import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { conversations, leads, messages, requiredTexts, suppressions, touches } from "@/drizzle/schema";
import { channels as everyChannel } from "@/server/leads/schemas";
import { addTouches } from "@/server/messaging";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { type TestCtx, withDatabase } from "@/server/testing";
import { anInbound } from "@/server/testing/inbound";
import { aTextableLead, aTexter } from "@/server/testing/texts";
import { receiveText } from "./receive";

withDatabase();

const threadOf = (ctx: TestCtx, id: string) =>
  inTransaction(
    ctx,
    async (tx) =>
      (
        await tx
          .select()
          .from(conversations)
          .where(and(eq(conversations.tenantId, tx.tenantId), eq(conversations.id, id)))
      )[0],
  );

const openSuppressions = (ctx: TestCtx) =>
  inTransaction(ctx, (tx) =>
    tx
      .select()
      .from(suppressions)
      .where(and(eq(suppressions.tenantId, tx.tenantId), isNull(suppressions.liftedAt))),
  );

const noticesOf = (ctx: TestCtx) =>
  inTransaction(ctx, (tx) => tx.select().from(requiredTexts).where(eq(requiredTexts.tenantId, tx.tenantId)));

async function withFollowUp(ctx: TestCtx) {
  const lead = await aTextableLead(ctx);
  const dueAt = new Date(ctx.now().getTime() + 86_400_000);
  const follow = {
    source: "campaign",
    sourceKey: newId(),
    conversationId: lead.id,
    leadId: lead.id,
    class: "marketing",
    author: "campaign",
    dueAt,
  } as const;
  await inTransaction(ctx, (tx) => addTouches(tx, [follow]));
  return lead;
}

const touchStatuses = (ctx: TestCtx, leadId: string) =>
  inTransaction(ctx, async (tx) =>
    (
      await tx
        .select()
        .from(touches)
        .where(and(eq(touches.tenantId, tx.tenantId), eq(touches.leadId, leadId)))
    )
      .map(({ source, status }) => `${source} ${status}`)
      .sort(),
  );

test("[P-FR4.2] [P-2.5] an ordinary text is stored, stops the sequence and gives the AI a turn after the debounce", async () => {
  const ctx = await aTexter();
  const lead = await withFollowUp(ctx);
  await receiveText(ctx, anInbound(lead.phone, "What does it cost?"));
  const thread = await threadOf(ctx, lead.id);
  expect(thread).toMatchObject({ state: "engaged", isUnread: true, lastPreview: "What does it cost?" });
  expect(thread?.turnDueAt?.getTime()).toBe(ctx.now().getTime() + 3_000);
  expect(await touchStatuses(ctx, lead.id)).toEqual(["campaign cancelled"]);
});

test("[case 37] the same provider id twice is one text", async () => {
  const ctx = await aTexter();
  const lead = await aTextableLead(ctx);
  const text = anInbound(lead.phone, "hello");
  await receiveText(ctx, text);
  expect((await receiveText(ctx, text)).messageId).toBeNull();
  const stored = await inTransaction(ctx, (tx) => tx.select().from(messages).where(eq(messages.tenantId, tx.tenantId)));
  expect(stored).toHaveLength(1);
});

test.each(["STOP", "stop please", "Please take me off your list", "déjenme en paz"])(
  "[P-FR5.4] [P-NFR5.1] [M14.6] %j suppresses in the transaction that receives it, with one confirmation",
  async (words) => {
    const ctx = await aTexter();
    const lead = await withFollowUp(ctx);
    await receiveText(ctx, anInbound(lead.phone, words));
    expect((await threadOf(ctx, lead.id))?.state).toBe("opted_out");
    expect(await openSuppressions(ctx)).toMatchObject([{ verbatim: words, channels: [...everyChannel] }]);
    expect(await touchStatuses(ctx, lead.id)).toEqual(["campaign cancelled", "notice pending"]);
    expect((await noticesOf(ctx)).map(({ kind }) => kind)).toEqual(["stop_confirmation"]);
  },
);

test("a second opt-out of the same lead gets no second confirmation", async () => {
  const ctx = await aTexter();
  const lead = await aTextableLead(ctx);
  for (const words of ["STOP", "stop", "leave me alone"]) await receiveText(ctx, anInbound(lead.phone, words));
  expect((await noticesOf(ctx)).map(({ kind }) => kind)).toEqual(["stop_confirmation"]);
});

test("[case 12] where the provider confirmed the STOP itself, we send no second confirmation", async () => {
  const ctx = await aTexter();
  const lead = await aTextableLead(ctx);
  await receiveText(ctx, anInbound(lead.phone, "STOP", { optOutType: "STOP" }));
  expect(await openSuppressions(ctx)).toHaveLength(1);
  expect(await noticesOf(ctx)).toHaveLength(0);
});

test("[case 17] [case 18] YES lifts nothing; START re-opts in with the words and the time", async () => {
  const ctx = await aTexter();
  const lead = await aTextableLead(ctx);
  await receiveText(ctx, anInbound(lead.phone, "STOP"));
  await receiveText(ctx, anInbound(lead.phone, "YES"));
  expect(await openSuppressions(ctx)).toHaveLength(1);
  await receiveText(ctx, anInbound(lead.phone, "START"));
  expect(await openSuppressions(ctx)).toHaveLength(0);
  const [row] = await inTransaction(ctx, (tx) => tx.select().from(leads).where(eq(leads.id, lead.id)));
  expect(row).toMatchObject({
    smsConsent: "granted",
    suppressed: everyChannel.filter((channel) => channel !== "sms").sort(),
    conversationState: "engaged",
  });
  expect((await noticesOf(ctx)).map(({ kind }) => kind)).toEqual(["stop_confirmation", "welcome_back"]);
});

test("[case 19] HELP after STOP is answered, and the lead stays suppressed", async () => {
  const ctx = await aTexter();
  const lead = await aTextableLead(ctx);
  await receiveText(ctx, anInbound(lead.phone, "STOP"));
  await receiveText(ctx, anInbound(lead.phone, "HELP"));
  expect(await openSuppressions(ctx)).toHaveLength(1);
  expect((await noticesOf(ctx)).map(({ kind }) => kind)).toEqual(["stop_confirmation", "help"]);
});

test.each([
  ["[case 57] danger to life: fixed text, a person, no AI", "I want to kill myself", "crisis", "crisis"],
  ["[case 58] a death: condolence once, suppressed", "he died in May", "deceased", "condolence"],
  ["a wish for a person is handed over at once", "let me talk to a person", "asked_for_person", "handover"],
] as const)("%s", async (_, words, needsHuman, kind) => {
  const ctx = await aTexter();
  const lead = await withFollowUp(ctx);
  await receiveText(ctx, anInbound(lead.phone, words));
  expect(await threadOf(ctx, lead.id)).toMatchObject({ needsHuman, turnDueAt: null });
  expect((await noticesOf(ctx)).map((notice) => notice.kind)).toEqual([kind]);
  expect(await touchStatuses(ctx, lead.id)).toContain("campaign cancelled");
});

test("[case 59] three texts in five seconds, the last a stop: one confirmation, no turn", async () => {
  const ctx = await aTexter();
  const lead = await aTextableLead(ctx);
  for (const words of ["hi", "wait", "stop texting me"]) await receiveText(ctx, anInbound(lead.phone, words));
  expect(await threadOf(ctx, lead.id)).toMatchObject({ state: "opted_out", turnDueAt: null });
  expect(await noticesOf(ctx)).toHaveLength(1);
});

test("an unknown sender opens a thread without a lead, and a person must look", async () => {
  const ctx = await aTexter();
  const { conversationId } = await receiveText(ctx, anInbound("+12125550123", "hello?"));
  await receiveText(ctx, anInbound("+12125550123", "anybody there?"));
  expect(await threadOf(ctx, conversationId)).toMatchObject({
    leadId: null,
    needsHuman: "low_confidence",
    turnDueAt: null,
  });
});

test("[case 22] a STOP to one tenant leaves another alone", async () => {
  const [us, them] = [await aTexter(), await aTexter()];
  const phone = "+12125550188";
  await aTextableLead(us, { phone });
  await aTextableLead(them, { phone });
  await receiveText(us, anInbound(phone, "STOP"));
  expect(await openSuppressions(them)).toHaveLength(0);
});
