import { eq } from "drizzle-orm";
import { campaigns, leadAssessments, leads, mailReadings, touches } from "@/drizzle/schema";
import { updateBrand } from "@/server/branding";
import { addMailbox } from "@/server/channels";
import { mailFigures, sendDueTouches, type TouchSource } from "@/server/messaging";
import { type TrackedPlace, trackToken } from "@/server/messaging/tracking/links";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { tenantKeys } from "@/server/platform/vault";
import { aMailableLead, asMail } from "./mailable-leads";
import { anSmtpSink } from "./smtp-sink";
import { aRunningCampaign, aTexter, dueTexts } from "./texts";

const body = "See https://northwind.test/roofs?a=1&b=2 and https://northwind.test/walls.";
const words: TouchSource = {
  source: "campaign",
  compose: async (_, due) => new Map(due.map(({ id }) => [id, { subject: "Your roof", body }])),
  sent: async () => undefined,
};

type Wanted = { country?: string; workspace?: boolean; campaign?: boolean };

/** A marketing mail as it arrived, and what it would fetch. */
export async function aTrackedMail({ country = "US", workspace = true, campaign = true }: Wanted = {}) {
  const sink = await anSmtpSink();
  const ctx = await aTexter();
  await updateBrand(ctx, { tracksMail: workspace });
  const domain = `d${newId()}.example.com`;
  const box = { from_name: "Northwind", address: `hello@${domain}`, sending_domain: domain, host: "127.0.0.1" };
  await addMailbox(ctx, { ...box, port: sink.port });
  const lead = await aMailableLead(ctx, { country, consent: "granted" });
  const campaignId = await aRunningCampaign(ctx);
  await inTransaction(ctx, (tx) =>
    tx.update(campaigns).set({ tracksMail: campaign }).where(eq(campaigns.id, campaignId)),
  );
  await dueTexts(ctx, campaignId, [[lead.id], asMail]);
  await sendDueTouches(ctx, { limit: 10, sources: [words] });
  await sink.close();
  const html = String(sink.mails.at(-1)?.parsed.html ?? "").replaceAll("&amp;", "&");
  const found = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, token = ""]) => token);
  const [trap = ""] = found(/\/c\/([\w-]+)" style="display:none"/g);
  const [pixel = ""] = found(/<img src="[^"]*\/c\/([\w-]+)"/g);
  const links = found(/<a href="[^"]*\/c\/([\w-]+)">/g);
  return { ctx, lead, campaignId, html, text: sink.mails.at(-1)?.parsed.text ?? "", pixel, trap, links };
}

export const sentSecondsAgo = (ctx: Ctx, seconds: number) =>
  inTransaction(ctx, (tx) =>
    tx
      .update(touches)
      .set({ sentAt: new Date(Date.now() - seconds * 1_000) })
      .where(eq(touches.tenantId, tx.tenantId)),
  );

/** What the report says of it. */
export const figuresOf = (ctx: Ctx, campaignId: string) => inTransaction(ctx, (tx) => mailFigures(tx, campaignId));
/** Everything that an activity would change. */
export const standingOf = (ctx: Ctx, leadId: string) =>
  inTransaction(ctx, async (tx) => ({
    lead: await tx.select().from(leads).where(eq(leads.id, leadId)),
    scores: await tx.select().from(leadAssessments),
    touches: await tx.select().from(touches),
  }));

export const readingRows = (ctx: Ctx) => inTransaction(ctx, (tx) => tx.select().from(mailReadings));

/** A token as this workspace would give it out. */
export const tokenOf = (ctx: Ctx, place: TrackedPlace): Promise<string> =>
  inTransaction(ctx, async (tx) => trackToken(await tenantKeys(tx), place));
