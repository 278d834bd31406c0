import { and, eq } from "drizzle-orm";
import { leads } from "@/drizzle/schema";
import { bookingLinksFor } from "@/server/bookings";
import { brandOf } from "@/server/branding";
import type { Brand } from "@/server/branding/schemas";
import { type DraftedOpening, draftOpening } from "@/server/dialogue";
import type { TouchChannel } from "@/server/leads/schemas";
import type { Drafter } from "@/server/llm";
import type { Tx } from "@/server/platform/db";
import { among } from "@/server/platform/db/among";
import { composeText, type Script, type Text } from "./compose";
import { campaignOf, stepsOf } from "./rows";
import type { Personal } from "./values";

export type Lead = Personal & { id: string };

/** What a composer needs of a campaign, read once a batch. */
export type Stage = { script: Script; brand: Brand };

export async function stageOf(tx: Tx, campaignId: string): Promise<Stage> {
  const campaign = await campaignOf(tx, campaignId);
  return { script: { campaign, steps: await stepsOf(tx, campaignId) }, brand: await brandOf(tx) };
}

export async function leadsFor(tx: Tx, leadIds: readonly string[]): Promise<Map<string, Lead>> {
  if (leadIds.length === 0) return new Map();
  const { id, firstName, lastName, company, state, postcode, attributes } = leads;
  const rows = await tx
    .select({ id, firstName, lastName, company, state, postcode, attributes })
    .from(leads)
    .where(and(eq(leads.tenantId, tx.tenantId), among(leads.id, leadIds)));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Each lead's own address of the booking page; empty where the campaign has none. */
export async function linksFor(tx: Tx, { script }: Stage, leadIds: readonly string[]): Promise<Map<string, string>> {
  const { id, bookingUrl } = script.campaign;
  return bookingUrl ? bookingLinksFor(tx, { leadIds, campaignId: id, targetUrl: bookingUrl }) : new Map();
}

const bookingToken = "{{BOOKING_LINK}}";
/** An AI's token for the address is the campaigns' own variable. */
const withVariable = (text: string) => text.replaceAll(bookingToken, "{booking}");

type Drafting = {
  stage: Stage;
  step: number;
  /** By which the words travel; absent: the step's own. */
  channel?: TouchChannel;
  lead: Lead;
  link: string | null;
  drafter: Drafter | null;
};

const seedOf = (id: string) => Number.parseInt(id.replaceAll("-", "").slice(-6), 16);

/** What the AI writes for one lead at one step: a model's words under the guard, else our own template. Null for a fixed text. */
export async function draftFor({ stage, step, lead, link, drafter }: Drafting): Promise<DraftedOpening | null> {
  const written = stage.script.steps.find((one) => one.step === step);
  if (written?.mode !== "ai" || !written.brief) return null;
  const { businessName, assistantName, about, helpContact } = stage.brand;
  return draftOpening({
    brief: written.brief,
    brand: { businessName, assistantName, about, helpContact },
    lead: { firstName: lead.firstName, company: lead.company },
    step,
    linkLength: link?.length ?? 0,
    hasBookingPage: link !== null,
    seed: seedOf(lead.id),
    drafter,
  });
}

/** One lead's text at one step, complete; or why there is none. */
export async function textFor(drafting: Drafting): Promise<Text> {
  const { stage, step, channel = null, lead, link } = drafting;
  const drafted = await draftFor(drafting);
  const draft = drafted?.text ? withVariable(drafted.text) : null;
  return composeText({ script: stage.script, step, channel, brand: stage.brand }, { lead, link, draft });
}
