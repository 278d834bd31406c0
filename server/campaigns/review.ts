import { and, asc, type SQL, sql } from "drizzle-orm";
import { leads } from "@/drizzle/schema";
import { brandOf } from "@/server/branding";
import type { Brand } from "@/server/branding/schemas";
import {
  openMailboxes,
  openSenders,
  openSiteSenders,
  openWhatsAppSenders,
  refusalToUse,
  seedSenders,
} from "@/server/channels";
import { nameOf } from "@/server/leads";
import { segmentsOf } from "@/server/messaging/schemas";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { publicUrl } from "@/server/platform/env";
import { timingProfileOf } from "@/server/timing";
import type { Reach } from "./audience";
import { audienceOf, hasAudience, reachIn } from "./audience";
import { type Check, checksOf, type LaunchFacts, type Missing, refusalToLaunch } from "./checks";
import { composeText, type Script } from "./compose";
import { exclusionOf } from "./exclusion";
import { type Campaign, campaignOf, type Step, stepsOf } from "./rows";
import { mayGoBy } from "./schemas";
import { variablesOf } from "./template";
import { bookingVariable, lacks, senderVariables } from "./values";

/** As long as a real one: what a preview and a dry run show in place of a lead's own link. */
export const exampleLink = () => `${publicUrl()}/b/xxxxxxxxxxxx`;

const namesShown = 3;
const given: ReadonlySet<string> = new Set([...senderVariables, bookingVariable]);

const wordsOf = ({ subject, body, link }: Step) => [subject, body, link].map((part) => part ?? "").join("\n");

/** Who will be texted and lacks a value for a variable that has no fallback, by step. */
async function missingIn(tx: Tx, campaign: Campaign, steps: readonly Step[]): Promise<Missing[]> {
  const reached = sql`${await audienceOf(tx, campaign)} and ${exclusionOf(campaign.id)} is null`;
  const found: Missing[] = [];
  for (const step of steps) {
    const needed = variablesOf(wordsOf(step)).filter(
      ({ variable, hasFallback }) => !hasFallback && !given.has(variable),
    );
    for (const { variable } of step.mode === "fixed" ? needed : []) {
      const without = await lacking(tx, and(reached, lacks(variable)));
      if (without.count > 0) found.push({ step: step.step, variable, ...without });
    }
  }
  return found;
}

async function lacking(tx: Tx, which: SQL | undefined): Promise<{ count: number; names: string[] }> {
  const [total] = await tx.select({ count: sql<number>`count(*)::int` }).from(leads).where(which);
  const some = await tx
    .select({ id: leads.id, firstName: leads.firstName, lastName: leads.lastName })
    .from(leads)
    .where(which)
    .orderBy(asc(leads.id))
    .limit(namesShown);
  return { count: total?.count ?? 0, names: some.map((lead) => nameOf(lead) || "a lead without a name") };
}

type Sample = { step: number; body: string; segments: number };

/** Each text as a few real leads would get it. */
async function samplesOf(tx: Tx, campaign: Campaign, script: Script & { brand: Brand }): Promise<Sample[]> {
  const reached = sql`${await audienceOf(tx, campaign)} and ${exclusionOf(campaign.id)} is null`;
  const people = await tx.select().from(leads).where(reached).orderBy(asc(leads.id)).limit(5);
  return script.steps.flatMap(({ step, mode, channel, fallsBack }) =>
    people.flatMap((lead) => {
      if (mode === "ai" || !mayGoBy({ channel, fallback: fallsBack }, "sms")) return [];
      const text = composeText(
        { script, step, channel: "sms", brand: script.brand },
        { lead, link: campaign.bookingUrl ? exampleLink() : null, draft: null },
      );
      return "body" in text ? [{ step, body: text.body, segments: segmentsOf(text.body).segments }] : [];
    }),
  );
}

async function senderFacts(tx: Tx): Promise<LaunchFacts["sender"]> {
  const [sender] = await openSenders(tx);
  if (!sender) return null;
  const name = sender.number ?? "the messaging service";
  return { name, isRegistered: refusalToUse(sender.senderClass) === null, isStopped: sender.stoppedAt !== null };
}

async function mailFacts(tx: Tx, { postalAddress }: Brand): Promise<LaunchFacts["mail"]> {
  const [mailbox] = await openMailboxes(tx);
  const url = new URL(publicUrl());
  return {
    mailbox: mailbox ? { address: mailbox.number, isStopped: mailbox.stoppedAt !== null } : null,
    postalAddress,
    isOneClick: url.protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname),
  };
}

async function whatsAppFacts(tx: Tx): Promise<LaunchFacts["whatsApp"]> {
  const [sender] = await openWhatsAppSenders(tx);
  const name = sender?.number?.replace("whatsapp:", "") ?? "";
  return { number: sender ? { name, isStopped: sender.stoppedAt !== null } : null };
}

async function siteFacts(tx: Tx): Promise<LaunchFacts["site"]> {
  const [site] = await openSiteSenders(tx);
  return { isConnected: site !== undefined, isStopped: (site?.stoppedAt ?? null) !== null };
}

/** Everything that a launch is judged by, read once. */
export async function launchFacts(tx: Tx, campaign: Campaign): Promise<LaunchFacts> {
  const steps = await stepsOf(tx, campaign.id);
  const brand = await brandOf(tx);
  const { caps } = await timingProfileOf(tx);
  return {
    hasAudience: hasAudience(campaign),
    reach: await reachIn(tx, campaign),
    steps: steps.map(({ brief, ...step }) => ({ ...step, hasBrief: brief !== null })),
    now: tx.now(),
    samples: await samplesOf(tx, campaign, { campaign, steps, brand }),
    missing: await missingIn(tx, campaign, steps),
    hasBookingUrl: campaign.bookingUrl !== null,
    sender: await senderFacts(tx),
    mail: await mailFacts(tx, brand),
    whatsApp: await whatsAppFacts(tx),
    site: await siteFacts(tx),
    windowWords: campaign.window
      ? "Texts leave inside the campaign's own hours, never outside the law's and the workspace's."
      : "Texts leave inside the workspace's hours in each lead's own time zone.",
    capsWords: `At most ${caps.campaignPer24Hours} campaign text and ${caps.per24Hours} texts in all reach a person in 24 hours.`,
  };
}

export type Review = { checks: Check[]; refusal: string | null; reach: Reach; samples: readonly Sample[] };

/** The launch's conditions, and the sentence that stands in its way, if any. */
export async function reviewCampaign(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<Review> {
  authorize(ctx, "campaigns:read");
  await seedSenders(ctx);
  return inTransaction(ctx, async (tx) => {
    const campaign = await campaignOf(tx, campaignId);
    const facts = await launchFacts(tx, campaign);
    const checks = checksOf(facts);
    return { checks, refusal: refusalToLaunch(campaign.status, checks), reach: facts.reach, samples: facts.samples };
  });
}
