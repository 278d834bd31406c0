import { and, asc, eq } from "drizzle-orm";
import { campaignSteps, campaigns } from "@/drizzle/schema";
import { type Template, templatesOf } from "@/server/channels";
import { filledTemplate } from "@/server/channels/schemas";
import { attachFiles, filesNamed, filesWithIds } from "@/server/files";
import type { FileView } from "@/server/files/schemas";
import type { Tx } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import { isId } from "@/server/platform/ids";
import { Brief, isRouted, mayBeCard, mayGoBy, type StepInput } from "./schemas";

export type Campaign = typeof campaigns.$inferSelect;
export type Step = Pick<
  typeof campaignSteps.$inferSelect,
  "step" | "channel" | "fallsBack" | "delayMinutes" | "mode" | "subject" | "body" | "link"
> & {
  brief: Brief | null;
  /** What goes with it, as far as it is still here; `fileIds` names all of it. */
  fileIds?: readonly string[];
  files?: readonly FileView[];
  /** Of WhatsApp: what it approved, and the words for its variables. */
  template?: StepTemplate | null;
};
export type StepTemplate = { row: Template; values: Record<string, string> };

const minutesPerDay = 1_440;
const one = (tx: Tx, id: string) => and(eq(campaigns.tenantId, tx.tenantId), eq(campaigns.id, id));

export async function campaignOf(tx: Tx, id: string): Promise<Campaign> {
  const [row] = isId(id) ? await tx.select().from(campaigns).where(one(tx, id)) : [];
  if (!row) throw new NotFound("campaign");
  return row;
}

/** The row, locked until the transaction ends: whoever changes its status holds it. */
export async function lockCampaign(tx: Tx, id: string): Promise<Campaign> {
  const [row] = isId(id) ? await tx.select().from(campaigns).where(one(tx, id)).for("no key update") : [];
  if (!row) throw new NotFound("campaign");
  return row;
}

export async function updateRow(
  tx: Tx,
  id: string,
  patch: Partial<Omit<Campaign, "tenantId" | "id" | "createdAt">>,
): Promise<Campaign> {
  const [row] = await tx
    .update(campaigns)
    .set({ ...patch, updatedAt: tx.realNow() })
    .where(one(tx, id))
    .returning();
  if (!row) throw new NotFound("campaign");
  return row;
}

export async function stepsOf(tx: Tx, campaignId: string): Promise<Step[]> {
  const rows = await tx
    .select()
    .from(campaignSteps)
    .where(and(eq(campaignSteps.tenantId, tx.tenantId), eq(campaignSteps.campaignId, campaignId)))
    .orderBy(asc(campaignSteps.step));
  const templates = await templatesOf(
    tx,
    rows.map(({ templateId }) => templateId),
  );
  const files = await filesWithIds(
    tx,
    rows.flatMap(({ fileIds }) => fileIds),
  );
  return rows.map(({ brief, templateId, templateValues, tenantId: _, campaignId: __, ...step }) => {
    const read = Brief.safeParse(brief);
    const row = templates.get(templateId ?? "");
    const template = row ? { row, values: templateValues ?? {} } : null;
    const whole = { ...step, files: filesNamed(files, step.fileIds), template };
    return { ...whole, brief: read.success ? read.data : null };
  });
}

/** How a touch of a step gets its channel; until it is decided the row stands under the one that comes first. */
export const routeOf = (step: Pick<Step, "channel" | "fallsBack"> | undefined) => ({
  channel: !step || step.channel === "best" ? ("sms" as const) : step.channel,
  channelRule:
    step?.channel === "best"
      ? ("best" as const)
      : step?.fallsBack && isRouted(step.channel)
        ? ("fallback" as const)
        : ("fixed" as const),
});

/** Only what may go as an e-mail, or as a card, has one; a blank one is none. */
const subjectOf = (step: StepInput) => ((mayGoBy(step, "email") || mayBeCard(step)) && step.subject?.trim()) || null;
const linkOf = (step: StepInput) => (mayBeCard(step) && step.link?.trim()) || null;

/** Writes the whole sequence: a first text at once, each follow-up after its own wait. */
export async function writeSteps(tx: Tx, campaignId: string, steps: readonly StepInput[]): Promise<void> {
  await tx
    .delete(campaignSteps)
    .where(and(eq(campaignSteps.tenantId, tx.tenantId), eq(campaignSteps.campaignId, campaignId)));
  const templates = await templatesOf(tx, steps.map(templateIn));
  await attachFiles(tx, [...new Set(steps.flatMap(filesIn))]);
  await tx.insert(campaignSteps).values(
    steps.map((step, at) => ({
      ...{ tenantId: tx.tenantId, campaignId, step: at + 1 },
      delayMinutes: at === 0 ? 0 : Math.round((step.delay_days ?? 0) * minutesPerDay),
      ...(step.channel === "whatsapp" ? templateColumns(step, templates) : wordColumns(step)),
    })),
  );
}

const wordColumns = (step: StepInput) => ({
  channel: step.channel ?? "sms",
  fallsBack: step.fallback ?? false,
  mode: step.mode ?? "fixed",
  subject: subjectOf(step),
  body: step.body ?? null,
  link: linkOf(step),
  brief: step.brief ? { ...step.brief } : null,
  fileIds: filesIn(step),
});

/** Only what travels as a text or an e-mail carries files. */
const filesIn = ({ channel = "sms", attachments }: StepInput): string[] =>
  isRouted(channel) ? (attachments ?? []) : [];

/** A step of WhatsApp says what its template says; `body` shows it with our own variables. @throws NotFound */
function templateColumns(step: StepInput, templates: ReadonlyMap<string, Template>) {
  const plain = { channel: "whatsapp" as const, fallsBack: false, mode: "fixed" as const };
  const templateId = templateIn(step);
  if (!templateId) return { ...plain, body: null };
  const template = templates.get(templateId);
  if (!template) throw new NotFound("template");
  const values = step.template_values ?? {};
  return { ...plain, templateId, templateValues: values, body: filledTemplate(template.body, values) };
}

const templateIn = ({ channel, template_id }: StepInput) => (channel === "whatsapp" ? (template_id ?? null) : null);
