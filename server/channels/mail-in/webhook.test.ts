import { expect, test } from "vitest";
import { newId } from "@/server/platform/ids";
import { newWrappedKey, unwrapKeys } from "@/server/platform/vault";
import { inboxOfToken, inboxToken, mailSignature, mailWebhookSecret, rawMailIn, refusalToBelieve } from "./webhook";

const [tenantId, inboxId] = [newId(), newId()];
const keys = unwrapKeys(tenantId, newWrappedKey(tenantId));
const secret = mailWebhookSecret(keys, inboxId);
const realNow = new Date("2026-11-23T10:00:00Z");
const timestamp = String(realNow.getTime() / 1000);
const body = Buffer.from("From: ana@example.net\r\n\r\nHi");
const signed = { timestamp, body, signature: mailSignature(secret, { timestamp, body }) };

test("a token names the mailbox and nothing else does", () => {
  expect(inboxOfToken(inboxToken(tenantId, inboxId))).toEqual({ tenantId, inboxId });
  for (const text of ["", "abc", "x".repeat(43), `${inboxToken(tenantId, inboxId)}A`])
    expect(inboxOfToken(text)).toBeNull();
});

test("each mailbox has a secret of its own", () => {
  expect(mailWebhookSecret(keys, newId())).not.toBe(secret);
});

test.each([
  ["as it was signed", {}, null],
  ["one byte changed", { body: Buffer.from("From: ana@example.net\r\n\r\nHo") }, "does not match"],
  ["another timestamp", { timestamp: String(Number(timestamp) + 1) }, "does not match"],
  ["no signature", { signature: "" }, "does not match"],
  ["no timestamp", { timestamp: "" }, "missing"],
] as const)("a call %s", (_, change, sentence) => {
  const refusal = refusalToBelieve(secret, { ...signed, ...change }, realNow);
  if (sentence === null) expect(refusal).toBeNull();
  else expect(refusal).toContain(sentence);
});

test.each([
  [299, null],
  [301, "five minutes"],
  [-301, "five minutes"],
])("a recorded call %i seconds later", (seconds, sentence) => {
  const refusal = refusalToBelieve(secret, signed, new Date(realNow.getTime() + seconds * 1000));
  if (sentence === null) expect(refusal).toBeNull();
  else expect(refusal).toContain(sentence);
});

test("the raw mail is the body, or a field of a form", async () => {
  expect(Buffer.from((await rawMailIn(body, "message/rfc822")) ?? []).equals(body)).toBe(true);
  const form = new FormData();
  form.set("to", "hello@mail.northwind.test");
  form.set("email", body.toString());
  const sent = new Response(form);
  const bytes = new Uint8Array(await sent.arrayBuffer());
  expect(Buffer.from((await rawMailIn(bytes, sent.headers.get("content-type") ?? "")) ?? []).toString()).toContain(
    "\r\n\r\nHi",
  );
  expect(await rawMailIn(Buffer.from("a=b"), "application/x-www-form-urlencoded")).toBeNull();
  expect(await rawMailIn(Buffer.from("broken"), "multipart/form-data; boundary=x")).toBeNull();
});
