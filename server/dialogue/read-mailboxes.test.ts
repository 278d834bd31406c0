import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { mailInboxes, messages } from "@/drizzle/schema";
import { listInboxes, saveInbox } from "@/server/channels";
import { mailOf, ourId } from "@/server/channels/mail-in/cases/write";
import { inTransaction } from "@/server/platform/db";
import { as, type TestCtx, withDatabase } from "@/server/testing";
import { type ImapServer, imapLogin, imapServer } from "@/server/testing/imap-server";
import { about, aMailedLead } from "@/server/testing/mails";
import { aTexter } from "@/server/testing/texts";
import { readMailboxes } from "./read-mailboxes";

withDatabase();

let server: ImapServer;
beforeEach(async () => {
  server = await imapServer();
});
afterEach(() => server.close());

const bodiesOf = (ctx: TestCtx) =>
  inTransaction(ctx, async (tx) => (await tx.select().from(messages).orderBy(messages.id)).map(({ body }) => body));

const address = "hello@mail.northwind.test";
const imap = (change: Partial<{ host: string; port: number; password: string }> = {}) => ({
  host: "localhost",
  port: server.port,
  ...imapLogin,
  ...change,
});

async function anInbox(password = imapLogin.password) {
  const ctx = await aTexter();
  const { inboxId } = await saveInbox(ctx, { address, imap: imap({ password }) });
  return { ctx, inboxId };
}

const shown = async (ctx: TestCtx) => (await listInboxes(ctx))[0];

test("[P-FR4.2] what comes to a mailbox stands in the lead's thread, each mail once, also when its place was lost", async () => {
  const { ctx, inboxId } = await anInbox();
  const lead = await aMailedLead(ctx);
  server.mails.set(1, about(mailOf({ "In-Reply-To": ourId, "Message-ID": "<1@x>" }, "What does it cost?"), lead.token));
  expect(await readMailboxes(ctx)).toBe(1);
  expect(await readMailboxes(ctx)).toBe(0);
  await inTransaction(ctx, (tx) => tx.update(mailInboxes).set({ uidNext: 1 }).where(eq(mailInboxes.id, inboxId)));
  await readMailboxes(ctx);
  expect(await bodiesOf(ctx)).toEqual(["What does it cost?"]);
  expect(await shown(ctx)).toMatchObject({ failure: null, readAt: expect.any(Date) });
});

test("a mail that nobody can read holds up none behind it", async () => {
  const { ctx } = await anInbox();
  server.mails.set(1, Buffer.from("\r\n\r\n")).set(2, mailOf({ "Message-ID": "<2@x>" }, "Hello?"));
  await readMailboxes(ctx);
  expect(await bodiesOf(ctx)).toEqual(["Hello?"]);
});

test("a mailbox that cannot be read says why, in words, and heals by itself", async () => {
  const { ctx, inboxId } = await anInbox("wrong");
  await readMailboxes(ctx);
  expect((await shown(ctx))?.failure).toContain("user name or the password");
  await saveInbox(ctx, { inboxId, address, imap: imap() });
  await readMailboxes(ctx);
  expect((await shown(ctx))?.failure).toBeNull();
});

test("a server in an inner network is not connected to", async () => {
  const { ctx, inboxId } = await anInbox();
  await saveInbox(ctx, { inboxId, address, imap: imap({ host: "169.254.169.254", port: 143 }) });
  await readMailboxes(ctx);
  expect((await shown(ctx))?.failure).toContain("inner network");
});

test("an empty password keeps the sealed one, and none is ever shown", async () => {
  const { ctx, inboxId } = await anInbox();
  await saveInbox(ctx, { inboxId, address, imap: imap({ password: "" }) });
  server.mails.set(1, mailOf({ "Message-ID": "<3@x>" }, "Hello?"));
  expect(await readMailboxes(ctx)).toBe(1);
  expect(JSON.stringify(await listInboxes(ctx))).not.toContain(imapLogin.password);
});

test("another workspace's mailbox is not found, a second one of an address is refused, and a marketer may not look", async () => {
  const { inboxId, ctx } = await anInbox();
  const other = await aTexter();
  await expect(saveInbox(other, { inboxId, address })).rejects.toThrow("not found");
  await expect(saveInbox(ctx, { address })).rejects.toThrow("there already");
  await expect(saveInbox(other, { address, imap: imap({ password: "" }) })).rejects.toThrow("password");
  await expect(listInboxes(as(ctx, "marketer"))).rejects.toThrow("Your role");
});
