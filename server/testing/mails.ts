import { eq, isNull } from "drizzle-orm";
import { inboundMails, leads, messages, suppressions, touches } from "@/drizzle/schema";
import { mailToken, readMail } from "@/server/channels";
import { token } from "@/server/channels/mail-in/cases/write";
import { type MailTaken, receiveMail } from "@/server/conversations";
import { sealEmail } from "@/server/leads";
import { addTouches } from "@/server/messaging";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { blindIndex, tenantKeys } from "@/server/platform/vault";
import type { TestCtx } from "./tenant";
import { aTextableLead, aTexter } from "./texts";

export interface MailedLead {
  readonly id: string;
  readonly phone: string;
  readonly email: string;
  /** Of the mail that went out. */
  readonly touchId: string;
  readonly token: string;
}

type Options = { email?: string; campaignId?: string | null; at?: Date };

/** A lead with an e-mail address to whom one marketing mail went out. */
export async function aMailedLead(
  ctx: Ctx,
  { email = "ana@example.net", ...mailed }: Options = {},
): Promise<MailedLead> {
  const { id, phone } = await aTextableLead(ctx);
  await inTransaction(ctx, async (tx) =>
    tx
      .update(leads)
      .set({
        emailSealed: sealEmail(await tenantKeys(tx), id, email),
        emailHash: await blindIndex(tx, "email", email),
        emailConsent: "granted",
      })
      .where(eq(leads.id, id)),
  );
  return { id, phone, email, ...(await aMailTo(ctx, id, mailed)) };
}

/** One more mail that went out to a lead. */
export async function aMailTo(ctx: Ctx, leadId: string, { campaignId = null, at }: Omit<Options, "email"> = {}) {
  const touchId = newId();
  const sentAt = at ?? ctx.now();
  const made = await inTransaction(ctx, async (tx) => {
    await tx.insert(touches).values({
      tenantId: ctx.tenantId,
      id: touchId,
      source: "campaign",
      sourceKey: newId(),
      campaignId,
      conversationId: leadId,
      leadId,
      channel: "email",
      class: "marketing",
      author: "campaign",
      status: "sent",
      body: "Hello Ana, shall we look at your roof?\n\nNorthwind, 1 Main St\nDon't want these mails? Unsubscribe: https://u.northwind.test/o/x",
      attemptId: newId(),
      attempts: 1,
      providerStatus: "sent",
      statusRank: 3,
      dueAt: sentAt,
      sentAt,
      createdAt: ctx.realNow(),
      updatedAt: ctx.realNow(),
    });
    return mailToken(await tenantKeys(tx), touchId);
  });
  return { touchId, token: made };
}

/** A mail of the cases, about this very mail of ours: its mark in place of the cases' own. */
export const about = (raw: Buffer, named: string): Buffer => {
  const text = raw.toString("latin1").replaceAll(token, named);
  return Buffer.from(text, "latin1");
};

/** Takes raw bytes in as the mailbox's webhook would. */
export async function takeMail(ctx: Ctx, raw: Buffer, address = "hello@mail.northwind.test"): Promise<MailTaken> {
  const mail = await readMail(raw, ctx.now());
  if ("refusal" in mail) throw new Error(mail.refusal);
  return receiveMail(ctx, { mail, mailbox: { address, senderId: null }, digest: newId() });
}

export const mailRows = (ctx: Ctx) =>
  inTransaction(ctx, (tx) => tx.select().from(inboundMails).orderBy(inboundMails.id));

const dayMs = 86_400_000;

/** A tenant, and a lead to whom a mail went out. */
export async function aMailer(): Promise<{ ctx: TestCtx; lead: MailedLead }> {
  const ctx = await aTexter();
  return { ctx, lead: await aMailedLead(ctx) };
}

export const openSuppressions = (ctx: TestCtx) =>
  inTransaction(ctx, (tx) =>
    tx.select().from(suppressions).where(isNull(suppressions.liftedAt)).orderBy(suppressions.addressKind),
  );
export const touchOf = async (ctx: TestCtx, id: string) =>
  (await inTransaction(ctx, (tx) => tx.select().from(touches).where(eq(touches.id, id))))[0];
export const leadOf = async (ctx: TestCtx, id: string) =>
  (await inTransaction(ctx, (tx) => tx.select().from(leads).where(eq(leads.id, id))))[0];

/** A follow-up that waits, one by text and one by mail. */
export async function waiting(ctx: TestCtx, leadId: string) {
  const follow = {
    source: "campaign",
    conversationId: leadId,
    leadId,
    class: "marketing",
    author: "campaign",
  } as const;
  const dueAt = new Date(ctx.now().getTime() + dayMs);
  const [text, mail] = [newId(), newId()];
  await inTransaction(ctx, async (tx) => {
    await addTouches(
      tx,
      [text, mail].map((id) => ({ ...follow, id, sourceKey: id, dueAt })),
    );
    await tx.update(touches).set({ channel: "email" }).where(eq(touches.id, mail));
  });
  return {
    statuses: async () => [(await touchOf(ctx, text))?.status, (await touchOf(ctx, mail))?.status],
    text,
  };
}

export const textsOf = (ctx: TestCtx) => inTransaction(ctx, (tx) => tx.select().from(messages).orderBy(messages.id));
