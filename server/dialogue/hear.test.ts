import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { conversations, messages, requiredTexts, suppressions, touches } from "@/drizzle/schema";
import { laneFor } from "@/server/consent";
import { addTouches } from "@/server/messaging";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { type TestCtx, withDatabase } from "@/server/testing";
import { anInbound } from "@/server/testing/inbound";
import { aTextableLead, aTexter } from "@/server/testing/texts";
import { hearText } from "./hear";

withDatabase();

/** What stands in the database about a lead, right after its text came in and before any turn. */
const standing = (ctx: TestCtx, id: string) =>
  inTransaction(ctx, async (tx) => {
    const own = eq(touches.tenantId, tx.tenantId);
    const [thread] = await tx.select().from(conversations).where(eq(conversations.id, id));
    const [text] = await tx.select().from(messages).where(eq(messages.conversationId, id));
    return {
      state: thread?.state,
      turnDueAt: thread?.turnDueAt,
      lane: text?.lane,
      engine: (text?.analysis as { engine?: string } | null)?.engine,
      suppressed: (await tx.select().from(suppressions)).map(({ reason }) => reason),
      confirmations: (await tx.select().from(requiredTexts)).map(({ kind }) => kind),
      followUps: (
        await tx
          .select()
          .from(touches)
          .where(and(own, eq(touches.source, "campaign")))
      ).map((t) => t.status),
    };
  });

async function aLeadWithFollowUp(ctx: TestCtx) {
  const lead = await aTextableLead(ctx);
  const dueAt = new Date(ctx.now().getTime() + 86_400_000);
  const follow = { source: "campaign", sourceKey: newId(), class: "marketing", author: "campaign", dueAt } as const;
  await inTransaction(ctx, (tx) => addTouches(tx, [{ ...follow, conversationId: lead.id, leadId: lead.id }]));
  return lead;
}

const unheardOf = ["scrub me from your system", "please let this be the final message", "desist"];

test.each(unheardOf)(
  "[P-FR3.3] [P-NFR5.1] [case 14] %j, which no phrase knows, is obeyed in the transaction that stores it",
  async (words) => {
    expect(laneFor(words, { isSuppressed: false, lastAskedOptIn: false })).toBeNull();
    const ctx = await aTexter();
    const lead = await aLeadWithFollowUp(ctx);
    await hearText(ctx, anInbound(lead.phone, words));
    expect(await standing(ctx, lead.id)).toEqual({
      state: "opted_out",
      turnDueAt: null,
      lane: "opt_out_phrase",
      engine: "local",
      suppressed: ["free_text_opt_out"],
      confirmations: ["stop_confirmation"],
      followUps: ["cancelled"],
    });
  },
);

test("an opt-out in free words counts also where a person holds the pen and no turn follows", async () => {
  const ctx = await aTexter();
  const lead = await aLeadWithFollowUp(ctx);
  await hearText(ctx, anInbound(lead.phone, "hello?"));
  await inTransaction(ctx, (tx) =>
    tx.update(conversations).set({ owner: "human" }).where(eq(conversations.id, lead.id)),
  );
  await hearText(ctx, anInbound(lead.phone, "scrub me from your system"));
  expect((await standing(ctx, lead.id)).suppressed).toEqual(["free_text_opt_out"]);
});

test.each(["Can you stop by at 5?", "cancel my appointment", "let me talk to a person", "how much is it?"])(
  "[case 15] %j is not taken for an opt-out",
  async (words) => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx);
    await hearText(ctx, anInbound(lead.phone, words));
    expect((await standing(ctx, lead.id)).suppressed).toEqual([]);
  },
);
