import { expect, test } from "vitest";
import { listInboxes, saveInbox } from "@/server/channels";
import { mailOf, ourId } from "@/server/channels/mail-in/cases/write";
import { mailSignature } from "@/server/channels/mail-in/webhook";
import { withDatabase } from "@/server/testing";
import { about, aMailedLead, mailRows, textsOf } from "@/server/testing/mails";
import { aTexter } from "@/server/testing/texts";
import { POST } from "./[inbox]/route";

withDatabase();

async function anInbox() {
  const ctx = await aTexter();
  await saveInbox(ctx, { address: "hello@mail.northwind.test" });
  const [inbox] = await listInboxes(ctx);
  if (!inbox) throw new Error("There is one.");
  return { ctx, inbox };
}

type Inbox = Awaited<ReturnType<typeof anInbox>>["inbox"];
type Call = { contentType?: string; secret?: string; at?: Date };

function post(inbox: Inbox, body: Buffer, { contentType = "message/rfc822", secret, at = new Date() }: Call = {}) {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = mailSignature(secret ?? inbox.webhookSecret, { timestamp, body });
  const headers = { "content-type": contentType, "x-rekindle-timestamp": timestamp, "x-rekindle-signature": signature };
  const params = Promise.resolve({ inbox: inbox.webhookUrl.split("/").at(-1) ?? "" });
  return POST(new Request(inbox.webhookUrl, { method: "POST", headers, body: new Uint8Array(body) }), { params });
}

test("[P-FR4.2] a forwarded mail is taken in once, and acknowledged after that", async () => {
  const { ctx, inbox } = await anInbox();
  const lead = await aMailedLead(ctx);
  const raw = about(mailOf({ "In-Reply-To": ourId }, "What does it cost?"), lead.token);
  expect((await post(inbox, raw)).status).toBe(204);
  expect((await post(inbox, raw)).status).toBe(204);
  expect(await textsOf(ctx)).toMatchObject([{ leadId: lead.id, channel: "email", body: "What does it cost?" }]);
  expect(await mailRows(ctx)).toMatchObject([{ senderId: inbox.id, kind: "reply", outcome: "taken_in" }]);
});

test("a form with the raw mail in its field `email` is read too", async () => {
  const { ctx, inbox } = await anInbox();
  const form = new FormData();
  form.set("email", mailOf({}, "Who are you?").toString());
  const sent = new Response(form);
  const contentType = sent.headers.get("content-type") ?? "";
  expect((await post(inbox, Buffer.from(await sent.arrayBuffer()), { contentType })).status).toBe(204);
  expect(await textsOf(ctx)).toMatchObject([{ body: "Who are you?" }]);
});

test("a call that another mailbox signed, an old one and one for a mailbox that does not exist are refused alike", async () => {
  const { ctx, inbox } = await anInbox();
  const theirs = (await anInbox()).inbox;
  const raw = mailOf({}, "Hello");
  const nobody = { ...inbox, webhookUrl: `${inbox.webhookUrl.slice(0, -4)}AAAA` };
  const answers = [
    await post(inbox, raw, { secret: theirs.webhookSecret }),
    await post(inbox, raw, { at: new Date(Date.now() - 600_000) }),
    await post(nobody, raw),
    await post({ ...inbox, webhookUrl: "http://localhost/api/webhooks/mail/x" }, raw),
  ];
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
  expect(await textsOf(ctx)).toEqual([]);
});

test("what is no mail gets a sentence", async () => {
  const { inbox } = await anInbox();
  expect((await post(inbox, Buffer.from("a=b"), { contentType: "application/x-www-form-urlencoded" })).status).toBe(
    422,
  );
  const answer = await post(inbox, Buffer.alloc(1));
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringMatching(/^This /)]);
  expect((await post(inbox, Buffer.alloc(27 * 1_048_576))).status).toBe(413);
});
