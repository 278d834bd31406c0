import { expect, test } from "vitest";
import { newId } from "@/server/platform/ids";
import { newWrappedKey, unwrapKeys } from "@/server/platform/vault";
import { mailToken, mailTokensIn, messageIdOf, replyAddressOf, returnPathOf, touchOfMailToken } from "./tokens";

const keysOf = (tenantId: string) => unwrapKeys(tenantId, newWrappedKey(tenantId));
const keys = keysOf(newId());
const touchId = newId();
const token = mailToken(keys, touchId);
const attemptId = newId();

test("a token is 34 letters and digits, names its touch in any case, and nothing to another tenant", () => {
  expect(token).toMatch(/^[a-z2-7]{34}$/);
  expect(touchOfMailToken(keys, token)).toBe(touchId);
  expect(touchOfMailToken(keys, token.toUpperCase())).toBe(touchId);
  expect(touchOfMailToken(keysOf(newId()), token)).toBeNull();
});

test.each(Array.from(token, (_, at) => at))("a token with another character at place %i names nothing", (at) => {
  for (const other of "abcdefghijklmnopqrstuvwxyz234567") {
    if (other === token[at]) continue;
    expect(touchOfMailToken(keys, token.slice(0, at) + other + token.slice(at + 1))).toBeNull();
  }
});

test.each(["", "b", token.slice(1), `${token}a`, ` ${token}`, token.replace(/^./, "1"), "=".repeat(34)])(
  "%j is no token",
  (text) => expect(touchOfMailToken(keys, text)).toBeNull(),
);

test.each([
  ["a Message-ID", messageIdOf(token, attemptId, "mail.example.com"), [token]],
  ["a return path", returnPathOf(token, "mail.example.com"), [token]],
  ["a reply address in capitals", replyAddressOf(token, "mail.example.com").toUpperCase(), [token]],
  [
    "References",
    `<x@y.test>\r\n ${messageIdOf(token, attemptId, "a.test")} ${messageIdOf(token, newId(), "a.test")}`,
    [token],
  ],
  ["somebody else's Message-ID", "<CAF=abcdefghijklmnop@mail.gmail.com>", []],
  ["a longer word", `x${token}`, []],
] as const)("tokens are found in %s", (_, text, found) => {
  expect(mailTokensIn(text)).toEqual(found);
});
