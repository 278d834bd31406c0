import { and, eq, inArray } from "drizzle-orm";
import { conversations, replies, requiredTexts } from "@/drizzle/schema";
import { templatesOf } from "@/server/channels";
import { filesNamed, filesWithIds } from "@/server/files";
import type { FileView } from "@/server/files/schemas";
import { type Composed, type DueTouch, filledBy, type ProposedTemplate, type TouchSource } from "@/server/messaging";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";

type Words = { body: string; template?: ProposedTemplate; files?: readonly FileView[] };
type Written = { id: string } & (Words | { skip: string });

const bodies = (touches: readonly DueTouch[], written: readonly Written[]): ReadonlyMap<string, Composed> => {
  const byKey = new Map(written.map(({ id, ...words }) => [id, words]));
  const composed = new Map<string, Composed>();
  for (const touch of touches) {
    composed.set(touch.id, byKey.get(touch.sourceKey) ?? { skip: "The text was withdrawn." });
  }
  return composed;
};

const keysOf = (touches: readonly DueTouch[]) => touches.map((touch) => touch.sourceKey);

/** Sends what a person wrote in the inbox. The gate calls it as `system`. */
export const replySource: TouchSource = {
  source: "reply",
  compose: (ctx: Ctx, touches) =>
    inTransaction(ctx, async (tx) => bodies(touches, await repliesOf(tx, keysOf(touches)))),
  sent: async (tx: Tx, touches) =>
    answered(
      tx,
      touches.map((touch) => touch.conversationId),
    ),
};

async function repliesOf(tx: Tx, ids: string[]): Promise<Written[]> {
  const rows = await tx
    .select({
      id: replies.id,
      body: replies.body,
      fileIds: replies.fileIds,
      templateId: replies.templateId,
      values: replies.templateValues,
    })
    .from(replies)
    .where(and(eq(replies.tenantId, tx.tenantId), inArray(replies.id, ids)));
  const templates = await templatesOf(
    tx,
    rows.map(({ templateId }) => templateId),
  );
  const files = await filesWithIds(
    tx,
    rows.flatMap(({ fileIds }) => fileIds),
  );
  return rows.map(({ id, body, fileIds, templateId, values }) => {
    const template = templates.get(templateId ?? "");
    return template
      ? { id, ...filledBy(template, values ?? {}) }
      : { id, ...enclosing(body, filesNamed(files, fileIds), fileIds) };
  });
}

/** The words do not leave without what was to go with them. */
const enclosing = (body: string, files: readonly FileView[], fileIds: readonly string[]): Words | { skip: string } =>
  files.length === fileIds.length ? { body, files } : { skip: "A file that was to go with it is not here any more." };

/** Sends the fixed texts that the law or the lead's keyword requires: STOP confirmation, HELP, START, crisis. Called as `system`. */
export const noticeSource: TouchSource = {
  source: "notice",
  compose: (ctx: Ctx, touches) =>
    inTransaction(ctx, async (tx) =>
      bodies(
        touches,
        await tx
          .select({ id: requiredTexts.id, body: requiredTexts.body })
          .from(requiredTexts)
          .where(and(eq(requiredTexts.tenantId, tx.tenantId), inArray(requiredTexts.id, keysOf(touches)))),
      ),
    ),
  sent: async () => undefined,
};

/** A person's answer reached the carrier: nothing in the thread waits any more. */
async function answered(tx: Tx, conversationIds: readonly string[]) {
  await tx
    .update(conversations)
    .set({ isUnread: false, firstUnansweredAt: null })
    .where(and(eq(conversations.tenantId, tx.tenantId), inArray(conversations.id, [...conversationIds])));
}
