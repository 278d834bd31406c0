import { expect, test } from "vitest";
import { inTransaction } from "@/server/platform/db";
import { as, aTenant, withDatabase } from "@/server/testing";
import { senderOf } from "./mailer";
import { destinationOf, listNotices, nextAttemptMinutes, notify, sendPendingNotices } from "./notify";

withDatabase();

const mail = { recipient: "ana@example.com", subject: "Hello", body: "A body." };

test.each([
  [true, true, "on_screen"],
  [true, false, "on_screen"],
  [false, true, "pending"],
  [false, false, "on_screen"],
] as const)("sandbox %s, mail server %s: a mail is %s", (sandbox, canMail, status) => {
  expect(destinationOf(sandbox, canMail)).toBe(status);
});

test("a mail that is not taken is tried again after 1, 2, 4, 8, 16 minutes, then given up", () => {
  expect([1, 2, 3, 4, 5, 6].map(nextAttemptMinutes)).toEqual([1, 2, 4, 8, 16, null]);
});

test.each([
  ["smtp://ana%40northwind.io:secret@smtp.northwind.io:587", "ana@northwind.io"],
  ["smtp://key:secret@smtp.northwind.io", "no-reply@northwind.io"],
])("mail of %s comes from %s", (url, sender) => {
  expect(senderOf(url)).toBe(sender);
});

test("a workspace reads its own mail only, and a marketer none", async () => {
  const [us, them] = [await aTenant(), await aTenant()];
  await inTransaction(us, (tx) => notify(tx, mail));
  expect((await listNotices(us, {})).notices).toMatchObject([{ ...mail, status: "on_screen" }]);
  expect((await listNotices(them, {})).notices).toEqual([]);
  await expect(listNotices(as(us, "marketer"), {})).rejects.toThrow("Your role");
});

test("what is shown on screen is never sent", async () => {
  const tenant = await aTenant();
  await inTransaction(tenant, (tx) => notify(tx, mail));
  expect(await sendPendingNotices(tenant, { limit: 10 })).toBe(0);
});
