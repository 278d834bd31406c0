import { and, asc, eq } from "drizzle-orm";
import { mailInboxes } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { publicUrl } from "@/server/platform/env";
import { Conflict, NotFound, Refused } from "@/server/platform/errors";
import { isId, newId } from "@/server/platform/ids";
import { seal, tenantKeys, unseal } from "@/server/platform/vault";
import { sendersChanged } from "../events";
import { type InboxInput, type InboxView, SaveInboxInput } from "../schemas";
import type { ReadMark } from "./imap";
import { inboxToken, mailWebhookPath, mailWebhookSecret } from "./webhook";

type Row = typeof mailInboxes.$inferSelect;

const one = (tx: Tx, id: string) => and(eq(mailInboxes.tenantId, tx.tenantId), eq(mailInboxes.id, id));
const place = (id: string) => ({ table: "mail_inboxes", column: "password", row: id });

/** @throws NotFound also for another tenant's. */
async function inboxRow(tx: Tx, id: string): Promise<Row> {
  const [row] = isId(id) ? await tx.select().from(mailInboxes).where(one(tx, id)) : [];
  if (!row) throw new NotFound("mailbox");
  return row;
}

const allRows = (tx: Tx): Promise<Row[]> =>
  tx.select().from(mailInboxes).where(eq(mailInboxes.tenantId, tx.tenantId)).orderBy(asc(mailInboxes.id));

/** Where the workspace gets mail, how it reaches us, and what went wrong last. */
export async function listInboxes(ctx: Ctx): Promise<InboxView[]> {
  authorize(ctx, "settings:channels");
  return inTransaction(ctx, async (tx) => {
    const keys = await tenantKeys(tx);
    return (await allRows(tx)).map(({ id, address, host, port, username, readAt, failure }) => ({
      id,
      address,
      imap: host && port && username ? { host, port, username } : null,
      readAt,
      failure,
      webhookUrl: `${publicUrl()}${mailWebhookPath}${inboxToken(tx.tenantId, id)}`,
      webhookSecret: mailWebhookSecret(keys, id),
    }));
  });
}

/** Adds a mailbox, or changes how it is read. An empty password keeps the sealed one; another account is read from three days ago. */
export async function saveInbox(ctx: Ctx, given: SaveInboxInput): Promise<{ inboxId: string }> {
  authorize(ctx, "settings:channels");
  const { inboxId, address, imap } = SaveInboxInput.parse(given);
  return inTransaction(ctx, async (tx) => {
    const before = inboxId ? await inboxRow(tx, inboxId) : null;
    const id = before?.id ?? newId();
    const access = imap ? await accessOf(tx, { id, before, imap }) : none;
    if (before)
      await tx
        .update(mailInboxes)
        .set({ ...access, failure: null })
        .where(one(tx, id));
    else await insertInbox(tx, { id, address, ...access });
    await record(tx, before ? "inbox.changed" : "inbox.added", {
      subject: { type: "inbox", id },
      after: { host: access.host, port: access.port, passwordChanged: Boolean(imap?.password) },
    });
    await announce(tx, sendersChanged, { senderId: id });
    return { inboxId: id };
  });
}

const none = { host: null, port: null, username: null, passwordSealed: null, uidValidity: null, uidNext: null };

type Access = { id: string; before: Row | null; imap: NonNullable<ReturnType<typeof SaveInboxInput.parse>["imap"]> };

async function accessOf(tx: Tx, { id, before, imap: { password, ...imap } }: Access) {
  const kept = before?.passwordSealed ?? null;
  if (!password && !kept) throw new Refused("Give the mailbox's password.");
  const isSame = before?.host === imap.host && before.username === imap.username;
  const mark = isSame
    ? { uidValidity: before.uidValidity, uidNext: before.uidNext }
    : { uidValidity: null, uidNext: null };
  return { ...imap, ...mark, passwordSealed: password ? await seal(tx, place(id), password) : kept };
}

async function insertInbox(tx: Tx, inbox: Omit<typeof mailInboxes.$inferInsert, "tenantId" | "createdAt">) {
  const [row] = await tx
    .insert(mailInboxes)
    .values({ ...inbox, tenantId: tx.tenantId, createdAt: tx.realNow() })
    .onConflictDoNothing({ target: [mailInboxes.tenantId, mailInboxes.address] })
    .returning({ id: mailInboxes.id });
  if (!row) throw new Conflict("This mailbox is there already.");
}

/** Its mail is taken in no more; what came stays. */
export async function removeInbox(ctx: Ctx, { inboxId }: InboxInput): Promise<void> {
  authorize(ctx, "settings:channels");
  await inTransaction(ctx, async (tx) => {
    await inboxRow(tx, inboxId);
    await tx.delete(mailInboxes).where(one(tx, inboxId));
    await record(tx, "inbox.removed", { subject: { type: "inbox", id: inboxId } });
    await announce(tx, sendersChanged, { senderId: inboxId });
  });
}

/** The address of a mailbox, or null when it is nobody's here. */
export const inboxAddress = async (tx: Tx, id: string): Promise<string | null> =>
  (await tx.select({ address: mailInboxes.address }).from(mailInboxes).where(one(tx, id)))[0]?.address ?? null;

/** A mailbox with its password in the clear: for the reader alone. */
export interface OpenInbox {
  readonly id: string;
  readonly address: string;
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  readonly mark: ReadMark | null;
}

/** Every mailbox that is read by IMAP. */
export async function openInboxes(tx: Tx): Promise<OpenInbox[]> {
  const opened = await Promise.all((await allRows(tx)).map((row) => openInbox(tx, row)));
  return opened.filter((inbox) => inbox !== null);
}

async function openInbox(tx: Tx, { id, address, passwordSealed, uidValidity, uidNext, ...row }: Row) {
  const { host, port, username } = row;
  if (!host || !port || !username || !passwordSealed) return null;
  const password = await unseal(tx, place(id), passwordSealed);
  const mark = uidValidity !== null && uidNext !== null ? { uidValidity, uidNext } : null;
  return { id, address, host, port, username, password, mark };
}

/** The place behind the last mail that was taken. */
export async function keepReadMark(tx: Tx, id: string, mark: ReadMark): Promise<void> {
  await tx.update(mailInboxes).set(mark).where(one(tx, id));
}

/** When a mailbox was read, or why it could not be: shown beside it. */
export async function noteReading(tx: Tx, id: string, failure: string | null): Promise<void> {
  const readAt = failure === null ? { readAt: tx.realNow() } : {};
  await tx
    .update(mailInboxes)
    .set({ failure, ...readAt })
    .where(one(tx, id));
}
