import { expect, test } from "vitest";
import { refusalOfSignature, signatureOf } from "./signature";

// The vector of messaging-rules 6.1.
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const call = { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: "1614265330", body: '{"test": 2432232314}' };
const signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
const sentAt = new Date(1_614_265_330_000);
const after = (seconds: number) => new Date(sentAt.getTime() + seconds * 1000);

test("the published vector of Standard Webhooks is signed as published", () => {
  expect(signatureOf(secret, call)).toBe(signature);
});

test.each([
  ["as sent", { ...call, signature }, sentAt, null],
  ["among several signatures", { ...call, signature: `v1,AAAA ${signature}` }, sentAt, null],
  ["five minutes late", { ...call, signature }, after(300), null],
  ["later than that", { ...call, signature }, after(301), "The webhook-timestamp is more than five minutes away."],
  ["from the future", { ...call, signature }, after(-301), "The webhook-timestamp is more than five minutes away."],
  ["with another body", { ...call, body: "{}", signature }, sentAt, "The webhook-signature does not match."],
  ["with another id", { ...call, id: "msg_other", signature }, sentAt, "The webhook-signature does not match."],
  ["unsigned", { ...call, signature: "" }, sentAt, "The webhook-signature does not match."],
  [
    "without headers",
    { id: "", timestamp: "", body: call.body, signature },
    sentAt,
    "The webhook-id and webhook-timestamp headers are missing.",
  ],
] as const)("a call %s: %s", (_, signed, now, refusal) => {
  expect(refusalOfSignature(secret, signed, now)).toBe(refusal);
});
