import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { leads } from "@/drizzle/schema";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { as, withDatabase } from "@/server/testing";
import { withCarrier } from "@/server/testing/carrier";
import type { TestCtx } from "@/server/testing/tenant";
import { aTextableLead, touchRows } from "@/server/testing/texts";
import { aTemplate, aWhatsApper, drainOf, optIn } from "@/server/testing/whatsapp";
import { createCampaign } from "./draft";
import { launchDue } from "./go-live";
import { launchCampaign } from "./launch";
import { previewText } from "./preview";
import { reviewCampaign } from "./review";
import { campaignSource } from "./touch-source";

const carrier = await withCarrier();
withDatabase();

const values = { 1: "{first_name|there}", 2: "{company}" };

/** A draft whose first message is a template, to everybody. */
async function aDraft(ctx: TestCtx, template: Parameters<typeof aTemplate>[1] = {}) {
  const { id: template_id } = await aTemplate(ctx, template);
  return createCampaign(ctx, {
    name: newId(),
    filter: {},
    steps: [{ channel: "whatsapp", template_id, template_values: values }],
  });
}

async function anOptedIn(ctx: TestCtx, { company, phone }: { company?: string; phone?: string } = {}) {
  const lead = await aTextableLead(ctx, { phone });
  await inTransaction(ctx, (tx) =>
    tx
      .update(leads)
      .set({ company: company ?? null })
      .where(eq(leads.id, lead.id)),
  );
  await optIn(ctx, lead.id);
  return lead;
}

const blocks = async (ctx: TestCtx, campaignId: string) =>
  (await reviewCampaign(ctx, { campaignId })).checks.filter(({ outcome }) => outcome === "block");

test("[CHN-1] a campaign's step goes by WhatsApp as the approved template, filled for each lead", async () => {
  const { ctx } = await aWhatsApper();
  const lead = await anOptedIn(ctx, { company: "Acme" });
  const other = await aTextableLead(ctx);
  const { id: campaignId } = await aDraft(ctx);
  expect(await blocks(ctx, campaignId)).toEqual([]);
  const text = "Hi Lee, Northwind here about your request for Acme. Shall we go on?";
  expect(await previewText(ctx, { campaignId, step: 1, leadId: lead.id })).toMatchObject({
    body: text,
    segments: null,
  });
  await launchCampaign(ctx, { campaignId, hold_seconds: 0 });
  await launchDue(ctx);
  await drainOf(ctx, campaignSource);
  const rows = await touchRows(ctx);
  expect(rows.find(({ leadId }) => leadId === lead.id)).toMatchObject({
    status: "sent",
    channel: "whatsapp",
    body: text,
  });
  expect(rows.find(({ leadId }) => leadId === other.id)).toMatchObject({
    status: "skipped",
    reason: "There is no recorded opt-in to WhatsApp for this number.",
  });
  expect(carrier.taken).toMatchObject([{ contentVariables: JSON.stringify({ 1: "Lee", 2: "Acme" }) }]);
});

test("a template without a value for a lead is blocked at review, and the leads are named", async () => {
  const { ctx } = await aWhatsApper();
  await anOptedIn(ctx);
  await anOptedIn(ctx, { company: "Acme" });
  const { id: campaignId } = await aDraft(ctx);
  expect(await blocks(ctx, campaignId)).toMatchObject([
    { id: "variables", sentence: expect.stringContaining("uses {company}, which 1 lead lacks: Lee.") },
  ]);
  await expect(launchCampaign(ctx, { campaignId })).rejects.toThrow("which 1 lead lacks: Lee");
});

test("a template that is not approved, has a variable without words, or is missing blocks the launch", async () => {
  const { ctx } = await aWhatsApper();
  await anOptedIn(ctx, { company: "Acme" });
  const pending = await aDraft(ctx, { name: "pending_one", status: "pending" });
  expect(await blocks(ctx, pending.id)).toMatchObject([
    { id: "template", sentence: expect.stringContaining("it is pending") },
  ]);
  const empty = await aDraft(ctx, { name: "three", body: "Hi {{1}} {{2}} {{3}}" });
  expect(await blocks(ctx, empty.id)).toMatchObject([{ sentence: expect.stringContaining("has no words for {{3}}") }]);
  const none = await createCampaign(ctx, { name: newId(), filter: {}, steps: [{ channel: "whatsapp" }] });
  expect(await blocks(ctx, none.id)).toMatchObject([{ sentence: expect.stringContaining("has no template yet") }]);
});

test("marketing templates leave out US numbers at review; another tenant's template does not exist", async () => {
  const { ctx } = await aWhatsApper();
  await anOptedIn(ctx, { company: "Acme" });
  const { id: campaignId } = await aDraft(ctx, { category: "marketing" });
  expect((await reviewCampaign(ctx, { campaignId })).reach.excluded).toMatchObject([
    { reason: "no_whatsapp_there", count: 1 },
  ]);
  const { ctx: them } = await aWhatsApper();
  const { id: theirs } = await aTemplate(them);
  const step = { channel: "whatsapp" as const, template_id: theirs, template_values: values };
  await expect(createCampaign(ctx, { name: newId(), filter: {}, steps: [step] })).rejects.toThrow("not found");
  await expect(aTemplate(as(ctx, "marketer"))).rejects.toThrow("settings:channels");
});
