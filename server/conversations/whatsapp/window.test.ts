import { expect, test } from "vitest";
import type { TouchSource } from "@/server/messaging";
import { newId } from "@/server/platform/ids";
import { withDatabase } from "@/server/testing";
import { withCarrier } from "@/server/testing/carrier";
import { mondayNoon, newestTouch } from "@/server/testing/texts";
import { aTemplate, aWhatsAppThread, drainOf, writesByWhatsApp } from "@/server/testing/whatsapp";
import { receiveText } from "../receive";
import { replySource } from "../sources";

const carrier = await withCarrier();
withDatabase();

const wroteAt = new Date(mondayNoon);
const afterHours = (hours: number, minutes = 0) => new Date(wroteAt.getTime() + (hours * 60 + minutes) * 60_000);

test.each([
  { hours: 23, minutes: 59, status: "sent" },
  { hours: 24, minutes: 0, status: "failed" },
  { hours: 24, minutes: 1, status: "failed" },
])(
  "[case 42] free words $hours h $minutes min after the last message: $status, and 63016 is never asked for",
  async (at) => {
    const { ctx, lead, answer } = await aWhatsAppThread();
    ctx.setNow(afterHours(at.hours, at.minutes));
    await answer({ body: "From $90." });
    await drainOf(ctx);
    const touch = await newestTouch(ctx);
    expect(touch).toMatchObject({ channel: "whatsapp", status: at.status });
    if (at.status === "sent") {
      expect(carrier.taken).toMatchObject([
        { to: `whatsapp:${lead.phone}`, from: "whatsapp:+15005550006", body: "From $90.", contentSid: null },
      ]);
      // Nothing may wait at the carrier beyond the 24 hours.
      expect(Number(carrier.taken[0]?.validityPeriod)).toBeLessThanOrEqual(60);
    } else {
      expect(carrier.calls).toBe(0);
      expect(touch?.reason).toContain("Send an approved template instead.");
      expect(touch?.verdict?.find(({ rule }) => rule === "window")).toMatchObject({
        outcome: "refuse",
        version: "2026-11",
      });
    }
  },
);

test("[case 42] words written in time and due too late are measured again when they leave", async () => {
  const { ctx, answer } = await aWhatsAppThread();
  ctx.setNow(afterHours(23, 58));
  await answer({ body: "From $90." });
  ctx.setNow(afterHours(24, 1));
  await drainOf(ctx);
  expect(await newestTouch(ctx)).toMatchObject({ status: "failed" });
  expect(carrier.calls).toBe(0);
});

test("[case 42] words that pass the gate and are composed slowly are measured once more before the call", async () => {
  const { ctx, answer } = await aWhatsAppThread();
  ctx.setNow(afterHours(23, 58));
  await answer({ body: "From $90." });
  const slow: TouchSource = {
    ...replySource,
    compose: async (of, due) => {
      ctx.setNow(afterHours(24, 1));
      return replySource.compose(of, due);
    },
  };
  await drainOf(ctx, slow);
  expect(await newestTouch(ctx)).toMatchObject({ status: "failed" });
  expect(carrier.calls).toBe(0);
});

test("[case 42] a template goes at 24 h 1 min: by its ContentSid, with the values of its variables", async () => {
  const { ctx, lead, answer } = await aWhatsAppThread();
  ctx.setNow(afterHours(24, 1));
  const { id: templateId, contentSid } = await aTemplate(ctx);
  await answer({ template: { templateId, values: { 1: "Lee", 2: "a  roof\n" } } });
  await drainOf(ctx);
  expect(await newestTouch(ctx)).toMatchObject({
    status: "sent",
    body: "Hi Lee, Northwind here about your request for a roof. Shall we go on?",
  });
  expect(carrier.taken).toMatchObject([
    {
      to: `whatsapp:${lead.phone}`,
      body: "",
      contentSid,
      contentVariables: JSON.stringify({ 1: "Lee", 2: "a roof" }),
    },
  ]);
});

test("a template without a value, or not approved, is refused to whoever writes it", async () => {
  const { ctx, answer } = await aWhatsAppThread();
  const { id: templateId } = await aTemplate(ctx);
  await expect(answer({ template: { templateId, values: { 1: "Lee" } } })).rejects.toThrow("no value for {{2}}");
  const { id: pending } = await aTemplate(ctx, { name: "later", status: "pending", body: "Hello" });
  await expect(answer({ template: { templateId: pending, values: {} } })).rejects.toThrow("has not approved");
});

test("a text by SMS does not open them", async () => {
  const { our, ctx, lead, answer } = await aWhatsAppThread();
  ctx.setNow(afterHours(24, 1));
  const text = {
    provider: "twilio",
    providerId: newId(),
    senderId: newId(),
    from: lead.phone,
    to: "+15005550006",
  } as const;
  const place = { fromCity: null, fromState: null, fromZip: null, fromCountry: null };
  await receiveText(ctx, { ...text, ...place, channel: "sms", body: "Hello?", optOutType: null, numMedia: 0 });
  const { messageId } = await writesByWhatsApp(our, lead.phone, "And here");
  expect(messageId).not.toBeNull();
  await expect(answer({ body: "Hi" })).rejects.toThrow("A new message arrived");
});
