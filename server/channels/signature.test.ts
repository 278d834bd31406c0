import { describe, expect, test } from "vitest";
import { type FormFields, isSignedBy, signatureOf, urlsAsCalled } from "./signature";

const form = "application/x-www-form-urlencoded";
const callFields: FormFields = [
  ["CallSid", "CA1234567890ABCDE"],
  ["Caller", "+14158675309"],
  ["Digits", "1234"],
  ["From", "+14158675309"],
  ["To", "+18005551212"],
];
const textFields: FormFields = [
  ["To", "+15005550006"],
  ["From", "+14155550100"],
  ["Body", "Stop please"],
  ["NumMedia", "0"],
  ["MessageSid", "SM00000000000000000000000000000001"],
];
const encoded = (fields: FormFields) => new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
const textRequest = { url: "https://example.com/sms", rawBody: encoded(textFields), contentType: form };
const textSignature = "BTmabiOpgctSfuXFdi+W1QLH0/Y=";

describe("[case 32] Twilio's vectors are accepted", () => {
  test("1: a call with a query in its address", () => {
    const url = "https://mycompany.com/myapp.php?foo=1&bar=2";
    expect(signatureOf("12345", url, callFields)).toBe("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
  });

  test("2: an inbound text", () => {
    expect(isSignedBy(["12345"], { ...textRequest, signature: textSignature })).toBe(true);
  });

  test("3: JSON, whose hash travels in the address", () => {
    const hash = "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862";
    const json = { url: `https://example.com/ev?bodySHA256=${hash}`, contentType: "application/json" };
    const signature = "EhvGzUVmAVtyGWS8dOSYyvaPal4=";
    expect(isSignedBy(["12345"], { ...json, rawBody: '{"a":1}', signature })).toBe(true);
    expect(isSignedBy(["12345"], { ...json, rawBody: '{"a":2}', signature })).toBe(false);
  });
});

test("[case 32] one flipped byte of signature or body refuses", () => {
  for (let at = 0; at < textSignature.length - 1; at++) {
    const flipped = textSignature.slice(0, at) + (textSignature[at] === "A" ? "B" : "A") + textSignature.slice(at + 1);
    expect(isSignedBy(["12345"], { ...textRequest, signature: flipped })).toBe(false);
  }
  const body = textRequest.rawBody;
  for (let at = 0; at < body.length; at++) {
    const flipped = body.slice(0, at) + (body[at] === "x" ? "y" : "x") + body.slice(at + 1);
    expect(isSignedBy(["12345"], { ...textRequest, rawBody: flipped, signature: textSignature })).toBe(false);
  }
});

test("[case 34] a trailing space and an empty field are signed as they are", () => {
  const fields: FormFields = [...textFields, ["FromCity", ""], ["Trailing", "x "]];
  const signature = signatureOf("12345", textRequest.url, fields);
  expect(isSignedBy(["12345"], { ...textRequest, rawBody: encoded(fields), signature })).toBe(true);
  const trimmed = encoded(fields.map(([name, value]) => [name, value.trim()]));
  expect(isSignedBy(["12345"], { ...textRequest, rawBody: trimmed, signature })).toBe(false);
});

test("names sort by bytes, and a repeated name counts each value once, in order", () => {
  const url = "https://example.com/";
  const shuffled: FormFields = [
    ["b", "2"],
    ["a", "y"],
    ["B", "1"],
    ["a", "x"],
    ["a", "x"],
  ];
  expect(signatureOf("t", url, shuffled)).toBe(signatureOf("t", `${url}B1axayb2`, []));
});

test.each([
  ["https://example.com/sms?a=1", ["https://example.com/sms?a=1", "https://example.com:443/sms?a=1"]],
  ["https://example.com:443/sms", ["https://example.com/sms", "https://example.com:443/sms"]],
  ["http://example.com/sms#rc=3", ["http://example.com/sms", "http://example.com:80/sms"]],
  ["http://127.0.0.1:3000/sms", ["http://127.0.0.1:3000/sms"]],
])("%s is tried with and without its default port", (url, urls) => {
  expect(urlsAsCalled(url)).toEqual(urls);
});

test("both tokens hold while one replaces the other, and an empty signature never does", () => {
  expect(isSignedBy(["new", "12345"], { ...textRequest, signature: textSignature })).toBe(true);
  expect(isSignedBy(["new"], { ...textRequest, signature: textSignature })).toBe(false);
  expect(isSignedBy(["12345"], { ...textRequest, signature: "" })).toBe(false);
});
