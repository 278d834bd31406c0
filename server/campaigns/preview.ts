import { and, asc, sql } from "drizzle-orm";
import { leads } from "@/drizzle/schema";
import type { Brand } from "@/server/branding/schemas";
import { templatesOf } from "@/server/channels";
import { nameOf } from "@/server/leads";
import { configuredDrafter } from "@/server/llm";
import { shownMail } from "@/server/messaging";
import { segmentsOf } from "@/server/messaging/schemas";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { isId } from "@/server/platform/ids";
import { audienceOf } from "./audience";
import type { Text } from "./compose";
import { exclusionOf } from "./exclusion";
import { type Lead, leadsFor, type Stage, stageOf, textFor } from "./recipients";
import { exampleLink } from "./review";
import { type Campaign, campaignOf, type StepTemplate } from "./rows";
import { isCard, PreviewInput, type StepChannel } from "./schemas";

export type Preview = {
  lead: { id: string; name: string } | null;
  nextLeadId: string | null;
  subject: string | null;
  body: string | null;
  /** What a card without a title stands under. */
  businessName: string;
  /** Where a card leads. */
  link: string | null;
  problem: string | null;
  segments: ReturnType<typeof segmentsOf> | null;
};

/** One text as one real lead would get it, with the words as they are typed; an AI text is written anew. Sends and stores nothing. */
export async function previewText(ctx: Ctx, given: PreviewInput): Promise<Preview> {
  authorize(ctx, "campaigns:read");
  const { campaignId, step, leadId, text } = PreviewInput.parse(given);
  const { stage, lead, nextLeadId } = await inTransaction(ctx, async (tx) => {
    const campaign = await campaignOf(tx, campaignId);
    const people = await reachedAfter(tx, campaign, leadId ?? null);
    return {
      stage: withDraft(await stageOf(tx, campaignId), step, text && { ...text, template: await templateIn(tx, text) }),
      lead: people[0] ?? null,
      nextLeadId: people[1]?.id ?? null,
    };
  });
  if (!lead)
    return {
      lead: null,
      nextLeadId: null,
      subject: null,
      body: null,
      businessName: stage.brand.businessName,
      link: null,
      problem: "Nobody in this audience can be reached yet.",
      segments: null,
    };
  const link = stage.script.campaign.bookingUrl ? exampleLink() : null;
  const written = await textFor({ stage, step, lead, link, drafter: configuredDrafter() });
  const channel = stage.script.steps.find((one) => one.step === step)?.channel;
  const who = { id: lead.id, name: nameOf(lead) };
  return { ...shownText(written, channel, stage.brand), lead: who, nextLeadId };
}

/** The words as their channel shows them; a text's are counted. */
function shownText(written: Text, channel: StepChannel | undefined, brand: Brand) {
  const { businessName } = brand;
  if ("skip" in written)
    return { subject: null, body: null, businessName, link: null, problem: written.skip, segments: null };
  const { subject, link = null } = written;
  const body = channel === "email" ? shownMail(written.body, brand) : written.body;
  return { subject, body, businessName, link, problem: null, segments: isCounted(channel) ? segmentsOf(body) : null };
}

const isCounted = (channel: StepChannel | undefined) =>
  channel !== "email" && channel !== "whatsapp" && !isCard({ channel });

/** The lead asked for, or the first one, and the one after it. */
async function reachedAfter(tx: Tx, campaign: Campaign, leadId: string | null): Promise<Lead[]> {
  const from = leadId && isId(leadId) ? sql`${leads.id} >= ${leadId}::uuid` : undefined;
  const reached = and(await audienceOf(tx, campaign), sql`${exclusionOf(campaign.id)} is null`, from);
  const ids = await tx.select({ id: leads.id }).from(leads).where(reached).orderBy(asc(leads.id)).limit(2);
  const found = await leadsFor(
    tx,
    ids.map(({ id }) => id),
  );
  return ids.flatMap(({ id }) => found.get(id) ?? []);
}

type Given = NonNullable<ReturnType<(typeof PreviewInput)["parse"]>["text"]>;
type Typed = (Given & { template: StepTemplate | null }) | undefined;

async function templateIn(tx: Tx, { channel, template_id: id, template_values: values }: Given) {
  const row = channel === "whatsapp" && id ? (await templatesOf(tx, [id])).get(id) : undefined;
  return row ? { row, values: values ?? {} } : null;
}

/** The stage with one step's words as they stand in the editor. */
function withDraft(stage: Stage, step: number, text: Typed): Stage {
  if (!text) return stage;
  const words = {
    step,
    channel: text.channel,
    fallsBack: text.fallback,
    delayMinutes: 0,
    mode: text.mode,
    subject: text.subject ?? null,
    link: text.link ?? null,
    body: text.body ?? null,
    brief: text.brief ?? null,
    template: text.template,
  };
  const others = stage.script.steps.filter((one) => one.step !== step);
  return { ...stage, script: { ...stage.script, steps: [...others, words].sort((a, b) => a.step - b.step) } };
}
