import { describe, expect, test, vi } from "vitest";
import { inTransaction } from "@/server/platform/db";
import { publicUrl } from "@/server/platform/env";
import { newId } from "@/server/platform/ids";
import { as, aTenant, withDatabase } from "@/server/testing";
import { inboundPath, readInbound, readStatus, statusPath, type Webhook } from "./inbound";
import { openSenders } from "./rows";
import { seedSenders } from "./seed";
import { addTwilioSender, listSenders, restartSender, updateSender } from "./senders";
import { channelSettings } from "./settings";
import { signInbound, testSignature } from "./sign-inbound";
import { type FormFields, fieldsOf, signatureOf } from "./signature";

vi.stubEnv("TWILIO_API_BASE_URL", "http://127.0.0.1:9");
withDatabase();

const sidOf = () => `AC${newId().replaceAll("-", "")}`;
const token = "a-token-of-32-characters-xxxxxxx";

async function withTwilio(account = sidOf(), number = "+15005550006", authToken = token) {
  const ctx = await aTenant();
  const sender = await addTwilioSender(ctx, { account_sid: account, auth_token: authToken, number });
  return { ctx, sender, account };
}

type Signing = { path?: string; token?: string };

function webhook(fields: FormFields, { path = inboundPath, token: key = token }: Signing = {}): Webhook {
  const rawBody = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
  return {
    pathAndQuery: path,
    rawBody,
    signature: signatureOf(key, publicUrl() + path, fields),
    contentType: "application/x-www-form-urlencoded",
  };
}

const textFields = (account: string, more: FormFields = []): FormFields => [
  ["AccountSid", account],
  ["MessageSid", "SM00000000000000000000000000000001"],
  ["From", "+14155550100"],
  ["To", "+15005550006"],
  ["Body", "Stop please"],
  ["NumMedia", "0"],
  ...more,
];

describe("an inbound text", () => {
  test("signed by the account's token becomes our words, in the tenant that owns the number", async () => {
    const { ctx, sender, account } = await withTwilio();
    const read = await readInbound(
      webhook(
        textFields(account, [
          ["OptOutType", "STOP"],
          ["FromState", "CA"],
        ]),
      ),
    );
    expect(read).toMatchObject({
      ctx: { tenantId: ctx.tenantId, actor: { kind: "lead" } },
      text: {
        senderId: sender.id,
        from: "+14155550100",
        to: "+15005550006",
        body: "Stop please",
        optOutType: "STOP",
        fromState: "CA",
      },
    });
  });

  test("[case 34] keeps trailing spaces, empty and unknown fields", async () => {
    const { account } = await withTwilio();
    const fields = textFields(account, [
      ["FromCity", ""],
      ["SomethingNew", "x "],
    ]);
    const spaced = fields.map(([name, value]): [string, string] => [name, name === "Body" ? " hi  " : value]);
    expect(await readInbound(webhook(spaced))).toMatchObject({ text: { body: " hi  ", fromCity: null } });
  });

  test("[case 33] is signed for the public address, whatever host a proxy called", async () => {
    const { account } = await withTwilio();
    const signed = webhook(textFields(account));
    expect(signed.pathAndQuery).not.toContain("http");
    expect(await readInbound(signed)).toHaveProperty("text");
  });

  test("[case 32] forged, unsigned or altered: 403", async () => {
    const { account } = await withTwilio();
    const signed = webhook(textFields(account));
    for (const forged of [
      { ...signed, signature: null },
      { ...signed, signature: "AAAAAAAAAAAAAAAAAAAAAAAAAAA=" },
      { ...signed, rawBody: signed.rawBody.replace("Stop", "Stap") },
      { ...signed, pathAndQuery: `${inboundPath}?x=1` },
      webhook(textFields(account), { token: "another-token-entirely" }),
    ]) {
      expect(await readInbound(forged)).toMatchObject({ refused: 403 });
    }
  });

  test("[5.12] a tenant that names our account with a token of its own signs nothing for our number", async () => {
    const { account } = await withTwilio();
    const theirs = "their-token-of-some-length-yes";
    const { ctx } = await withTwilio(account, "+15005550007", theirs);
    const ours = textFields(account);
    const to = (number: string): FormFields =>
      ours.map(([name, value]): [string, string] => [name, name === "To" ? number : value]);
    expect(await readInbound(webhook(ours, { token: theirs }))).toHaveProperty("refused");
    expect(await readInbound(webhook(to("+15005550007")))).toHaveProperty("refused");
    expect(await readInbound(webhook(to("+15005550007"), { token: theirs }))).toMatchObject({
      ctx: { tenantId: ctx.tenantId },
    });
    const receipt: FormFields = [
      ["AccountSid", account],
      ["MessageSid", "SM00000000000000000000000000000001"],
      ["From", "+15005550006"],
      ["To", "+14155550100"],
      ["MessageStatus", "delivered"],
    ];
    expect(await readStatus(webhook(receipt, { path: statusPath }))).toHaveProperty("receipt");
    expect(await readStatus(webhook(receipt, { path: statusPath, token: theirs }))).toHaveProperty("refused");
  });

  test("[5.12] a messaging service that two tenants name belongs to the one whose token signed", async () => {
    const account = sidOf();
    const service = `MG${newId().replaceAll("-", "")}`;
    const [squatter, owner] = [await aTenant(), await aTenant()];
    const named = { account_sid: account, messaging_service_sid: service };
    await addTwilioSender(squatter, { ...named, auth_token: "a-made-up-token-of-theirs" });
    await addTwilioSender(owner, { ...named, auth_token: token });
    const read = await readInbound(webhook(textFields(account, [["MessagingServiceSid", service]])));
    expect(read).toMatchObject({ ctx: { tenantId: owner.tenantId } });
  });

  test("[case 35] another account's token signs nothing here, and an unknown account looks the same", async () => {
    const [us, them] = [
      await withTwilio(),
      await withTwilio(sidOf(), "+15005550006", "their-token-of-some-length-yes"),
    ];
    expect(
      await readInbound(webhook(textFields(us.account), { token: "their-token-of-some-length-yes" })),
    ).toMatchObject({ refused: 403 });
    expect(await readInbound(webhook(textFields(them.account), { token }))).toMatchObject({ refused: 403 });
    expect(await readInbound(webhook(textFields(sidOf()), { token }))).toMatchObject({ refused: 403 });
  });

  test("to a number that nobody here owns: refused without a word about whom we know", async () => {
    const { account } = await withTwilio();
    const fields = textFields(account).map(([name, value]): [string, string] => [
      name,
      name === "To" ? "+15005559999" : value,
    ]);
    expect(await readInbound(webhook(fields))).toEqual({ refused: 404, sentence: "This number is not in use here." });
  });

  test("during a rotation the old and the new token are believed", async () => {
    const { ctx, sender, account } = await withTwilio();
    await updateSender(ctx, { senderId: sender.id, auth_token: "the-new-token-of-the-account" });
    expect(await readInbound(webhook(textFields(account)))).toHaveProperty("text");
    expect(await readInbound(webhook(textFields(account), { token: "the-new-token-of-the-account" }))).toHaveProperty(
      "text",
    );
  });
});

test("a status callback brings status, code and the attempt from its own address", async () => {
  const { ctx, account } = await withTwilio();
  const attempt = newId();
  const fields: FormFields = [
    ["AccountSid", account],
    ["MessageSid", "SM1"],
    ["MessageStatus", "undelivered"],
    ["ErrorCode", "30003"],
    ["From", "+15005550006"],
    ["To", "+14155550100"],
  ];
  expect(await readStatus(webhook(fields, { path: `${statusPath}?attempt=${attempt}` }))).toMatchObject({
    ctx: { tenantId: ctx.tenantId },
    receipt: { providerId: "SM1", status: "undelivered", errorCode: 30003, attemptId: attempt },
  });
});

describe("the sandbox", () => {
  test("signs its texts like a carrier: simulated leads come in by the same door", async () => {
    const ctx = await aTenant();
    await seedSenders(ctx);
    const signed = await signInbound(ctx, { from: "+12125550100", body: "Yes, when?" });
    expect(await readInbound(signed)).toMatchObject({
      ctx: { tenantId: ctx.tenantId },
      text: { provider: "sandbox", body: "Yes, when?" },
    });
    expect(new Map(fieldsOf(signed.rawBody)).get("AccountSid")).toMatch(/^SB[0-9a-f]{32}$/);
  });

  test("has one number a tenant, and asking again adds none", async () => {
    const [us, them] = [await aTenant(), await aTenant()];
    for (const ctx of [us, us, them]) await seedSenders(ctx);
    expect(await listSenders(us)).toHaveLength(1);
    expect(await listSenders(them)).toMatchObject([{ provider: "sandbox", number: "+15005550006", isDefault: true }]);
  });

  test("its signature test accepts a signed text and refuses a forged one", async () => {
    const ctx = await aTenant();
    await seedSenders(ctx);
    const [sender] = await listSenders(ctx);
    expect(await testSignature(ctx, { senderId: sender?.id ?? "" })).toMatchObject({ ok: true });
  });
});

describe("senders", () => {
  test("never show their secret, and keep it sealed", async () => {
    const { ctx } = await withTwilio();
    expect(JSON.stringify(await channelSettings(ctx))).not.toContain(token);
    const stored = await inTransaction(ctx, (tx) => tx.query.senders.findFirst());
    expect(Buffer.from(stored?.credentialsSealed ?? []).toString("latin1")).not.toContain(token);
    expect((await inTransaction(ctx, openSenders))[0]?.credentials.authToken).toBe(token);
    expect(JSON.stringify(await inTransaction(ctx, (tx) => tx.query.auditEntries.findMany()))).not.toContain(token);
  });

  test("a Twilio number replaces the sandbox as default", async () => {
    const ctx = await aTenant();
    await seedSenders(ctx);
    await addTwilioSender(ctx, { account_sid: sidOf(), auth_token: token, number: "+12125550199" });
    expect((await listSenders(ctx)).map(({ provider, isDefault }) => [provider, isDefault])).toEqual([
      ["twilio", true],
      ["sandbox", false],
    ]);
  });

  test("a number serves one tenant", async () => {
    const { account } = await withTwilio();
    const other = await aTenant();
    await expect(
      addTwilioSender(other, { account_sid: account, auth_token: token, number: "+15005550006" }),
    ).rejects.toThrow("already in use");
  });

  test("a sender without number and service is refused", async () => {
    const ctx = await aTenant();
    await expect(addTwilioSender(ctx, { account_sid: sidOf(), auth_token: token })).rejects.toThrow("Give a number");
  });

  test("another tenant's sender does not exist for us", async () => {
    const [us, them] = [await withTwilio(), await aTenant()];
    await expect(updateSender(them, { senderId: us.sender.id, sender_class: "toll_free" })).rejects.toThrow(
      "not found",
    );
    await expect(restartSender(them, { senderId: us.sender.id })).rejects.toThrow("not found");
    await expect(testSignature(them, { senderId: us.sender.id })).rejects.toThrow("not found");
  });

  test.each(["marketer", "sales_rep", "analyst", "compliance", "developer"] as const)(
    "a %s may not change them",
    async (role) => {
      const { ctx, sender } = await withTwilio();
      await expect(updateSender(as(ctx, role), { senderId: sender.id, sender_class: "toll_free" })).rejects.toThrow(
        "lacks the right",
      );
      await expect(restartSender(as(ctx, role), { senderId: sender.id })).rejects.toThrow("lacks the right");
      await expect(
        addTwilioSender(as(ctx, role), { account_sid: sidOf(), auth_token: token, number: "+12125550123" }),
      ).rejects.toThrow("lacks the right");
    },
  );
});
