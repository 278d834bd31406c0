import { and, asc, eq, inArray } from "drizzle-orm";
import { campaignSteps, replies, whatsappTemplates } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Conflict, NotFound, Refused } from "@/server/platform/errors";
import { isId, newId } from "@/server/platform/ids";
import { sendersChanged } from "../events";
import { SaveTemplateInput, type TemplateInput, type TemplateView, templateVariables } from "../schemas";

export type Template = typeof whatsappTemplates.$inferSelect;

const ours = (tx: Tx) => eq(whatsappTemplates.tenantId, tx.tenantId);

const viewOf = ({ id, name, language, contentSid, category, status, body }: Template): TemplateView => ({
  id,
  name,
  language,
  contentSid,
  category,
  status,
  body,
  variables: templateVariables(body),
});

/** The templates of the workspace by name; who writes campaigns or replies chooses among them. */
export async function listTemplates(ctx: Ctx): Promise<TemplateView[]> {
  authorize(ctx, "campaigns:read");
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(whatsappTemplates)
      .where(ours(tx))
      .orderBy(asc(whatsappTemplates.name), asc(whatsappTemplates.language));
    return rows.map(viewOf);
  });
}

/** The templates with these ids, by id; one that is gone is missing. */
export async function templatesOf(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, Template>> {
  const named = ids.filter((id) => id !== null);
  if (named.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(whatsappTemplates)
    .where(and(ours(tx), inArray(whatsappTemplates.id, named)));
  return new Map(rows.map((row) => [row.id, row]));
}

/** @throws NotFound also for another tenant's template. */
export async function templateOf(tx: Tx, templateId: string): Promise<Template> {
  const found = isId(templateId) ? (await templatesOf(tx, [templateId])).get(templateId) : undefined;
  if (!found) throw new NotFound("template");
  return found;
}

/** Writes a template as WhatsApp approved it: a new one, or with its id a known one. */
export async function saveTemplate(ctx: Ctx, given: SaveTemplateInput): Promise<TemplateView> {
  authorize(ctx, "settings:channels");
  const { templateId, content_sid: contentSid, ...words } = SaveTemplateInput.parse(given);
  return inTransaction(ctx, async (tx) => {
    const before = templateId === undefined ? null : await templateOf(tx, templateId);
    const written = { ...words, contentSid, updatedAt: tx.realNow() };
    const fresh = { ...written, tenantId: tx.tenantId, id: before?.id ?? newId(), createdAt: tx.realNow() };
    const [row] = before ? await changed(tx, before.id, written) : await added(tx, fresh);
    if (!row) throw new Conflict(`There is a template ${words.name} in ${words.language} already.`);
    await record(tx, "whatsapp_template.saved", {
      subject: { type: "whatsapp_template", id: row.id },
      before: before ? { ...viewOf(before) } : undefined,
      after: { ...viewOf(row) },
    });
    await announce(tx, sendersChanged, { senderId: row.id });
    return viewOf(row);
  });
}

const added = (tx: Tx, row: Template) => tx.insert(whatsappTemplates).values(row).onConflictDoNothing().returning();

async function changed(tx: Tx, id: string, written: Partial<Template>): Promise<Template[]> {
  const { name, language } = written;
  const [other] = await tx
    .select({ id: whatsappTemplates.id })
    .from(whatsappTemplates)
    .where(and(ours(tx), eq(whatsappTemplates.name, name ?? ""), eq(whatsappTemplates.language, language ?? "")));
  if (other && other.id !== id) return [];
  return tx
    .update(whatsappTemplates)
    .set(written)
    .where(and(ours(tx), eq(whatsappTemplates.id, id)))
    .returning();
}

/** The undoing. @throws Refused while a campaign or a reply names it. */
export async function removeTemplate(ctx: Ctx, { templateId }: TemplateInput): Promise<void> {
  authorize(ctx, "settings:channels");
  await inTransaction(ctx, async (tx) => {
    const template = await templateOf(tx, templateId);
    if (await isUsed(tx, templateId))
      throw new Refused("A campaign or a reply uses this template. Set its status to paused instead.");
    await tx.delete(whatsappTemplates).where(and(ours(tx), eq(whatsappTemplates.id, templateId)));
    await record(tx, "whatsapp_template.removed", {
      subject: { type: "whatsapp_template", id: templateId },
      before: { ...viewOf(template) },
    });
    await announce(tx, sendersChanged, { senderId: templateId });
  });
}

async function isUsed(tx: Tx, templateId: string): Promise<boolean> {
  const [step] = await tx
    .select({ id: campaignSteps.campaignId })
    .from(campaignSteps)
    .where(and(eq(campaignSteps.tenantId, tx.tenantId), eq(campaignSteps.templateId, templateId)))
    .limit(1);
  const [reply] = await tx
    .select({ id: replies.id })
    .from(replies)
    .where(and(eq(replies.tenantId, tx.tenantId), eq(replies.templateId, templateId)))
    .limit(1);
  return Boolean(step ?? reply);
}
