import { z } from "zod";
import { router, tenantProcedure } from "@/server/trpc/init";
import { audienceRows, reachOf } from "./audience";
import { pauseCampaign, resumeCampaign, stopCampaign } from "./control";
import { createCampaign, duplicateCampaign, updateCampaign } from "./draft";
import { dryRun } from "./dry-run";
import { cancelLaunch, launchCampaign } from "./launch";
import { leadOutlook } from "./next-for-lead";
import { presets } from "./presets";
import { previewText } from "./preview";
import { campaignTouches, getCampaign, listCampaigns, touchReasons } from "./queries";
import { reviewCampaign } from "./review";
import {
  AudienceRowsInput,
  CampaignId,
  CampaignStatus,
  CampaignTouchesInput,
  CreateCampaignInput,
  DryRunInput,
  LaunchCampaignInput,
  LeadIdInput,
  PreviewInput,
  UpdateCampaignInput,
} from "./schemas";
import { startFromPreset } from "./start";

const ListInput = z.object({
  status: CampaignStatus.optional(),
  cursor: z.string().optional(),
  limit: z.number().int().min(1).max(200).optional(),
});

export const campaignsRouter = router({
  list: tenantProcedure.input(ListInput).query(({ ctx, input }) => listCampaigns(ctx, input)),
  get: tenantProcedure.input(CampaignId).query(({ ctx, input }) => getCampaign(ctx, input)),
  start: tenantProcedure
    .input(z.object({ preset: z.enum(presets) }))
    .mutation(({ ctx, input }) => startFromPreset(ctx, input.preset)),
  create: tenantProcedure.input(CreateCampaignInput).mutation(({ ctx, input }) => createCampaign(ctx, input)),
  update: tenantProcedure.input(UpdateCampaignInput).mutation(({ ctx, input }) => updateCampaign(ctx, input)),
  duplicate: tenantProcedure.input(CampaignId).mutation(({ ctx, input }) => duplicateCampaign(ctx, input)),
  reach: tenantProcedure.input(CampaignId).query(({ ctx, input }) => reachOf(ctx, input)),
  audience: tenantProcedure.input(AudienceRowsInput).query(({ ctx, input }) => audienceRows(ctx, input)),
  preview: tenantProcedure.input(PreviewInput).query(({ ctx, input }) => previewText(ctx, input)),
  review: tenantProcedure.input(CampaignId).query(({ ctx, input }) => reviewCampaign(ctx, input)),
  dryRun: tenantProcedure.input(DryRunInput).query(({ ctx, input }) => dryRun(ctx, input)),
  launch: tenantProcedure.input(LaunchCampaignInput).mutation(({ ctx, input }) => launchCampaign(ctx, input)),
  cancelLaunch: tenantProcedure.input(CampaignId).mutation(({ ctx, input }) => cancelLaunch(ctx, input)),
  pause: tenantProcedure.input(CampaignId).mutation(({ ctx, input }) => pauseCampaign(ctx, input)),
  resume: tenantProcedure.input(CampaignId).mutation(({ ctx, input }) => resumeCampaign(ctx, input)),
  stop: tenantProcedure.input(CampaignId).mutation(({ ctx, input }) => stopCampaign(ctx, input)),
  touches: tenantProcedure.input(CampaignTouchesInput).query(({ ctx, input }) => campaignTouches(ctx, input)),
  ofLead: tenantProcedure.input(LeadIdInput).query(({ ctx, input }) => leadOutlook(ctx, input)),
  reasons: tenantProcedure.input(CampaignId).query(({ ctx, input }) => touchReasons(ctx, input)),
});
