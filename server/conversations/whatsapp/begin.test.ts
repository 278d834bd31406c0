import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { suppressions, touches } from "@/drizzle/schema";
import { suppress } from "@/server/consent";
import type { TouchSource } from "@/server/messaging";
import { inTransaction } from "@/server/platform/db";
import { withDatabase } from "@/server/testing";
import { withCarrier } from "@/server/testing/carrier";
import type { TestCtx } from "@/server/testing/tenant";
import { aRunningCampaign, aTextableLead, dueTexts, mondayNoon, newestTouch } from "@/server/testing/texts";
import { aWhatsApper, drainOf, optIn } from "@/server/testing/whatsapp";

const carrier = await withCarrier();
withDatabase();

const aDayLater = new Date(new Date(mondayNoon).getTime() + 86_400_000);

async function campaignTo(ctx: TestCtx, { phone, agreed = true }: { phone?: string; agreed?: boolean } = {}) {
  const lead = await aTextableLead(ctx, { phone });
  if (agreed) await optIn(ctx, lead.id);
  await dueTexts(ctx, await aRunningCampaign(ctx), [[lead.id], { channel: "whatsapp" }]);
  return lead;
}
const template = {
  name: "hello",
  language: "en",
  contentSid: `HX${"2".repeat(32)}`,
  category: "marketing",
  status: "approved",
  values: {},
  missing: [],
} as const;
const proposing = (more: Partial<Record<keyof typeof template, unknown>> = {}): TouchSource => ({
  source: "campaign",
  compose: async (_, due) =>
    new Map(due.map(({ id }) => [id, { body: "Hello", template: { ...template, ...more } as typeof template }])),
  sent: async () => undefined,
});

test("consent to texts is no opt-in to WhatsApp", async () => {
  const { ctx } = await aWhatsApper();
  await campaignTo(ctx, { agreed: false });
  await drainOf(ctx, proposing({ category: "utility" }));
  expect(await newestTouch(ctx)).toMatchObject({
    status: "skipped",
    reason: expect.stringContaining("No opt-in to WhatsApp"),
  });
});

test("a template leaves for who opted in; marketing to a US number does not, since Meta delivers none", async () => {
  const { ctx } = await aWhatsApper();
  await campaignTo(ctx);
  await drainOf(ctx, proposing());
  expect(await newestTouch(ctx)).toMatchObject({
    status: "skipped",
    reason: expect.stringContaining("no marketing templates to US"),
  });
  await campaignTo(ctx, { phone: "+447400123456" });
  await drainOf(ctx, proposing());
  expect(await newestTouch(ctx)).toMatchObject({ status: "sent" });
});

test("free words begin nothing", async () => {
  const { ctx } = await aWhatsApper();
  await campaignTo(ctx);
  const free = proposing();
  await drainOf(ctx, { ...free, compose: async (_, due) => new Map(due.map(({ id }) => [id, { body: "Hello" }])) });
  expect(await newestTouch(ctx)).toMatchObject({
    status: "failed",
    reason: expect.stringContaining("only an approved template may begin"),
  });
  expect(carrier.calls).toBe(0);
});

test.each([
  { code: 63016, status: "failed", reason: "24 hours" },
  { code: 63018, status: "pending", reason: "faster than WhatsApp" },
  { code: 63024, status: "failed", reason: "not on WhatsApp" },
  { code: 63032, status: "pending", reason: "limits what this person gets" },
  { code: 63038, status: "pending", reason: "as many conversations" },
  { code: 63049, status: "pending", reason: "Meta chose not to deliver" },
  { code: 63014, status: "failed", reason: "blocked us" },
])("code $code: $status", async ({ code, status, reason }) => {
  const { ctx } = await aWhatsApper();
  await campaignTo(ctx);
  carrier.behave = () => ({ kind: "refuse", status: 400, code });
  await drainOf(ctx, proposing({ category: "utility" }));
  const touch = await newestTouch(ctx);
  expect(touch).toMatchObject({ status, errorCode: code, reason: expect.stringContaining(reason) });
  if (code === 63032) expect(touch?.dueAt).toEqual(aDayLater);
  const blocked = await inTransaction(ctx, (tx) =>
    tx.select().from(suppressions).where(eq(suppressions.reason, "provider")),
  );
  expect(blocked.map(({ channels }) => channels)).toEqual(code === 63014 ? [["whatsapp"]] : []);
});

test("who stopped texts before WhatsApp was known here gets no WhatsApp either", async () => {
  const { ctx } = await aWhatsApper();
  const lead = await campaignTo(ctx);
  await inTransaction(ctx, (tx) =>
    suppress(tx, { kind: "phone", address: lead.phone, reason: "stop_keyword", channels: ["sms", "email"] }),
  );
  await drainOf(ctx, proposing({ category: "utility" }));
  const [touch] = await inTransaction(ctx, (tx) =>
    tx
      .select()
      .from(touches)
      .where(and(eq(touches.leadId, lead.id), eq(touches.channel, "whatsapp"))),
  );
  expect(touch).toMatchObject({ status: "skipped", reason: expect.stringContaining("Opted out") });
});
