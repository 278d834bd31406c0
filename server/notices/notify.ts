import { and, asc, desc, eq, isNull, lt, lte, or } from "drizzle-orm";
import { notices } from "@/drizzle/schema";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { log } from "@/server/platform/log";
import { hasMailServer, mailDirectly } from "./mailer";
import type { ListNoticesInput, Mail } from "./schemas";

export type NoticeStatus = (typeof notices.$inferSelect)["status"];

/** Where a new mail goes: a sandbox never sends, it shows; elsewhere SMTP sends, and without SMTP it is shown too. */
export const destinationOf = (sandbox: boolean, canMail: boolean): NoticeStatus =>
  !sandbox && canMail ? "pending" : "on_screen";

/** Writes a mail to a user in the transaction of its cause; answers where it goes. */
export async function notify(tx: Tx, mail: Mail & { userId?: string }): Promise<NoticeStatus> {
  const status = destinationOf(tx.ctx.sandbox, hasMailServer());
  await tx.insert(notices).values({
    tenantId: tx.tenantId,
    id: newId(),
    userId: mail.userId ?? null,
    recipient: mail.recipient,
    subject: mail.subject,
    body: mail.body,
    status,
    createdAt: tx.realNow(),
  });
  return status;
}

const pageSize = 50;

/** The workspace's mails to its users, the newest first. */
export async function listNotices(ctx: Ctx, { cursor }: ListNoticesInput) {
  authorize(ctx, "members:write");
  const older = cursor ? lt(notices.id, cursor) : undefined;
  const rows = await inTransaction(ctx, (tx) =>
    tx
      .select()
      .from(notices)
      .where(and(eq(notices.tenantId, ctx.tenantId), older))
      .orderBy(desc(notices.id))
      .limit(pageSize + 1),
  );
  const page = rows.slice(0, pageSize);
  return { notices: page, nextCursor: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null };
}

const maxAttempts = 6;

/** The wait after the n-th failed try: 1, 2, 4, ... minutes; null = given up. */
export const nextAttemptMinutes = (attempts: number): number | null =>
  attempts >= maxAttempts ? null : 2 ** (attempts - 1);

/** Sends what is pending, one by one, outside any transaction. Marked `system`: a job calls it. Answers how many went out. */
export async function sendPendingNotices(ctx: Ctx, { limit }: { limit: number }): Promise<number> {
  const now = ctx.realNow();
  const due = await inTransaction(ctx, (tx) =>
    tx
      .select()
      .from(notices)
      .where(
        and(
          eq(notices.tenantId, ctx.tenantId),
          eq(notices.status, "pending"),
          or(isNull(notices.nextAttemptAt), lte(notices.nextAttemptAt, now)),
        ),
      )
      .orderBy(asc(notices.id))
      .limit(limit),
  );
  let sent = 0;
  for (const notice of due) sent += await sendOne(ctx, notice);
  return sent;
}

/** Marked `system`: part of the job above. */
async function sendOne(ctx: Ctx, notice: typeof notices.$inferSelect): Promise<number> {
  const outcome = await outcomeOf(ctx, notice);
  await inTransaction(ctx, (tx) =>
    tx
      .update(notices)
      .set(outcome)
      .where(and(eq(notices.tenantId, ctx.tenantId), eq(notices.id, notice.id))),
  );
  return outcome.status === "sent" ? 1 : 0;
}

async function outcomeOf(ctx: Ctx, notice: typeof notices.$inferSelect) {
  const attempts = notice.attempts + 1;
  try {
    await mailDirectly(notice);
    return { status: "sent" as const, attempts, sentAt: ctx.realNow(), error: null };
  } catch (error) {
    const minutes = nextAttemptMinutes(attempts);
    const message = error instanceof Error ? error.message : "unknown";
    log.warn({ noticeId: notice.id, attempts }, "a mail to a user was not taken");
    if (minutes === null) return { status: "failed" as const, attempts, error: message };
    const nextAttemptAt = new Date(ctx.realNow().getTime() + minutes * 60_000);
    return { status: "pending" as const, attempts, error: message, nextAttemptAt };
  }
}
