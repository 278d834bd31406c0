import { expect, test } from "vitest";
import { listMessages } from "@/server/conversations";
import { newId } from "@/server/platform/ids";
import { as, aTenant, withDatabase } from "@/server/testing";
import { aTextableLead, aTexter } from "@/server/testing/texts";
import { answerAsLead, textAsLead } from "./sandbox";

withDatabase();

test("an answer as the lead comes in by the signed door, also for a sender whom no lead has", async () => {
  const ctx = await aTexter();
  const lead = await aTextableLead(ctx);
  const { conversationId } = await textAsLead(ctx, { from: lead.phone, body: "Hello" });
  expect(conversationId).toBe(lead.id);
  const stranger = await textAsLead(ctx, { from: "+12125550177", body: "Who is this?" });
  await answerAsLead(ctx, { conversationId: stranger.conversationId, body: "Hello?" });
  const { data } = await listMessages(ctx, { conversationId: stranger.conversationId });
  expect(data.filter(({ direction }) => direction === "in").map(({ body }) => body)).toEqual(
    expect.arrayContaining(["Hello?", "Who is this?"]),
  );
});

test("another tenant's thread is like none at all, and nothing is written to it", async () => {
  const [us, them] = [await aTexter(), await aTexter()];
  const lead = await aTextableLead(them);
  const { conversationId } = await textAsLead(them, { from: lead.phone, body: "Hello" });
  for (const id of [conversationId, newId(), "no id"])
    await expect(answerAsLead(us, { conversationId: id, body: "Hi" })).rejects.toThrow(
      "This conversation was not found.",
    );
  expect((await listMessages(them, { conversationId })).data).toHaveLength(1);
});

test("outside a sandbox nobody plays a lead, and in one only who may", async () => {
  const real = await aTenant({ sandbox: false });
  await expect(answerAsLead(real, { conversationId: newId(), body: "Hi" })).rejects.toThrow(
    "This sandbox was not found",
  );
  const ctx = await aTexter();
  const lead = await aTextableLead(ctx);
  await expect(answerAsLead(as(ctx, "analyst"), { conversationId: lead.id, body: "Hi" })).rejects.toThrow(
    "sandbox:write",
  );
});
