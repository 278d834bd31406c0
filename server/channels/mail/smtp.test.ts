import { generateKeyPairSync } from "node:crypto";
import { authenticate } from "mailauth";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/server/platform/ids";
import { newWrappedKey, unwrapKeys } from "@/server/platform/vault";
import { anSmtpSink } from "@/server/testing/smtp-sink";
import { smtpCarrier } from "../outbound-mail";
import type { OpenMailbox } from "../rows";
import { dkimRecord, newDkimKey, refusalToSign } from "./dkim";
import type { OutgoingMail } from "./outgoing-mail";
import { deliver, putOffMs } from "./smtp";
import { patience } from "./smtp-connections";
import { statusCode } from "./status-codes";
import { mailToken, mailTokensIn, messageIdOf, touchOfMailToken } from "./tokens";

const domain = "mail.northwind.test";
const selector = "rk1";
const tenantId = newId();
const keys = unwrapKeys(tenantId, newWrappedKey(tenantId));
const touchId = newId();
const token = mailToken(keys, touchId);

let sink: Awaited<ReturnType<typeof anSmtpSink>>;
let pem: string;

beforeAll(async () => {
  sink = await anSmtpSink();
  pem = await newDkimKey();
});
afterAll(() => sink.close());

type Change = { dkimKey?: string; password?: string; username?: string | null; host?: string };

const mailbox = ({ dkimKey = pem, password = sink.password, username = "hello", host }: Change = {}): OpenMailbox => ({
  tenantId,
  id: newId(),
  channel: "email",
  provider: "smtp",
  number: `hello@${domain}`,
  messagingServiceSid: null,
  accountSid: domain,
  senderClass: "mailbox",
  isDefault: true,
  conversationTier: "unverified",
  stoppedAt: null,
  stoppedReason: null,
  createdAt: new Date(0),
  credentials: { authToken: password, dkimKey },
  site: null,
  mailbox: {
    fromName: 'Northwind, "Roofs"',
    domain,
    host: host ?? "127.0.0.1",
    port: sink.port,
    username,
    dkimSelector: selector,
    dailyLimit: 50,
    receives: true,
  },
});

const unsubscribeUrl = "https://u.northwind.test/o/abc";
const marketing: OutgoingMail = {
  subject: "Still thinking about your roof? \u{1F3E0}",
  token,
  unsubscribeUrl,
  inReplyTo: null,
  references: [],
  feedbackId: "campaign:tenant:marketing:northwind",
  isAutomatic: false,
};

const body = `Hi Lee,

see https://northwind.test/roofs?a=1&b=2 <now>.

--
Northwind, 1 Main Street
Unsubscribe: ${unsubscribeUrl}`;

const sendTo = (to: string, mail: Partial<OutgoingMail> = {}, sender = mailbox()) => {
  const attemptId = newId();
  const answer = smtpCarrier.send(sender, {
    attemptId,
    to,
    body,
    template: null,
    validitySeconds: null,
    statusCallback: null,
    mail: { ...marketing, ...mail },
  });
  return answer.then((said) => ({ said, attemptId, sunk: sink.mails.at(-1) }));
};

/** The DNS as it would answer for our domain, and for no other. */
const resolver = async (name: string, type: string): Promise<string[][]> => {
  const record = dkimRecord({ selector, domain, pem });
  if (type === "TXT" && name === record?.name) return [[record.value]];
  throw Object.assign(new Error("no such name"), { code: "ENOTFOUND" });
};

const verified = async (raw: Buffer) => {
  const { dkim } = await authenticate(raw, { ip: "127.0.0.1", helo: "x", sender: `b@${domain}`, resolver } as never);
  return dkim.results[0];
};

describe("a real SMTP conversation", () => {
  test("[P-FR5.4] the mail arrives whole, signed, with one click and its own return path", async () => {
    const { said, attemptId, sunk } = await sendTo("lee@example.test");
    const messageId = messageIdOf(token, attemptId, domain);
    expect(said).toEqual({ kind: "accepted", providerId: messageId, status: "sent" });
    expect(sunk?.returnPath).toBe(`b+${token}@${domain}`);
    const parsed = sunk?.parsed;
    expect(parsed?.from?.value).toEqual([{ name: 'Northwind, "Roofs"', address: `hello@${domain}` }]);
    expect(parsed?.replyTo?.text).toBe(`r+${token}@${domain}`);
    expect(parsed?.messageId).toBe(messageId);
    expect(parsed?.subject).toBe(marketing.subject);
    expect(parsed?.text?.trim()).toBe(body);
    expect(parsed?.html).toContain('<a href="https://northwind.test/roofs?a=1&amp;b=2">');
    expect(parsed?.html).toContain("&lt;now&gt;");
    expect(parsed?.html).toContain(`<a href="${unsubscribeUrl}">Unsubscribe</a>`);
    expect(parsed?.headers.get("feedback-id")).toBe(marketing.feedbackId);
    const raw = sunk?.raw.toString() ?? "";
    expect(raw).toContain(
      `List-Unsubscribe: <${unsubscribeUrl}>, <mailto:r+${token}@${domain}?subject=unsubscribe>\r\n`,
    );
    expect(raw).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
    for (const place of [parsed?.messageId, parsed?.replyTo?.text, sunk?.returnPath])
      expect(mailTokensIn(place ?? "").map((found) => touchOfMailToken(keys, found))).toEqual([touchId]);
  });

  test("its DKIM signature verifies, covers both headers of the one click, and breaks with any of them", async () => {
    const { sunk } = await sendTo("lee@example.test");
    const raw = sunk?.raw ?? Buffer.from("");
    const result = await verified(raw);
    expect(result?.status.result).toBe("pass");
    expect(result?.signingDomain).toBe(domain);
    expect(result?.signingHeaders?.keys.toLowerCase().split(/\s*:\s*/)).toEqual(
      expect.arrayContaining(["from", "subject", "list-unsubscribe", "list-unsubscribe-post"]),
    );
    for (const [from, to] of [
      ["/o/abc>", "/o/abd>"],
      ["One-Click", "Two-Click"],
    ] as const) {
      const forged = Buffer.from(raw.toString().replace(from, to));
      expect(forged.equals(raw)).toBe(false);
      expect((await verified(forged))?.status.result).not.toBe("pass");
    }
  });

  test("an answer keeps its thread: the parent, then the first and the last twenty references", async () => {
    const parents = Array.from({ length: 30 }, (_, at) => `<mail-${at}@example.test>`);
    const { sunk } = await sendTo("lee@example.test", {
      unsubscribeUrl: null,
      inReplyTo: parents.at(-1) ?? null,
      references: parents.slice(0, -1),
      isAutomatic: true,
    });
    expect(sunk?.parsed.inReplyTo).toBe("<mail-29@example.test>");
    expect(sunk?.parsed.references).toEqual([parents[0], ...parents.slice(-20)]);
    expect(sunk?.parsed.headers.get("auto-submitted")).toBe("auto-replied");
    expect(sunk?.raw.toString()).not.toContain("List-Unsubscribe");
  });

  test.each([
    ["unknown-user@example.test", { kind: "refused", code: statusCode("5.1.1") }],
    ["unauthenticated@example.test", { kind: "refused", code: statusCode("5.7.26") }],
    ["full@example.test", { kind: "refused", code: statusCode("4.2.2") }],
    ["strange@example.test", { kind: "refused", code: statusCode("5.0.0") }],
    ["puts-off@example.test", { kind: "busy", retryAfterMs: putOffMs }],
    ["busy-after-data@example.test", { kind: "busy", retryAfterMs: putOffMs }],
  ] as const)("the server's answer to %s is understood", async (to, expected) => {
    const before = sink.mails.length;
    expect((await sendTo(to)).said).toMatchObject(expected);
    expect(sink.mails).toHaveLength(before);
  });

  test("a server that never answers after it took the data leaves the mail unknown, never to be sent again by itself", async () => {
    const server = { host: "127.0.0.1", port: sink.port, username: null, password: "", name: domain };
    const letter = { from: `b@${domain}`, to: "hangs@example.test", raw: Buffer.from("Subject: x\r\n\r\nx\r\n") };
    const answer = await deliver(server, letter, { ...patience, socketTimeout: 300 });
    expect(answer.kind).toBe("unknown");
  });
});

describe("what is wrong with a mailbox is said in a sentence", () => {
  test("a password that the server does not know stops the mailbox", async () => {
    const { said } = await sendTo("lee@example.test", {}, mailbox({ password: "wrong" }));
    expect(said).toEqual({
      kind: "refused",
      code: statusCode("5.7.8"),
      sentence: "The mail server 127.0.0.1 does not accept the mailbox's user name or password.",
    });
  });

  test("a broken DKIM key sends nothing unsigned", async () => {
    const before = sink.mails.length;
    const { said } = await sendTo("lee@example.test", {}, mailbox({ dkimKey: "-----BEGIN PRIVATE KEY-----" }));
    expect(said).toMatchObject({ kind: "refused", code: statusCode("5.3.5") });
    expect(said).toMatchObject({ sentence: expect.stringContaining("cannot be read") });
    expect(sink.mails).toHaveLength(before);
  });

  test("a key that mailbox providers refuse is refused", () => {
    const weak = generateKeyPairSync("rsa", { modulusLength: 512 }).privateKey.export({ type: "pkcs8", format: "pem" });
    expect(refusalToSign(weak.toString())).toContain("512 bits");
    const curve = generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" });
    expect(refusalToSign(curve.toString())).toContain("not an RSA key");
  });

  test("a server inside a private network is never called", async () => {
    for (const host of ["10.0.0.1", "169.254.169.254", "192.168.1.1", "::ffff:10.0.0.1", "fd00::1"])
      expect((await sendTo("lee@example.test", {}, mailbox({ host }))).said).toMatchObject({
        kind: "busy",
        sentence: expect.stringContaining("private network"),
      });
  });

  test("a server that does not exist, and one that does not listen", async () => {
    const nobody = await sendTo("lee@example.test", {}, mailbox({ host: "smtp.does-not-exist.invalid" }));
    expect(nobody.said).toMatchObject({ kind: "busy", sentence: expect.stringMatching(/DNS|looked up/) });
    const deaf = await anSmtpSink();
    await deaf.close();
    const server = { host: "127.0.0.1", port: deaf.port, username: null, password: "", name: domain };
    const letter = { from: `b@${domain}`, to: "lee@example.test", raw: Buffer.from("x") };
    expect(await deliver(server, letter)).toMatchObject({ kind: "busy", sentence: expect.stringContaining("reached") });
  });
});
