import { campaigns } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { brandOf } from "@/server/branding";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Conflict, NotFound, Refused } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { campaignChanged } from "./events";
import { type Campaign, campaignOf, lockCampaign, type Step, stepsOf, updateRow, writeSteps } from "./rows";
import { type CampaignStatus, CreateCampaignInput, UpdateCampaignInput } from "./schemas";

/** Makes a draft. Without a booking page of its own it uses the brand's. @throws NotFound for a segment that does not exist here. */
export async function createCampaign(ctx: Ctx, given: CreateCampaignInput): Promise<Campaign> {
  authorize(ctx, "campaigns:write");
  const input = CreateCampaignInput.parse(given);
  return inTransaction(ctx, async (tx) => {
    const campaign = await insertDraft(tx, input);
    await record(tx, "campaign.created", {
      subject: { type: "campaign", id: campaign.id },
      after: { status: "draft", steps: input.steps.length },
    });
    await announce(tx, campaignChanged, { campaignId: campaign.id });
    return campaign;
  });
}

async function insertDraft(tx: Tx, input: ReturnType<(typeof CreateCampaignInput)["parse"]>): Promise<Campaign> {
  await segmentMustExist(tx, input.segment_id);
  const id = newId();
  const bookingUrl = input.booking_url === undefined ? (await brandOf(tx)).bookingUrl : input.booking_url;
  const [campaign] = await tx
    .insert(campaigns)
    .values({
      tenantId: tx.tenantId,
      id,
      name: input.name,
      segmentId: input.segment_id,
      filter: input.filter,
      bookingUrl,
      window: input.window,
      ratePerMinute: input.rate_per_minute,
      dailyNewLeads: input.daily_new_leads,
      holdoutPercent: input.holdout_percent,
      stopOn: input.stop_on,
      priority: input.priority,
      bestTime: input.best_time,
      tracksMail: input.track_mail,
      createdBy: tx.ctx.actor.id,
      createdAt: tx.realNow(),
      updatedAt: tx.realNow(),
    })
    .returning();
  if (!campaign) throw new NotFound("campaign");
  await writeSteps(tx, id, input.steps);
  return campaign;
}

async function segmentMustExist(tx: Tx, segmentId: string | null | undefined): Promise<void> {
  if (!segmentId) return;
  const segment = await tx.query.segments.findFirst({
    columns: { id: true },
    where: (row, { eq }) => eq(row.id, segmentId),
  });
  if (!segment) throw new NotFound("segment");
}

/** Why a campaign's words and settings can no longer change, or null. */
export function refusalToEdit(status: CampaignStatus): string | null {
  if (status === "draft") return null;
  if (status === "scheduled") return "This launch is on hold. Cancel it to edit the campaign.";
  return `A ${status} campaign cannot be edited. Duplicate it to send something else.`;
}

/** Changes a draft. @throws Conflict when somebody saved another version since the writer read it. */
export async function updateCampaign(ctx: Ctx, given: UpdateCampaignInput): Promise<Campaign> {
  authorize(ctx, "campaigns:write");
  const input = UpdateCampaignInput.parse(given);
  return inTransaction(ctx, async (tx) => {
    const before = await lockCampaign(tx, input.campaignId);
    const refusal = refusalToEdit(before.status);
    if (refusal) throw new Refused(refusal);
    if (input.version !== undefined && input.version !== before.version) {
      throw new Conflict("Somebody else saved this campaign since you opened it. Reload to see their version.");
    }
    await segmentMustExist(tx, input.segment_id);
    if (input.steps) await writeSteps(tx, before.id, input.steps);
    const after = await updateRow(tx, before.id, { ...changesOf(input), version: before.version + 1 });
    await record(tx, "campaign.updated", { subject: { type: "campaign", id: after.id }, before, after });
    await announce(tx, campaignChanged, { campaignId: after.id });
    return after;
  });
}

type Changes = ReturnType<(typeof UpdateCampaignInput)["parse"]>;

/** Only what was named; choosing a segment lets go of the filter, and the other way round. */
function changesOf(input: Changes): Partial<Campaign> {
  const named: Partial<Campaign> = {
    name: input.name,
    segmentId: input.segment_id ?? (input.filter ? null : input.segment_id),
    filter: input.filter ?? (input.segment_id ? null : input.filter),
    bookingUrl: input.booking_url,
    window: input.window,
    ratePerMinute: input.rate_per_minute,
    dailyNewLeads: input.daily_new_leads,
    holdoutPercent: input.holdout_percent,
    stopOn: input.stop_on,
    priority: input.priority,
    bestTime: input.best_time,
    tracksMail: input.track_mail,
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
}

const minutesPerDay = 1_440;

export const asStepInput = ({
  channel,
  fallsBack,
  delayMinutes,
  mode,
  subject,
  body,
  fileIds,
  link,
  brief,
  template,
}: Step) => ({
  channel,
  fallback: fallsBack,
  delay_days: delayMinutes / minutesPerDay,
  mode,
  subject,
  body,
  link,
  brief,
  attachments: [...(fileIds ?? [])],
  template_id: template?.row.id ?? null,
  template_values: template?.values ?? null,
});

/** A draft with the same audience, words and settings. */
export async function duplicateCampaign(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<Campaign> {
  authorize(ctx, "campaigns:write");
  return inTransaction(ctx, async (tx) => {
    const original = await campaignOf(tx, campaignId);
    const steps = (await stepsOf(tx, campaignId)).map(asStepInput);
    const copy = await insertDraft(
      tx,
      CreateCampaignInput.parse({
        name: `${original.name} (copy)`.slice(0, 120),
        segment_id: original.segmentId,
        filter: original.filter,
        steps,
        booking_url: original.bookingUrl,
        window: original.window,
        rate_per_minute: original.ratePerMinute,
        daily_new_leads: original.dailyNewLeads,
        holdout_percent: original.holdoutPercent,
        stop_on: original.stopOn,
        priority: original.priority,
        best_time: original.bestTime,
        track_mail: original.tracksMail,
      }),
    );
    await record(tx, "campaign.duplicated", {
      subject: { type: "campaign", id: copy.id },
      after: { from: campaignId },
    });
    await announce(tx, campaignChanged, { campaignId: copy.id });
    return copy;
  });
}
