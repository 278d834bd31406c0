import { expect, test } from "vitest";
import { statusCode, statusWords } from "@/server/channels";
import { codeOfAnswer } from "@/server/channels/mail/status-codes";
import { meaningOf, retryAt } from "../carrier-codes";

const action = (enhanced: string) => meaningOf(statusCode(enhanced)).action;

test.each([
  ["5.1.1", "address_dead"],
  ["5.1.3", "address_dead"],
  ["5.1.6", "address_dead"],
  ["5.1.10", "address_dead"],
  ["5.2.1", "address_dead"],
  ["5.1.2", "address_dying"],
  ["5.4.1", "address_dying"],
  ["5.2.2", "mail_soft"],
  ["5.3.4", "mail_soft"],
  ["5.4.4", "mail_soft"],
  ["5.7.1", "mail_policy"],
  ["5.7.26", "mail_policy"],
  ["5.7.515", "mail_policy"],
  ["5.5.2", "mail_policy"],
  ["5.6.0", "mail_policy"],
  ["5.7.8", "stop_sender"],
  ["4.2.2", "mail_later"],
  ["4.7.0", "mail_later"],
  ["5.0.0", "unheard"],
])("[E5.2] case 46: %s means %s", (enhanced, meant) => {
  expect(action(enhanced)).toBe(meant);
  expect(statusWords(statusCode(enhanced) ?? 0)).toBe(enhanced);
});

test.each([
  ["550 5.1.1 The email account does not exist", "5.1.1"],
  ["550-5.7.26 Unauthenticated email from example.com", "5.7.26"],
  ["550 5.4.1 Recipient address rejected: Access denied", "5.4.1"],
  ["550 No such user here", "5.1.1"],
  ["550 5.5.0 Requested action not taken: mailbox not found", "5.1.1"],
  ["550 5.7.1 Recipient address unknown to this policy", "5.7.1"],
  ["451 Greylisted, try again", "4.0.0"],
  ["554 Transaction failed", "5.0.0"],
])("the answer %j carries %s", (answer, enhanced) => {
  expect(codeOfAnswer(answer)).toBe(statusCode(enhanced));
});

test("a mail that is put off is tried after half an hour, and given up within 24 hours", () => {
  const now = new Date("2026-11-23T12:00:00Z");
  const waits = Array.from({ length: 8 }, (_, at) => retryAt("mail_later", at + 1, now)).map((at) =>
    at ? (at.getTime() - now.getTime()) / 3_600_000 : null,
  );
  expect(waits).toEqual([0.5, 1, 2, 4, 8, 8, null, null]);
  expect(waits.reduce<number>((sum, wait) => sum + (wait ?? 0), 0)).toBeLessThan(24);
});
