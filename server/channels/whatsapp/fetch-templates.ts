import { sql } from "drizzle-orm";
import { whatsappTemplates } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { Refused, Unavailable } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { log } from "@/server/platform/log";
import { sendersChanged } from "../events";
import { type OpenSender, openWhatsAppSenders } from "../rows";
import { longestTemplate, type TemplateCategory, type TemplateStatus, templateCategories } from "../schemas";
import type { Template } from "./templates";

/** A template as Twilio's content store lists it, with what WhatsApp said about it. */
export interface ListedContent {
  readonly sid: string;
  readonly friendlyName: string;
  readonly language: string;
  readonly types: unknown;
  readonly approvalRequests: unknown;
}

type Read = Pick<Template, "name" | "language" | "contentSid" | "category" | "body" | "status">;

const statuses: Record<string, TemplateStatus> = {
  approved: "approved",
  rejected: "rejected",
  paused: "paused",
  disabled: "paused",
};

/** What a listed content comes to, or null where it has no words; an unknown category counts as the strictest, an unknown status as pending. */
export function templateIn({ sid, friendlyName, language, types, approvalRequests }: ListedContent): Read | null {
  const body = Object.values(recordOf(types))
    .map((type) => recordOf(type).body)
    .find((words) => typeof words === "string");
  if (typeof body !== "string" || body.length > longestTemplate) return null;
  const { name, category, status } = recordOf(approvalRequests);
  const known: TemplateCategory =
    templateCategories.find((one) => one === String(category).toLowerCase()) ?? "marketing";
  return {
    name: (typeof name === "string" && name) || friendlyName,
    language,
    contentSid: sid,
    category: known,
    body,
    status: statuses[String(status).toLowerCase()] ?? "pending",
  };
}

const recordOf = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === "object" ? (value as Record<string, unknown>) : {};

const most = 500;

/** Asks Twilio for the templates of the workspace's accounts and how their approval stands; what is known is brought up to date. @throws Refused without a Twilio number, Unavailable when Twilio does not answer. */
export async function fetchTemplates(ctx: Ctx): Promise<{ found: number }> {
  authorize(ctx, "settings:channels");
  const senders = (await inTransaction(ctx, openWhatsAppSenders)).filter(({ provider }) => provider === "twilio");
  if (senders.length === 0) throw new Refused("This workspace has no WhatsApp number at Twilio to ask for.");
  const found = (await Promise.all(senders.map(listedFor))).flat().flatMap((content) => templateIn(content) ?? []);
  const distinct = [...new Map(found.map((one) => [`${one.name} ${one.language}`, one])).values()];
  await inTransaction(ctx, async (tx) => {
    const stamp = { tenantId: tx.tenantId, createdAt: tx.realNow(), updatedAt: tx.realNow() };
    const rows = distinct.map((one) => ({ ...one, ...stamp, id: newId() }));
    if (rows.length > 0)
      await tx
        .insert(whatsappTemplates)
        .values(rows)
        .onConflictDoUpdate({
          target: [whatsappTemplates.tenantId, whatsappTemplates.name, whatsappTemplates.language],
          set: {
            contentSid: sql`excluded.content_sid`,
            category: sql`excluded.category`,
            body: sql`excluded.body`,
            status: sql`excluded.status`,
            updatedAt: sql`excluded.updated_at`,
          },
        });
    const subject = { type: "tenant", id: tx.tenantId };
    await record(tx, "whatsapp_templates.fetched", { subject, after: { found: rows.length } });
    await announce(tx, sendersChanged, { senderId: senders[0]?.id ?? tx.tenantId });
  });
  return { found: distinct.length };
}

async function listedFor(sender: OpenSender): Promise<ListedContent[]> {
  const { clientOf } = await import("../outbound-twilio");
  try {
    return await clientOf(sender).content.v1.contentAndApprovals.list({ limit: most });
  } catch (error) {
    log.warn({ err: error, senderId: sender.id }, "the content store could not be read");
    throw new Unavailable("Twilio did not list its templates. Try again in a minute.");
  }
}
